package dev.cimon.engine.decide;

import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.slack.ButtonPressed;
import java.util.Optional;

/** Reads which deployment the button of its message is about. */
public final class DeploymentButton {

    private DeploymentButton() {}

    /** Empty for buttons that are about something else, and for what no message of ours has. */
    public static Optional<DeploymentId> deploymentOf(ButtonPressed pressed) {
        boolean ours = pressed.action().equals(DeploymentMessage.CANCEL)
                || pressed.action().equals(DeploymentMessage.RETRY);
        return ours ? Optional.ofNullable(pressed.value()).flatMap(DeploymentButton::id) : Optional.empty();
    }

    private static Optional<DeploymentId> id(String value) {
        try {
            return Optional.of(DeploymentId.of(value));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
