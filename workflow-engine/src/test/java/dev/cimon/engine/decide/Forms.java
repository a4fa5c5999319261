package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.events.content.Modal;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.OpenModal;
import java.util.Map;

/** The forms that people fill in. */
public final class Forms {

    private Forms() {}

    static ModalSubmitted filled(OpenModal form, String environment, String ref) {
        return new ModalSubmitted(
                form.channel().workspace(),
                form.user(),
                form.callbackId(),
                form.privateMetadata(),
                Map.of("environment", environment, "ref", ref));
    }

    static ModalSubmitted reasoned(OpenModal form, SlackUser person, String reason) {
        return new ModalSubmitted(
                form.channel().workspace(),
                person,
                form.callbackId(),
                form.privateMetadata(),
                Map.of("reason", reason));
    }

    public static Modal force() {
        return ForceForm.of(Samples.REPLY_TO, Samples.deployment(new DeploymentState.Requested()), "trigger")
                .modal();
    }

    public static Modal deploy() {
        return DeployForm.of(Samples.REPLY_TO, Samples.project(), "trigger").modal();
    }
}
