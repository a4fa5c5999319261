package dev.cimon.engine.decide;

import dev.cimon.events.content.Modal;

/** The forms that people fill in. */
public final class Forms {

    private Forms() {}

    public static Modal deploy() {
        return DeployForm.of(Samples.REPLY_TO, Samples.project(), "trigger").modal();
    }
}
