package dev.cimon.github;

import dev.cimon.launch.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public class GitHubGateway {

    /** Ends with one sentence if the environment lacks something. */
    public static void main(String[] arguments) {
        RequiredSettings.requireOrExit("github-gateway", RequiredSettings.withProof("GITHUB_WEBHOOK_SECRET"));
        Quarkus.run(arguments);
    }
}
