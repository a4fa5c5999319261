package dev.cimon.sandbox;

import dev.cimon.sandbox.infra.EmbeddedDatabase;
import dev.cimon.sandbox.infra.EmbeddedKafka;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The sandbox as a process: Kafka, PostgreSQL and the simulated providers until it is asked to stop. */
public final class SandboxMain {
    private final Map<String, String> environment;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Infrastructure infrastructure = new Infrastructure();
    private volatile boolean ready;

    private SandboxMain(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Takes its settings from the environment; see the README for the names. */
    public static void main(String[] arguments) {
        System.setProperty("log4j2.StatusLogger.level", "OFF"); // the broker asks for log4j's API, we log elsewhere
        SandboxMain main = new SandboxMain(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop"));
        try {
            main.run();
        } catch (RuntimeException failure) {
            System.err.println("sandbox did not start: " + failure);
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private void run() {
        Path data = Path.of(value("CIMON_DATA_DIR", ".cimon")).toAbsolutePath();
        Sandbox sandbox = opened(Sandbox.start(settings(data), () -> ready, infrastructure));
        CompletableFuture<EmbeddedKafka> kafka = CompletableFuture.supplyAsync(
                () -> opened(EmbeddedKafka.start(port("CIMON_PORT_KAFKA", 19092), data.resolve("kafka"))));
        EmbeddedDatabase database =
                opened(EmbeddedDatabase.start(port("CIMON_PORT_POSTGRES", 15432), data.resolve("postgres")));
        String brokers = kafka.join().bootstrapServers();
        infrastructure.add("kafka", kafka.join());
        infrastructure.add("database", database);
        ready = true;
        System.out.println("sandbox    " + sandbox.url());
        System.out.println("Kafka      " + brokers);
        System.out.println("PostgreSQL " + database.url());
    }

    private SandboxSettings settings(Path data) {
        SandboxSettings known = SandboxSettings.defaults();
        return known.withPort(port("CIMON_PORT_SANDBOX", 8090))
                .withSlackGateway(gateway("CIMON_PORT_SLACK_GATEWAY", 8081))
                .withGithubGateway(gateway("CIMON_PORT_GITHUB_GATEWAY", 8082))
                .withCircleciGateway(gateway("CIMON_PORT_CIRCLECI_GATEWAY", 8083))
                .withSlackPatience(slackPatience(known))
                .withWorld(data.resolve("simulated.json"))
                .withSecrets(new SandboxSettings.Secrets(
                        value("SLACK_SIGNING_SECRET", known.slackSigningSecret()),
                        value("SLACK_BOT_TOKEN", known.slackBotToken()),
                        value("SLACK_APP_TOKEN", known.slackAppToken()),
                        value("SLACK_COMMAND", known.slackCommand()),
                        value("GITHUB_WEBHOOK_SECRET", known.githubWebhookSecret()),
                        value("GITHUB_TOKEN", known.githubToken()),
                        value("GITHUB_CLIENT_ID", known.githubClientId()),
                        value("GITHUB_CLIENT_SECRET", known.githubClientSecret()),
                        value("CIRCLECI_WEBHOOK_SECRET", known.circleciWebhookSecret()),
                        value("CIRCLECI_TOKEN", known.circleciToken())));
    }

    private Duration slackPatience(SandboxSettings known) {
        String seconds = value(
                "CIMON_SLACK_PATIENCE_SECONDS",
                Long.toString(known.slackPatience().toSeconds()));
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private <T extends AutoCloseable> T opened(T part) {
        synchronized (open) {
            open.push(part);
        }
        return part;
    }

    private void stop() {
        ready = false;
        synchronized (open) {
            while (!open.isEmpty()) {
                close(open.pop());
            }
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) { // the other parts must still be closed
            System.err.println("sandbox did not stop cleanly: " + failure);
        }
    }

    private URI gateway(String name, int port) {
        return URI.create("http://127.0.0.1:" + port(name, port));
    }

    private int port(String name, int otherwise) {
        return Integer.parseInt(value(name, Integer.toString(otherwise)));
    }

    private String value(String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
