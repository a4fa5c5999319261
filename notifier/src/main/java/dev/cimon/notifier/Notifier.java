package dev.cimon.notifier;

import dev.cimon.launch.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins. */
@QuarkusMain
public class Notifier {

    /** Starts the service, or says which settings are missing. */
    public static void main(String... arguments) {
        RequiredSettings.requireOrExit(
                "notifier", "DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "SLACK_BOT_TOKEN");
        Quarkus.run(arguments);
    }
}
