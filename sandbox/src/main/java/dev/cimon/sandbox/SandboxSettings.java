package dev.cimon.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the sandbox listens, whom it calls and which secrets both sides know.
 *
 * @param port 0 for a free one
 * @param gateways base URLs by provider; a provider without one sends nothing, and its deliveries say so
 * @param slackPatience how long Slack waits for an answer, and how long a {@code trigger_id} lives
 * @param world the file in which the simulated world outlives the sandbox; without one it begins anew each time
 */
public record SandboxSettings(
        String host,
        int port,
        Map<Provider, URI> gateways,
        Secrets secrets,
        Clock clock,
        Duration slackPatience,
        Optional<Path> world) {

    /** @param slackCommand with its slash */
    public record Secrets(
            String slackSigningSecret,
            String slackBotToken,
            String slackAppToken,
            String slackCommand,
            String githubWebhookSecret,
            String githubToken,
            String githubClientId,
            String githubClientSecret,
            String circleciWebhookSecret,
            String circleciToken) {}

    public SandboxSettings {
        gateways = Map.copyOf(gateways);
    }

    /** The known local values, on a free port. Nothing is sent to anybody. */
    public static SandboxSettings defaults() {
        Secrets known = new Secrets(
                "sandbox-slack-secret",
                "xoxb-sandbox",
                "xapp-sandbox",
                "/cimon",
                "sandbox-github-secret",
                "ghp_sandbox",
                "Iv23liCimonSandbox",
                "sandbox-client-secret",
                "sandbox-circleci-secret",
                "cci_sandbox");
        return new SandboxSettings(
                "127.0.0.1", 0, Map.of(), known, Clock.systemUTC(), Provider.SLACK.patience(), Optional.empty());
    }

    public SandboxSettings withPort(int port) {
        return new SandboxSettings(host, port, gateways, secrets, clock, slackPatience, world);
    }

    /** {@code /slack/commands}, {@code /slack/interactions} and {@code /slack/events} are added to it. */
    public SandboxSettings withSlackGateway(URI gateway) {
        return withGateway(Provider.SLACK, gateway);
    }

    /** {@code /github/webhooks} is added to it. */
    public SandboxSettings withGithubGateway(URI gateway) {
        return withGateway(Provider.GITHUB, gateway);
    }

    /** {@code /circleci/webhooks} is added to it. */
    public SandboxSettings withCircleciGateway(URI gateway) {
        return withGateway(Provider.CIRCLECI, gateway);
    }

    private SandboxSettings withGateway(Provider provider, URI gateway) {
        Map<Provider, URI> all = new EnumMap<>(Provider.class);
        all.putAll(gateways);
        all.put(provider, gateway);
        return new SandboxSettings(host, port, all, secrets, clock, slackPatience, world);
    }

    public SandboxSettings withSecrets(Secrets secrets) {
        return new SandboxSettings(host, port, gateways, secrets, clock, slackPatience, world);
    }

    public SandboxSettings withClock(Clock clock) {
        return new SandboxSettings(host, port, gateways, secrets, clock, slackPatience, world);
    }

    /** Longer than Slack's own, for a machine that is slow for a moment. */
    public SandboxSettings withSlackPatience(Duration slackPatience) {
        return new SandboxSettings(host, port, gateways, secrets, clock, slackPatience, world);
    }

    public SandboxSettings withWorld(Path file) {
        return new SandboxSettings(host, port, gateways, secrets, clock, slackPatience, Optional.of(file));
    }

    /** How long the provider waits for the answer to what it sends. */
    Duration patience(Provider provider) {
        return provider == Provider.SLACK ? slackPatience : provider.patience();
    }

    public String slackSigningSecret() {
        return secrets.slackSigningSecret();
    }

    public String slackBotToken() {
        return secrets.slackBotToken();
    }

    public String slackAppToken() {
        return secrets.slackAppToken();
    }

    /** The app's own slash command; it has {@code /deploy} besides. */
    public String slackCommand() {
        return secrets.slackCommand();
    }

    public String githubWebhookSecret() {
        return secrets.githubWebhookSecret();
    }

    public String githubToken() {
        return secrets.githubToken();
    }

    public String githubClientId() {
        return secrets.githubClientId();
    }

    public String githubClientSecret() {
        return secrets.githubClientSecret();
    }

    public String circleciWebhookSecret() {
        return secrets.circleciWebhookSecret();
    }

    public String circleciToken() {
        return secrets.circleciToken();
    }
}
