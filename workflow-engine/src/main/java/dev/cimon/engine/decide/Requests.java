package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.Target;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people ask of deployments, by a word, a button or a form. */
final class Requests {

    private Requests() {}

    static void deploy(
            Turn turn,
            ReplyTo replyTo,
            Project project,
            EnvironmentName environment,
            @Nullable String gitRef,
            @Nullable String reason) {
        Workflow workflow = Workflow.standard(project.defaultBranch());
        if (!workflow.names().contains(environment.name())) {
            turn.answer(replyTo, replyTo.replies().unknownEnvironment(environment, workflow.names()));
            return;
        }
        Trigger trigger = trigger(turn, replyTo, Trigger.Kind.COMMAND, reason, null);
        Optional<EnvironmentName> before = workflow.before(environment);
        if (gitRef == null && before.isPresent()) {
            deployFrom(turn, replyTo, project, before.get(), environment, trigger);
            return;
        }
        String ref = gitRef == null ? project.defaultBranch() : gitRef;
        Deployment asked = Lifecycle.request(turn, project, environment, trigger, ref, null);
        turn.order(
                new Effect.ResolveRef(asked.id(), project.repository(), ref, project.defaultBranch(), replyTo, null));
    }

    /** Takes what runs in one environment to the next: the very commit, with the branch or tag it was found by. */
    private static void deployFrom(
            Turn turn,
            ReplyTo replyTo,
            Project project,
            EnvironmentName before,
            EnvironmentName environment,
            Trigger trigger) {
        Optional<Commit> running = turn.situation().current(before).map(Deployment::requireCommit);
        if (running.isEmpty()) {
            turn.answer(replyTo, replyTo.replies().nothingToTake(environment, before));
            return;
        }
        Commit commit = running.get();
        Lifecycle.proceed(turn, Lifecycle.request(turn, project, environment, trigger, commit.ref(), commit));
    }

    private static Trigger trigger(
            Turn turn, ReplyTo replyTo, Trigger.Kind kind, @Nullable String reason, @Nullable Integer pullRequest) {
        String login = turn.situation()
                .people()
                .linkOf(replyTo.user())
                .map(People.Link::login)
                .orElse(null);
        return new Trigger(kind, turn.cause(), replyTo.user(), login, pullRequest, turn.now(), reason);
    }

    /** Whatever is on its way there; what waits goes first, so that nothing starts only to be cancelled. */
    static void cancel(Turn turn, ReplyTo replyTo, Target target) {
        EnvironmentName environment = target.environment();
        if (environment == null) {
            cancelAsked(turn, replyTo, target.toString());
            return;
        }
        List<Deployment> open = turn.deployments()
                .filter(deployment -> deployment.environment().equals(environment) && !deployment.over())
                .sorted(Comparator.comparing(Deployment::active)
                        .thenComparing(Deployment::number, Comparator.reverseOrder()))
                .toList();
        if (open.isEmpty()) {
            turn.answer(replyTo, replyTo.replies().nothingRuns(environment));
            return;
        }
        open.forEach(deployment -> cancel(turn, replyTo, deployment));
        turn.answer(replyTo, replyTo.replies().cancelling(open));
    }

    static void cancelAsked(Turn turn, ReplyTo replyTo) {
        cancelAsked(turn, replyTo, "this");
    }

    private static void cancelAsked(Turn turn, ReplyTo replyTo, String named) {
        turn.asked()
                .ifPresentOrElse(
                        deployment -> {
                            if (deployment.over()) {
                                turn.answer(replyTo, replyTo.replies().overAlready(deployment));
                            } else {
                                cancel(turn, replyTo, deployment);
                                turn.answer(replyTo, replyTo.replies().cancelling(List.of(deployment)));
                            }
                        },
                        () -> turn.answer(replyTo, replyTo.replies().noSuchDeployment(named)));
    }

    private static void cancel(Turn turn, ReplyTo replyTo, Deployment deployment) {
        turn.deployment(deployment.id())
                .ifPresent(now -> Lifecycle.end(turn, now, replyTo.user().name() + " cancelled it."));
    }

