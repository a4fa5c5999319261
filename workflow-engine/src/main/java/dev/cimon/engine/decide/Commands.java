package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.CommandParser;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.message.Replies;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.slack.CommandEntered;
import java.util.Optional;
import java.util.function.Consumer;

/** What people type. */
final class Commands {

    private Commands() {}

    static void decide(Turn turn, CommandEntered entered) {
        boolean deployAlias = entered.command().equals("/deploy");
        ReplyTo replyTo = new ReplyTo(
                entered.channel(),
                entered.user(),
                deployAlias ? Replies.standard().slash() : entered.command(),
                entered.responseUrl(),
                turn.cause() + "/answer");
        Command command = CommandParser.parse(deployAlias ? "deploy " + entered.text() : entered.text());
        Replies replies = replyTo.replies();
        switch (command) {
            case Command.Help help -> turn.answer(replyTo, replies.help(help.about()));
            case Command.Unknown unknown -> turn.answer(replyTo, replies.unknownCommand(unknown.word()));
            case Command.Misused misused ->
                turn.answer(replyTo, replies.misused(misused.subcommand(), misused.problem()));
            case Command.SetUp setUp -> setUp(turn, replyTo, replies, setUp);
            case Command.Goodbye goodbye -> goodbye(turn, replyTo, replies);
            case Command.Hello hello ->
                withProject(turn, replyTo, replies, project -> hello(turn, replyTo, replies, project, hello));
            case Command.Deploy deploy ->
                withProject(turn, replyTo, replies, project -> deploy(turn, replyTo, replies, project, deploy));
            case Command.ListDeployments list ->
                withProject(turn, replyTo, replies, project -> list(turn, replyTo, replies, project, list));
        }
    }

    private static void withProject(Turn turn, ReplyTo replyTo, Replies replies, Consumer<Project> then) {
        turn.project().ifPresentOrElse(then, () -> turn.answer(replyTo, replies.noProject()));
    }

    private static void setUp(Turn turn, ReplyTo replyTo, Replies replies, Command.SetUp setUp) {
        Optional<Project> here = turn.project();
        if (here.isPresent() && here.get().repository().equals(setUp.repository())) {
            turn.answer(replyTo, replies.alreadyHere(setUp.repository()));
        } else if (here.isPresent()) {
            turn.answer(replyTo, replies.channelTaken(here.get().repository()));
        } else {
            turn.order(new Effect.VerifyRepository(replyTo, setUp.repository(), setUp.also()));
        }
    }

    private static void hello(Turn turn, ReplyTo replyTo, Replies replies, Project project, Command.Hello hello) {
        Optional<People.Link> known = turn.situation().people().linkOf(replyTo.user());
        if (known.isPresent()) {
            turn.answer(replyTo, replies.alreadyLinked(known.get().login()));
        } else {
            turn.order(new Effect.ListCollaborators(replyTo, project.repository(), hello.login()));
        }
    }

    private static void goodbye(Turn turn, ReplyTo replyTo, Replies replies) {
        Optional<People.Link> known = turn.situation().people().linkOf(replyTo.user());
        if (known.isEmpty()) {
            turn.answer(replyTo, replies.nothingToForget());
            return;
        }
        People.Link link = known.get();
        turn.unlink(link);
        turn.record(new PersonUnlinked(link.workspace(), link.user(), link.login()));
        turn.answer(replyTo, replies.unlinked(link.login()));
    }

    private static void deploy(Turn turn, ReplyTo replyTo, Replies replies, Project project, Command.Deploy deploy) {
        Workflow workflow = Workflow.standard(project.defaultBranch());
        EnvironmentName environment = deploy.environment();
        if (!workflow.names().contains(environment.name())) {
            turn.answer(replyTo, replies.unknownEnvironment(environment, workflow.names()));
            return;
        }
        Trigger trigger = new Trigger(
                Trigger.Kind.COMMAND,
                turn.cause(),
                replyTo.user(),
                turn.situation()
                        .people()
                        .linkOf(replyTo.user())
                        .map(People.Link::login)
                        .orElse(null),
                null);
        Optional<EnvironmentName> before = workflow.before(environment);
        if (deploy.gitRef() == null && before.isPresent()) {
            deployFrom(turn, replyTo, project, before.get(), environment, trigger);
            return;
        }
        String ref = deploy.gitRef() == null ? project.defaultBranch() : deploy.gitRef();
        Deployment asked = Lifecycle.request(turn, project, environment, trigger, ref, null);
        turn.order(new Effect.ResolveRef(asked.id(), project.repository(), ref, project.defaultBranch(), replyTo));
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

    private static void list(
            Turn turn, ReplyTo replyTo, Replies replies, Project project, Command.ListDeployments list) {
        Situation situation = turn.situation();
        turn.answer(replyTo, replies.list(project, situation.deployments(), situation.recent(), list.environment()));
    }
}
