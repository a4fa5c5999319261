package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.message.ControlReplies;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.message.PlanReplies;
import dev.cimon.engine.message.Replies;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.ProjectReset;
import dev.cimon.events.slack.ButtonPressed;
import java.util.List;
import java.util.Optional;

/** What people press. */
final class Buttons {

    private Buttons() {}

    static void decide(Turn turn, ButtonPressed pressed) {
        String value = pressed.value();
        if (value == null) {
            return;
        }
        ReplyTo replyTo = new ReplyTo(
                pressed.channel(),
                pressed.user(),
                turn.situation().slash(),
                pressed.responseUrl(),
                turn.cause() + "/answer");
        String action = pressed.action();
        if (action.startsWith(LinkReplies.LINK_PERSON)) {
            LinkRequests.claim(turn, replyTo, value);
            return;
        }
        switch (action) {
            case LinkReplies.MORE_PEOPLE ->
                Commands.withProject(
                        turn,
                        replyTo,
                        project -> turn.order(new Effect.ListCollaborators(
                                replyTo, project.repository(), null, value.substring(value.indexOf(' ') + 1))));
            case Replies.RESET -> reset(turn, replyTo, value);
            case DeploymentMessage.CANCEL -> CancelRequests.pressed(turn, replyTo);
            case DeploymentMessage.APPROVE -> ApprovalRequests.pressed(turn, replyTo, true);
            case DeploymentMessage.REJECT -> ApprovalRequests.pressed(turn, replyTo, false);
            case DeploymentMessage.RETRY -> RetryRequests.pressed(turn, replyTo);
            case DeploymentMessage.FORCE -> ForceRequests.pressed(turn, replyTo, pressed.triggerId());
            case DeploymentMessage.ROLLBACK -> RollbackRequests.pressed(turn, replyTo);
            case PlanReplies.CONFIRM -> PlanRequests.confirm(turn, replyTo, value);
            case ControlReplies.TAKE_LOCK -> LockRequests.takeOver(turn, replyTo, value);
            case ControlReplies.REMOVE_LOCK -> LockRequests.unlockAllTheSame(turn, replyTo, value);
            default -> {
                // buttons that only open a link are told as well
            }
        }
    }

    /** Nobody would see how it ends: the last channel stays until nothing is on its way. */
    static boolean stillDeploys(Turn turn, Project project, ReplyTo replyTo) {
        List<Deployment> open =
                turn.deployments().filter(deployment -> !deployment.over()).toList();
        boolean last = project.channels().equals(List.of(replyTo.channel()));
        if (last && !open.isEmpty()) {
            turn.answer(replyTo, replyTo.replies().stillDeploys(open));
        }
        return last && !open.isEmpty();
    }

    private static void reset(Turn turn, ReplyTo replyTo, String repository) {
        Optional<Project> bound = turn.projectHere(replyTo)
                .filter(project -> project.repository().toString().equals(repository));
        if (bound.isEmpty()) {
            turn.answer(replyTo, replyTo.replies().boundToAnother(repository), true);
            return;
        }
        if (stillDeploys(turn, bound.get(), replyTo)) {
            return;
        }
        Commands.releasing(turn, replyTo, bound.get(), () -> release(turn, replyTo, bound.get()));
    }

    private static void release(Turn turn, ReplyTo replyTo, Project bound) {
        Project released = bound.releasedFrom(replyTo.channel());
        turn.save(released);
        turn.unbind(replyTo.channel(), released.repository());
        turn.record(new ProjectReset(released.repository(), replyTo.channel(), replyTo.user()));
        turn.answer(
                replyTo,
                replyTo.replies()
                        .released(released.repository(), turn.situation().here().size() == 1),
                true);
    }
}
