package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people want to be deployed, by a word or a form. */
final class Requests {

    private Requests() {}

    static void deploy(Turn turn, ReplyTo replyTo, Project project, Command.Deploy wish) {
        source(turn, replyTo, project, wish).ifPresent(source -> {
            Trigger trigger = trigger(turn, replyTo, Trigger.Kind.COMMAND, wish.reason(), null)
                    .forcedBecause(wish.force())
                    .with(source.parameters());
            Commit commit = source.commit();
            Deployment asked = Lifecycle.request(turn, project, wish.environment(), trigger, source.ref(), commit);
            if (commit == null) {
                turn.order(new Effect.ResolveRef(
                        asked.id(), project.repository(), source.ref(), project.defaultBranch(), replyTo, null));
            } else {
                Lifecycle.proceed(turn, asked);
                answerWhereItIsNotShown(turn, replyTo, asked);
            }
        });
    }

    /** Whoever asks always learns what comes of it, if not by a message in the channel. */
    static void answerWhereItIsNotShown(Turn turn, ReplyTo replyTo, Deployment asked) {
        Deployment now = turn.deployment(asked.id()).orElse(asked);
        if (!isShown(turn, replyTo, now)) {
            turn.answer(replyTo, replyTo.deploymentReplies().notToldHere(now));
        }
    }

    /** Whether its message stands where somebody asks. */
    static boolean isShown(Turn turn, ReplyTo replyTo, Deployment deployment) {
        return turn.project()
                .flatMap(project -> Workflow.of(project).notification(replyTo.channel(), deployment))
                .isPresent();
    }

    /**
     * What is to be deployed.
     *
     * @param commit known where it runs elsewhere already: the very commit, with the branch or tag it was found by
     * @param parameters what is given for CI
     */
    record Source(String ref, @Nullable Commit commit, List<Parameter> parameters) {}

    /** Whoever asks is told why, where there is none. */
    static Optional<Source> source(Turn turn, ReplyTo replyTo, Project project, Command.Deploy wish) {
        EnvironmentName environment = wish.environment();
        Workflow workflow = Workflow.of(project);
        if (!workflow.names().contains(environment.name())) {
            turn.answer(replyTo, replyTo.deploymentReplies().unknownEnvironment(environment, workflow.names()));
            return Optional.empty();
        }
        Parameters declared = workflow.parameters(environment);
        return switch (declared.given(wish.parameters())) {
            case Parameters.Given.Refused(List<String> problems) -> {
                turn.answer(replyTo, replyTo.deploymentReplies().parametersRefused(environment, problems, declared));
                yield Optional.empty();
            }
            case Parameters.Given.Accepted(List<Parameter> parameters) ->
                source(turn, replyTo, project, wish, parameters);
        };
    }

    private static Optional<Source> source(
            Turn turn, ReplyTo replyTo, Project project, Command.Deploy wish, List<Parameter> parameters) {
        EnvironmentName environment = wish.environment();
        String gitRef = wish.gitRef();
        Workflow workflow = Workflow.of(project);
        Optional<EnvironmentName> before = workflow.before(environment);
        Optional<String> stable = workflow.stableRef(environment);
        if (gitRef != null || stable.isPresent() || before.isEmpty()) {
            String ref = gitRef == null ? stable.orElse(project.defaultBranch()) : gitRef;
            return Optional.of(new Source(ref, null, parameters));
        }
        Optional<Source> running = turn.situation()
                .current(before.get())
                .map(Deployment::requireCommit)
                .map(commit -> new Source(commit.ref(), commit, parameters));
        if (running.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().nothingToTake(environment, before.get()));
        }
        return running;
    }

    static Trigger trigger(
            Turn turn, ReplyTo replyTo, Trigger.Kind kind, @Nullable String reason, @Nullable Integer pullRequest) {
        String login = turn.people(replyTo)
                .believed()
                .linkOf(replyTo.user())
                .map(People.Link::login)
                .orElse(null);
        return new Trigger(kind, turn.cause(), replyTo.user(), login, pullRequest, turn.now(), reason);
    }

    /** The environments of the workflow, and those of pull requests in which something is or was lately. */
    static List<String> known(Turn turn, Project project) {
        return Stream.concat(
                        Workflow.of(project).names().stream(),
                        Stream.concat(turn.deployments(), turn.situation().recent().stream())
                                .map(deployment -> deployment.environment().name()))
                .distinct()
                .toList();
    }
}
