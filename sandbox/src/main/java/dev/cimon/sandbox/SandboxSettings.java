package dev.cimon.sandbox;

import java.net.URI;
import java.time.Clock;

/**
 * Where the sandbox listens, whom it calls and which secrets both sides know.
 *
 * @param port 0 for a free one
 * @param slackGateway base URL; {@code /slack/commands}, {@code /slack/interactions}, {@code /slack/events} are added
 * @param githubGateway base URL; {@code /github/webhooks} is added
 * @param circleciGateway base URL; {@code /circleci/webhooks} is added
 * @param slackCommand with its slash
 */
public record SandboxSettings(
        String host,
        int port,
        URI slackGateway,
        URI githubGateway,
        URI circleciGateway,
        String slackSigningSecret,
        String slackBotToken,
        String slackAppToken,
        String slackCommand,
        String githubWebhookSecret,
        String githubToken,
        String circleciWebhookSecret,
        String circleciToken,
        Clock clock) {

    /** The known local values, on a free port. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(
                "127.0.0.1",
                0,
                URI.create("http://127.0.0.1:8081"),
                URI.create("http://127.0.0.1:8082"),
                URI.create("http://127.0.0.1:8083"),
                "sandbox-slack-secret",
                "xoxb-sandbox",
                "xapp-sandbox",
                "/cimon",
                "sandbox-github-secret",
                "ghp_sandbox",
                "sandbox-circleci-secret",
                "cci_sandbox",
                Clock.systemUTC());
    }

    public SandboxSettings withHost(String host) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withPort(int port) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withSlackGateway(URI slackGateway) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withGithubGateway(URI githubGateway) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withCircleciGateway(URI circleciGateway) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withSlackSigningSecret(String slackSigningSecret) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withSlackBotToken(String slackBotToken) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withSlackAppToken(String slackAppToken) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withSlackCommand(String slackCommand) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withGithubWebhookSecret(String githubWebhookSecret) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withGithubToken(String githubToken) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withCircleciWebhookSecret(String circleciWebhookSecret) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withCircleciToken(String circleciToken) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }

    public SandboxSettings withClock(Clock clock) {
        return new SandboxSettings(
                host,
                port,
                slackGateway,
                githubGateway,
                circleciGateway,
                slackSigningSecret,
                slackBotToken,
                slackAppToken,
                slackCommand,
                githubWebhookSecret,
                githubToken,
                circleciWebhookSecret,
                circleciToken,
                clock);
    }
}
