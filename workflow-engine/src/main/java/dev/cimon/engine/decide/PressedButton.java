package dev.cimon.engine.decide;

import dev.cimon.engine.message.ControlReplies;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.message.PlanReplies;
import dev.cimon.engine.message.Replies;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.slack.ButtonPressed;
import java.util.Optional;
import java.util.Set;

/** Reads what a button is about. */
public final class PressedButton {

    private static final Set<String> OF_A_DEPLOYMENT = Set.of(
            DeploymentMessage.CANCEL,
            DeploymentMessage.APPROVE,
            DeploymentMessage.REJECT,
            DeploymentMessage.RETRY,
            DeploymentMessage.ROLLBACK,
            DeploymentMessage.FORCE);

    private static final Set<String> OF_A_REPOSITORY = Set.of(
            Replies.RESET,
            LinkReplies.MORE_PEOPLE,
            ControlReplies.TAKE_LOCK,
            ControlReplies.REMOVE_LOCK,
            PlanReplies.CONFIRM);

    private PressedButton() {}

    /** Empty for buttons that are about something else, and for what no message of ours has. */
    public static Optional<DeploymentId> deploymentOf(ButtonPressed pressed) {
        return OF_A_DEPLOYMENT.contains(pressed.action())
                ? Optional.ofNullable(pressed.value()).flatMap(PressedButton::id)
                : Optional.empty();
    }

    /** Where the channel may follow several. */
    public static Optional<RepositoryName> repositoryOf(ButtonPressed pressed) {
        return OF_A_REPOSITORY.contains(pressed.action())
                ? Optional.ofNullable(pressed.value()).flatMap(PressedButton::repository)
                : Optional.empty();
    }

    private static Optional<RepositoryName> repository(String value) {
        try {
            return Optional.of(RepositoryName.of(value.split(" ", 2)[0]));
        } catch (IllegalArgumentException onAnOlderMessage) {
            return Optional.empty();
        }
    }

    private static Optional<DeploymentId> id(String value) {
        try {
            return Optional.of(DeploymentId.of(value));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
