package dev.cimon.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.content.Content;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.notifier.render.BlockKit;
import dev.cimon.notifier.render.Drawing;
import dev.cimon.test.SandboxResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Our client against the simulator. */
class SlackClientTest {

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
        SlackSettings settings =
                new Settings(token, api, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1));
        return new SlackClient(new SlackConnection().methods(settings), new SimpleMeterRegistry());
    }

    private record Settings(
            String botToken, URI apiUrl, Duration connectTimeout, Duration readTimeout, Duration updateInterval)
            implements SlackSettings {}
}
