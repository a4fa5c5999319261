package dev.cimon.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What runs as a process of its own. */
public enum Service {
    SANDBOX("/health"),
    SLACK_GATEWAY("/q/health/ready"),
    GITHUB_GATEWAY("/q/health/ready"),
    CIRCLECI_GATEWAY("/q/health/ready"),
    WORKFLOW_ENGINE("/q/health/ready"),
    NOTIFIER("/q/health/ready");

    private final String readiness;

    Service(String readiness) {
        this.readiness = readiness;
    }

    /** Everything but the sandbox. */
    public static List<Service> all() {
        return List.of(SLACK_GATEWAY, GITHUB_GATEWAY, CIRCLECI_GATEWAY, WORKFLOW_ENGINE, NOTIFIER);
    }

    /** Where it answers 200 once it can work. */
    String readiness() {
        return readiness;
    }

    /** The folder of its module. */
    public String module() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String portVariable() {
        return "CIMON_PORT_" + name();
    }

    /** Where it finds the classes it loads, and leaves them when it ends and there is nothing, as in {@code ./cimon up}. */
    Path classArchive(Path root) {
        return target(root).resolve("classes.jsa");
    }

    /** What it is started from. */
    Path jar(Path root) {
        return target(root).resolve(this == SANDBOX ? "sandbox.jar" : "quarkus-app/quarkus-run.jar");
    }

    /** What follows the flags of the JVM. */
    public List<String> main(Path root) {
        if (this == SANDBOX) {
            String classPath = jar(root) + ":" + target(root).resolve("lib") + "/*";
            return List.of("-cp", classPath, "dev.cimon.sandbox.SandboxMain");
        }
        return List.of("-jar", jar(root).toString());
    }

    private Path target(Path root) {
        return root.resolve(module()).resolve("target");
    }
}
