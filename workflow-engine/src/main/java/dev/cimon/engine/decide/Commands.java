package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.CommandParser;
import dev.cimon.engine.message.Replies;
import dev.cimon.engine.project.Project;
import dev.cimon.events.content.Content;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.slack.CommandEntered;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What people type. */
final class Commands {

    private Commands() {}

    static void decide(Turn turn, CommandEntered entered) {
        boolean alias = entered.command().equals(CommandParser.DEPLOY_ALIAS);
        ReplyTo replyTo = new ReplyTo(
                entered.channel(),
                entered.user(),
                alias ? turn.situation().slash() : entered.command(),
                entered.responseUrl(),
                turn.cause() + "/answer");
        Replies replies = replyTo.replies();
        List<RepositoryName> here = turn.situation().here();
        Optional<RepositoryName> elsewhere = CommandParser.repositoryOf(entered.command(), entered.text())
                .filter(named -> !here.isEmpty() && !here.contains(named));
        if (elsewhere.isPresent()) {
            turn.answer(
                    replyTo,
                    turn.situation().settingUp() ? replies.settingUp() : replies.notHere(elsewhere.get(), here));
            return;
        }
        switch (CommandParser.parse(entered.command(), entered.text())) {
            case Command.Help help -> turn.answer(replyTo, replies.help(help.about()));
            case Command.Unknown unknown -> turn.answer(replyTo, replies.unknownCommand(unknown.word()));
            case Command.Misused misused -> turn.answer(replyTo, replies.misused(misused));
            case Command.SetUp setUp -> setUp(turn, replyTo, setUp);
            case Command.Goodbye goodbye -> LinkRequests.goodbye(turn, replyTo);
            case Command.Reset reset -> reset(turn, replyTo);
            case Command.Hello hello ->
                withProject(turn, replyTo, project -> LinkRequests.hello(turn, replyTo, project, hello));
            case Command.Configuration configuration ->
                withProject(
                        turn,
                        replyTo,
                        project ->
                                turn.answer(replyTo, replies.configuration(project, turn.people(replyTo), turn.now())));
            case Command.Set set -> Configuration.set(turn, replyTo, set);
            case Command.Unset unset -> Configuration.unset(turn, replyTo, unset);
            case Command.DeployByForm form ->
                withProject(turn, replyTo, project -> turn.open(DeployForm.of(replyTo, project, entered.triggerId())));
            case Command.Deploy deploy
            when deploy.plan() ->
                withProject(turn, replyTo, project -> PlanRequests.plan(turn, replyTo, project, deploy, null));
            case Command.Deploy deploy ->
                withProject(turn, replyTo, project -> Requests.deploy(turn, replyTo, project, deploy));
            case Command.Cancel cancel ->
                withProject(turn, replyTo, project -> CancelRequests.decide(turn, replyTo, project, cancel.target()));
            case Command.Approve approve ->
                withProject(turn, replyTo, _ -> ApprovalRequests.approve(turn, replyTo, approve.target()));
            case Command.Reject reject ->
                withProject(
                        turn, replyTo, _ -> ApprovalRequests.reject(turn, replyTo, reject.target(), reject.reason()));
            case Command.Retry retry ->
                withProject(turn, replyTo, project -> RetryRequests.decide(turn, replyTo, project, retry.target()));
            case Command.Rollback rollback ->
                withProject(
                        turn,
                        replyTo,
                        project -> RollbackRequests.decide(turn, replyTo, project, rollback.environment()));
            case Command.Why why ->
                withProject(turn, replyTo, project -> Inspections.why(turn, replyTo, project, why.target()));
            case Command.FreezeProject freeze ->
                withProject(turn, replyTo, project -> FreezeRequests.freeze(turn, replyTo, project, freeze));
            case Command.ThawProject thaw ->
                withProject(turn, replyTo, project -> FreezeRequests.thaw(turn, replyTo, project));
            case Command.Automatic automatic ->
                withProject(turn, replyTo, project -> Automation.decide(turn, replyTo, project, automatic));
            case Command.LockEnvironment lock ->
                withProject(turn, replyTo, project -> LockRequests.lock(turn, replyTo, project, lock));
            case Command.UnlockEnvironment unlock ->
                withProject(
                        turn, replyTo, project -> LockRequests.unlock(turn, replyTo, project, unlock.environment()));
            case Command.ListDeployments list ->
                withProject(turn, replyTo, project -> Inspections.list(turn, replyTo, project, list.environment()));
            case Command.ListThen then ->
                withProject(turn, replyTo, project -> Inspections.listThen(turn, replyTo, project, then));
            case Command.Queue queue ->
                withProject(turn, replyTo, project -> Inspections.queue(turn, replyTo, project, queue.environment()));
            case Command.Where where ->
                withProject(turn, replyTo, project -> Inspections.where(turn, replyTo, project, where.gitRef()));
            case Command.Diff diff ->
                withProject(turn, replyTo, project -> Inspections.diff(turn, replyTo, project, diff));
        }
    }

    static void withProject(Turn turn, ReplyTo replyTo, Consumer<Project> then) {
        turn.projectHere(replyTo)
                .ifPresentOrElse(then, () -> turn.answer(replyTo, whichProject(turn.situation(), replyTo.replies())));
    }

    private static Content whichProject(Situation situation, Replies replies) {
        if (!situation.here().isEmpty()) {
            return replies.whichRepository(situation.here());
        }
        return situation.settingUp() ? replies.settingUp() : replies.noProject();
    }

    private static void setUp(Turn turn, ReplyTo replyTo, Command.SetUp setUp) {
        List<RepositoryName> here = turn.situation().here();
        if (here.contains(setUp.repository())) {
            turn.answer(replyTo, replyTo.replies().alreadyHere(setUp.repository()));
        } else if (!here.isEmpty() && !setUp.also()) {
            turn.answer(replyTo, replyTo.replies().channelTaken(here, setUp.repository()));
        } else {
            Runnable verify = () -> turn.order(new Effect.VerifyRepository(replyTo, setUp.repository(), setUp.also()));
            turn.project()
                    .filter(known -> known.bound() && known.repository().equals(setUp.repository()))
                    .map(known -> new Rights(turn, replyTo, known))
                    .ifPresentOrElse(
                            rights -> rights.everywhere("bind " + setUp.repository() + " to another channel", verify),
                            verify);
        }
    }

    private static void reset(Turn turn, ReplyTo replyTo) {
        if (turn.situation().here().isEmpty()) {
            turn.answer(replyTo, replyTo.replies().nothingToReset());
            return;
        }
        withProject(turn, replyTo, project -> {
            if (!Buttons.stillDeploys(turn, project, replyTo)) {
                releasing(
                        turn,
                        replyTo,
                        project,
                        () -> turn.answer(replyTo, replyTo.replies().confirmReset(project)));
            }
        });
    }

    static void releasing(Turn turn, ReplyTo replyTo, Project project, Runnable then) {
        new Rights(turn, replyTo, project).everywhere("release a channel from " + project.repository(), then);
    }
}
