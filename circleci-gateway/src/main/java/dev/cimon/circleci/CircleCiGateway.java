package dev.cimon.circleci;

import dev.cimon.launch.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public class CircleCiGateway {

    /** Ends with one sentence if the environment lacks something. */
    public static void main(String[] arguments) {
        RequiredSettings.requireOrExit("circleci-gateway", "CIRCLECI_WEBHOOK_SECRET");
        Quarkus.run(arguments);
    }
}
