package dev.cimon.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Modal;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.metric.Meters;
import dev.cimon.notifier.SimulatedSlack;
import dev.cimon.notifier.render.BlockKit;
import dev.cimon.notifier.render.Drawing;
import dev.cimon.notifier.render.ModalView;
import dev.cimon.test.SandboxResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our client against the simulator. */
class SlackClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Drawing DRAWING = BlockKit.draw(Content.sentence("hello"));

    private final MessageTag tag =
            new MessageTag(new MessageKey(UUID.randomUUID().toString()), 7);

    @Test
    void findsWhatItPostedByItsMetadata() {
        SlackClient slack = client("xoxb-sandbox");
        Instant before = Instant.now().minusSeconds(60);
        assertThat(slack.find("C0API", null, tag.key(), before)).isEqualTo(new Outcome.Done<>(Optional.empty()));
        String ts = done(slack.post("C0API", null, DRAWING, tag));
        assertThat(slack.find("C0API", null, tag.key(), before))
                .isEqualTo(new Outcome.Done<>(Optional.of(new PostedMessage(ts, 7))));
    }

    @Test
    void findsWhatItPostedInAThread() {
        SlackClient slack = client("xoxb-sandbox");
        Instant before = Instant.now().minusSeconds(60);
        MessageTag other = new MessageTag(new MessageKey(UUID.randomUUID().toString()), 1);
        String parent = done(slack.post("C0API", null, DRAWING, other));
        String ts = done(slack.post("C0API", parent, DRAWING, tag));
        assertThat(slack.find("C0API", parent, tag.key(), before))
                .isEqualTo(new Outcome.Done<>(Optional.of(new PostedMessage(ts, 7))));
    }

    @Test
    void passesOnWhySlackRefuses() {
        assertThat(client("xoxb-wrong").post("C0API", null, DRAWING, tag))
                .isEqualTo(new Outcome.Refused<>("invalid_auth"));
        assertThat(client("xoxb-sandbox").post("C0NOWHERE", null, DRAWING, tag))
                .isEqualTo(new Outcome.Refused<>("channel_not_found"));
        assertThat(client("xoxb-sandbox").update("C0API", "1700000000.000100", DRAWING, tag))
                .isEqualTo(new Outcome.Refused<>("message_not_found"));
    }

    @Test
    void doesNotKnowWhatHappensWhereNobodyListens() {
        assertThat(client("xoxb-sandbox", URI.create("http://127.0.0.1:1/api")).post("C0API", null, DRAWING, tag))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "", "[]", "{\"ok\":"})
    void doesNotKnowWhatAnUnreadableAnswerMeans(String body) throws IOException {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        proxy.start();
        try {
            URI api = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort() + "/api/");
            assertThat(client("xoxb-sandbox", api).post("C0API", null, DRAWING, tag))
                    .isInstanceOf(Outcome.Unknown.class);
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void opensAModalOncePerTrigger() throws Exception {
        SlackClient slack = client("xoxb-sandbox");
        String view = ModalView.draw(new Modal("Lock", "Lock", List.of()), "lock", "");
        String trigger = new SimulatedSlack().typedCommand().triggerId();
        assertThat(slack.open(trigger, view)).isEqualTo(new Outcome.Done<>(true));
        assertThat(slack.open(trigger, view)).isEqualTo(new Outcome.Refused<>(SlackClient.ALREADY_OPENED));
        assertThat(slack.open("1.2.x", view)).isEqualTo(new Outcome.Refused<>("invalid_trigger_id"));
    }

    @Test
    void tellsWhetherTheTokenIsGood() {
        assertThat(client("xoxb-sandbox").greet()).isEqualTo(new Outcome.Done<>(true));
        assertThat(client("xoxb-wrong").greet()).isEqualTo(new Outcome.Refused<>("invalid_auth"));
    }

    private static String done(Outcome<String> outcome) {
        if (outcome instanceof Outcome.Done<String>(String value)) {
            return value;
        }
        throw new AssertionError(outcome);
    }

    private static SlackClient client(String token) {
        return client(token, SandboxResource.url().resolve("/slack/api"));
    }

    private static SlackClient client(String token, URI api) {
        SlackSettings settings = new Settings(token, api, PATIENCE, PATIENCE, Duration.ofSeconds(1), PATIENCE);
        return new SlackClient(new SlackConnection().methods(settings), new Meters(new SimpleMeterRegistry()));
    }

    private record Settings(
            String botToken,
            URI apiUrl,
            Duration connectTimeout,
            Duration readTimeout,
            Duration updateInterval,
            Duration triggerLifetime)
            implements SlackSettings {}
}
