package dev.cimon.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.webhook.Rejection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Slack without a public address: where there is an app token, Slack sends over a WebSocket that we open. Each replica
 * has a connection of its own, and Slack sends each envelope over one of them. Nothing is acknowledged that Kafka does
 * not have; Slack shows an error then, or sends the event again.
 */
@ApplicationScoped
class SocketMode {

    private static final Logger LOG = Logger.getLogger(SocketMode.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final SlackSettings settings;
    private final SlackIntake intake;
    private final Meters meters;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Thread thread = Thread.ofVirtual().name("socket-mode").unstarted(this::stayConnected);
    private volatile @Nullable SocketConnection current;
    private volatile boolean running = true;
    private String problem = "";

    SocketMode(SlackSettings settings, SlackIntake intake, Meters meters) {
        this.settings = settings;
        this.intake = intake;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        if (wanted()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        thread.interrupt();
        SocketConnection last = current;
        if (last != null) {
            last.close();
        }
    }

    boolean wanted() {
        return settings.appToken().filter(token -> !token.isBlank()).isPresent();
    }

    boolean connected() {
        SocketConnection open = current;
        return open != null && open.open();
    }

    /** The next connection is opened before the last one is closed, so that Slack always has where to send. */
    private void stayConnected() {
        int failures = 0;
        try {
            while (running) {
                try {
                    SocketConnection before = current;
                    SocketConnection next = SocketConnection.open(http, address(), this::receive);
                    current = next;
                    failures = 0;
                    say("");
                    if (before != null) {
                        before.close();
                    }
                    next.awaitEnd();
                } catch (IOException | IllegalArgumentException trouble) {
                    say(String.valueOf(trouble.getMessage()));
                    failures++;
                    pause(failures);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private URI address() throws IOException, InterruptedException {
        String token = settings.appToken().orElse("").strip();
        HttpRequest request = HttpRequest.newBuilder(settings.apiUrl().resolve("apps.connections.open"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody())
                .build();
        JsonNode answer =
                JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        if (!answer.path("ok").asBoolean()) {
            throw new IOException(
                    "Slack refuses SLACK_APP_TOKEN (" + answer.path("error").asText()
                            + "): it needs the scope connections:write, and Socket Mode has to be switched on");
        }
        return URI.create(answer.path("url").asText());
    }

    private void receive(SocketConnection from, SocketEnvelope envelope) {
        try {
            Response answer = take(envelope).await().atMost(PATIENCE);
            if (answer.getStatus() / 100 == 2) {
                from.acknowledge(SocketEnvelope.acknowledging(envelope.id(), answer.getEntity()));
            }
        } catch (Rejection rejected) {
            meters.count(Metric.WEBHOOKS_REJECTED, rejected.reason().name().toLowerCase(Locale.ROOT));
        } catch (RuntimeException trouble) {
            LOG.warnf("not acknowledged cause=%s", trouble.getClass().getSimpleName());
        }
    }

    private Uni<Response> take(SocketEnvelope envelope) {
        return switch (envelope.kind()) {
            case "slash_commands" -> intake.command(envelope.form(), null);
            case "interactive" -> intake.interaction(envelope.payload(InteractionPayload.class), null);
            case "events_api" -> intake.event(envelope.payload(EventPayload.class), null);
            default -> intake.ignore(envelope.kind());
        };
    }

    private static void pause(int failures) throws InterruptedException {
        long most = Math.min(LONGEST_PAUSE.toMillis(), 500L << Math.min(failures, 10));
        Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** Speaks when it has something new to say; an empty sentence means that all is well. */
    private void say(String sentence) {
        if (!sentence.equals(problem)) {
            if (sentence.isEmpty()) {
                LOG.info("connected to Slack by Socket Mode again");
            } else {
                LOG.warnf("%s; tried again", sentence);
            }
            problem = sentence;
        }
    }
}
