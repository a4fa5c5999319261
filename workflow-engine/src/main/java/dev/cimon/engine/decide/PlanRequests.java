package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.CiCall;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who wants to see first what would be done. */
final class PlanRequests {

    private PlanRequests() {}

    /** @param confirmed the plan that is to be carried out, where one was shown */
    static void plan(Turn turn, ReplyTo replyTo, Project project, Command.Deploy wish, @Nullable String confirmed) {
        EnvironmentName environment = wish.environment();
        Requests.source(turn, replyTo, project, wish)
                .ifPresent(source -> turn.order(new Effect.PlanDeployment(
                        replyTo,
                        project.repository(),
                        environment,
                        wish.gitRef(),
                        source.ref(),
                        project.defaultBranch(),
                        source.commit(),
                        turn.situation()
                                .current(environment)
                                .map(running -> running.requireCommit().revision())
                                .orElse(null),
                        wish.force(),
                        confirmed,
                        source.parameters())));
    }

    /** The confirming click: everything is looked at once more. */
    static void confirm(Turn turn, ReplyTo replyTo, String value) {
        Optional<Project> project = turn.projectHere(replyTo);
        Optional<PlanButton> button = PlanButton.read(value);
        if (project.isEmpty() || button.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().noLongerOurs(), true);
        } else {
            Command.Deploy wish = new Command.Deploy(
                    button.get().gitRef(),
                    button.get().environment(),
                    null,
                    button.get().force(),
                    true,
                    button.get().parameters());
            plan(turn, replyTo, project.get(), wish, button.get().plan());
        }
    }

    static void decide(Turn turn, EffectResult.DeploymentPlanned planned) {
        Effect.PlanDeployment asked = planned.effect();
        ReplyTo replyTo = asked.replyTo();
        Optional<Project> project = turn.projectHere(replyTo);
        if (project.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().noLongerOurs());
            return;
        }
        Trigger trigger = Requests.trigger(turn, replyTo, Trigger.Kind.COMMAND, null, null)
                .forcedBecause(asked.force())
                .with(Objects.requireNonNullElse(asked.parameters(), List.of()));
        Commit commit = planned.commit();
        Deployment draft = Lifecycle.draft(turn, project.get(), asked.environment(), trigger, commit);
        List<GateFinding> findings = Gates.examine(turn.factsAbout(draft));
        CiCall call = CiCall.planned(project.get(), draft);
        Long running = turn.situation()
                .current(asked.environment())
                .map(Deployment::number)
                .orElse(null);
        int told =
                Objects.hash(commit.ciRef(), call.parameters(), call.definition(), Parameter.words(draft.parameters()));
        Plan plan = new Plan(commit.revision(), running, Plan.verdicts(findings), Integer.toHexString(told));
        Optional<Plan> shown = Optional.ofNullable(asked.confirmed()).flatMap(Plan::read);
        Optional<Deployment> already = shown.flatMap(_ -> carriedOutBefore(turn, draft));
        if (already.isPresent()) {
            answer(turn, replyTo, already.get());
            return;
        }
        List<String> changes =
                shown.map(before -> before.changes(plan, findings)).orElse(List.of());
        if (shown.isPresent() && changes.isEmpty()) {
            carryOut(turn, replyTo, project.get(), draft);
        } else {
            String value = new PlanButton(
                            asked.repository(),
                            asked.environment(),
                            plan.words(),
                            asked.asked(),
                            asked.force(),
                            draft.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value)))
                    .value();
            turn.answer(
                    replyTo,
                    replyTo.planReplies().plan(draft, changes, findings, planned.difference(), call, value),
                    shown.isPresent());
        }
    }

    private static void carryOut(Turn turn, ReplyTo replyTo, Project project, Deployment draft) {
        Commit commit = draft.requireCommit();
        Deployment asked = Lifecycle.request(turn, project, draft.environment(), draft.trigger(), commit.ref(), commit);
        Lifecycle.proceed(turn, asked);
        answer(turn, replyTo, turn.deployment(asked.id()).orElse(asked));
    }

    private static void answer(Turn turn, ReplyTo replyTo, Deployment now) {
        turn.answer(
                replyTo,
                Requests.isShown(turn, replyTo, now)
                        ? replyTo.planReplies().carriedOut(now)
                        : replyTo.deploymentReplies().notToldHere(now),
                true);
    }

    /** The button was pressed twice: the same person wants the very same there for the same reason. */
    private static Optional<Deployment> carriedOutBefore(Turn turn, Deployment draft) {
        Trigger wanted = draft.trigger();
        return turn.deployments()
                .filter(other -> !other.over() && other.environment().equals(draft.environment()))
                .filter(other -> other.commit() != null
                        && other.commit()
                                .revision()
                                .equals(draft.requireCommit().revision()))
                .filter(other -> other.parameters().equals(draft.parameters()))
                .filter(other -> other.trigger().kind() == wanted.kind()
                        && Objects.equals(other.trigger().person(), wanted.person())
                        && Objects.equals(other.trigger().forced(), wanted.forced()))
                .findFirst();
    }
}
