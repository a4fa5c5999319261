package dev.cimon.sandbox.circleci;

import java.time.Duration;
import java.util.List;

/** How the next pipelines run. No job time means: at once. */
record Behaviour(Outcome outcome, List<String> jobs, Duration jobTime, Duration webhookRetry) {
    static final Behaviour USUAL = new Behaviour(
            Outcome.PASS, List.of("build", "test", "deploy"), Duration.ofSeconds(2), Duration.ofSeconds(3));

    enum Outcome {
        PASS,
        /** The last job fails. */
        FAIL,
        /** The last job never ends. */
        HANG,
        /** The configuration does not compile: no workflow at all. */
        ERROR,
        /** The trigger is answered 200 with a message, and no pipeline starts. */
        SKIP
    }
}
