package dev.cimon.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Gives the application under test simulated providers, with the secrets and tokens that both sides know. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

    public static final String SLACK_SIGNING_SECRET = "sandbox-slack-secret";
    public static final String GITHUB_WEBHOOK_SECRET = "sandbox-github-secret";
    public static final String CIRCLECI_WEBHOOK_SECRET = "sandbox-circleci-secret";

    /** Where the sandbox answers, for example for its control API; without a slash at the end. */
    public static URI url() {
        return URI.create(simulators().getAddress());
    }

    /**
     * From now on the provider sends its webhooks, commands and interactions to this base URL.
     *
     * @param provider {@code slack}, {@code github} or {@code circleci}
     */
    public static void deliverTo(String provider, URI baseUrl) {
        simulators().deliverTo(provider, baseUrl.toString());
    }

    @Override
    public Map<String, String> start() {
        URI url = url();
        Map<String, String> environment = Map.of(
                "SLACK_API_URL",
                url + "/slack/api/",
                "SLACK_SIGNING_SECRET",
                SLACK_SIGNING_SECRET,
                "SLACK_BOT_TOKEN",
                "xoxb-sandbox",
                "GITHUB_API_URL",
                url + "/github",
                "GITHUB_WEBHOOK_SECRET",
                GITHUB_WEBHOOK_SECRET,
                "GITHUB_TOKEN",
                "ghp_sandbox",
                "CIRCLECI_API_URL",
                url + "/circleci/api/v2",
                "CIRCLECI_WEBHOOK_SECRET",
                CIRCLECI_WEBHOOK_SECRET,
                "CIRCLECI_TOKEN",
                "cci_sandbox");
        Map<String, String> configuration = new HashMap<>(environment);
        environment.forEach((name, value) -> configuration.put(propertyOf(name), value));
        // no service reads them all, and what nobody reads is an error elsewhere than in the environment
        configuration.put("smallrye.config.mapping.validate-unknown", "false");
        return configuration;
    }

    @Override
    public void stop() {
        // the sandbox is for the next test class, too
    }

    /** Only the real environment's names are read as those of properties; ours come from a test. */
    private static String propertyOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    private static SimulatorServer simulators() {
        return SharedServers.get(SandboxSimulators.class, SimulatorServer.class);
    }
}
