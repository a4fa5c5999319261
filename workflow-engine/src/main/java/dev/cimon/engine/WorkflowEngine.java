package dev.cimon.engine;

import dev.cimon.launch.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process that decides. */
@QuarkusMain
public final class WorkflowEngine {

    private WorkflowEngine() {}

    public static void main(String... arguments) {
        boolean app = System.getenv("GITHUB_APP_ID") != null;
        boolean keyInFile = System.getenv("GITHUB_APP_PRIVATE_KEY_FILE") != null;
        String appKey = keyInFile ? "GITHUB_APP_PRIVATE_KEY_FILE" : "GITHUB_APP_PRIVATE_KEY";
        RequiredSettings.requireOrExit(
                "workflow-engine",
                "CIRCLECI_TOKEN",
                "DATABASE_PASSWORD",
                "DATABASE_URL",
                "DATABASE_USER",
                app ? appKey : "GITHUB_TOKEN");
        Quarkus.run(arguments);
    }
}