    static void retry(Turn turn, ReplyTo replyTo, Project project, @Nullable Target target) {
        if (target != null && target.environment() == null) {
            retryAsked(turn, replyTo, project);
            return;
        }
        turn.situation().recent().stream()
                .filter(deployment -> target == null || deployment.environment().equals(target.environment()))
                .filter(deployment -> deployment.state() instanceof DeploymentState.Failed)
                .findFirst()
                .ifPresentOrElse(
                        failed -> retry(turn, replyTo, project, failed),
                        () -> turn.answer(replyTo, replyTo.replies().nothingFailed(target)));
    }

    static void retryAsked(Turn turn, ReplyTo replyTo, Project project) {
        turn.asked()
                .ifPresentOrElse(
                        failed -> retry(turn, replyTo, project, failed),
                        () -> turn.answer(replyTo, replyTo.replies().noSuchDeployment("this")));
    }

    /** The very commit again; the preview of a closed pull request stays closed. */
    private static void retry(Turn turn, ReplyTo replyTo, Project project, Deployment deployment) {
        Commit commit = deployment.commit();
        Optional<Deployment> again = retried(turn, deployment);
        if (!(deployment.state() instanceof DeploymentState.Failed) || commit == null) {
            turn.answer(replyTo, replyTo.replies().notFailed(deployment));
        } else if (Lifecycle.environmentHasEnded(turn, deployment)) {
            turn.answer(replyTo, replyTo.replies().environmentEnded(deployment));
        } else if (again.isPresent()) {
            turn.answer(replyTo, replyTo.replies().retriedAlready(deployment, again.get()));
        } else {
            Trigger trigger = trigger(
                    turn,
                    replyTo,
                    Trigger.Kind.RETRY,
                    deployment.trigger().reason(),
                    deployment.trigger().pullRequest());
            Deployment next = Lifecycle.request(turn, project, deployment.environment(), trigger, commit.ref(), commit);
            Lifecycle.proceed(turn, next);
            turn.answer(replyTo, replyTo.replies().retrying(deployment, next));
        }
    }

    /** Whoever presses twice wants one: while the same commit is on its way there, it is not sent again. */
    private static Optional<Deployment> retried(Turn turn, Deployment failed) {
        return turn.deployments()
                .filter(other -> !other.over()
                        && other.number() > failed.number()
                        && other.environment().equals(failed.environment()))
                .filter(other -> other.trigger().kind() == Trigger.Kind.RETRY && sameCommit(other, failed))
                .findFirst();
    }

    private static boolean sameCommit(Deployment one, Deployment other) {
        return one.commit() != null
                && other.commit() != null
                && one.commit().revision().equals(other.commit().revision());
    }

    static void where(Turn turn, ReplyTo replyTo, Project project, String gitRef) {
        SortedMap<String, Revision> deployed = new TreeMap<>();
        current(turn)
                .forEach(deployment -> deployed.put(
                        deployment.environment().name(),
                        deployment.requireCommit().revision()));
        if (deployed.isEmpty()) {
            turn.answer(replyTo, replyTo.replies().nothingDeployed());
        } else {
            turn.order(new Effect.LocateCommit(replyTo, project.repository(), gitRef, deployed));
        }
    }

    static void diff(Turn turn, ReplyTo replyTo, Project project, Command.Diff diff) {
        EnvironmentName environment = diff.environment();
        String ref = diff.gitRef() == null ? project.defaultBranch() : diff.gitRef();
        turn.situation()
                .current(environment)
                .map(Deployment::requireCommit)
                .ifPresentOrElse(
                        commit -> turn.order(new Effect.CompareRevisions(
                                replyTo, project.repository(), environment, commit.revision(), ref)),
                        () -> turn.answer(
                                replyTo, replyTo.replies().nothingDeployedOn(environment, known(turn, project))));
    }

    /** The environments of the workflow, and those of pull requests in which something is or was lately. */
    static List<String> known(Turn turn, Project project) {
        return Stream.concat(
                        Workflow.standard(project.defaultBranch()).names().stream(),
                        Stream.concat(turn.deployments(), turn.situation().recent().stream())
                                .map(deployment -> deployment.environment().name()))
                .distinct()
                .toList();
    }

    private static Stream<Deployment> current(Turn turn) {
        return turn.deployments().filter(Deployment::current);
    }
}
