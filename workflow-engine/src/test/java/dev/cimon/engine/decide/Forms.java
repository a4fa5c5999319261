package dev.cimon.engine.decide;

import dev.cimon.events.content.Modal;
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

    public static Modal deploy() {
        return DeployForm.of(Samples.REPLY_TO, Samples.project(), "trigger").modal();
    }
}
