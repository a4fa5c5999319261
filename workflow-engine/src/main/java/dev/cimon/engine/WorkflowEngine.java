package dev.cimon.engine;

import dev.cimon.launch.RequiredSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process that decides. */
@QuarkusMain
public final class WorkflowEngine {

    private WorkflowEngine() {}

    public static void main(String... arguments) {
        boolean app = isSet("GITHUB_APP_ID");
        boolean keyInFile = isSet("GITHUB_APP_PRIVATE_KEY_FILE");
        String appKey = keyInFile ? "GITHUB_APP_PRIVATE_KEY_FILE" : "GITHUB_APP_PRIVATE_KEY";
        RequiredSettings.requireOrExit(
                "workflow-engine",
                RequiredSettings.withProof(
                        "CIRCLECI_TOKEN",
                        "DATABASE_PASSWORD",
                        "DATABASE_URL",
                        "DATABASE_USER",
                        app ? appKey : "GITHUB_TOKEN"));
        Quarkus.run(arguments);
    }

    private static boolean isSet(String name) {
        String value = System.getenv(name);
        return value != null && !value.isBlank();
    }
}
