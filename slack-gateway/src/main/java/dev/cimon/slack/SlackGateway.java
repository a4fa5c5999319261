package dev.cimon.slack;

import dev.cimon.launch.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public class SlackGateway {

    /** Ends with one sentence if the environment lacks something. */
    public static void main(String[] arguments) {
        RequiredSettings.requireOrExit("slack-gateway", "SLACK_SIGNING_SECRET");
        Quarkus.run(arguments);
    }
}
