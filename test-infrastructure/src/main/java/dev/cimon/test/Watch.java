package dev.cimon.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.SoftAssertions;

/**
 * Looks on while a gateway is attacked: at its answers, its log and its topic. Whatever comes, an answer is 2xx or 4xx and
 * gives nothing away, no log line calls for a person, and no secret is told.
 */
final class Watch implements AutoCloseable {

    private static final Pattern INNARDS =
            Pattern.compile("Exception|Throwable|\\bat [a-z]+\\.|\\b(java|io|org|com|dev)\\.[a-z]+\\.");
    private static final Pattern SECRETS =
            Pattern.compile("sandbox-[a-z]+-secret|xoxb-|ghp_|cci_|\\b(?=[0-9]*[a-f])[0-9a-f]{64}\\b");

    private final long seed = Long.getLong("cimon.test.seed", System.nanoTime());
    private final LogLines log = new LogLines();
    private final SoftAssertions found = new SoftAssertions();
    private final TopicReader topic;

    Watch(String topic) {
        this.topic = KafkaResource.reader(topic);
    }

    /** Differs from run to run; {@code -Dcimon.test.seed} repeats one that failed. */
    RandomGenerator random() {
        return new Random(seed);
    }

    void saw(HttpResponse<String> answer, Object attack, Integer... expected) {
        saw(answer.statusCode(), answer.body(), attack, expected);
    }

    void saw(RawConnection.Answer answer, Object attack, Integer... expected) {
        saw(answer.status(), answer.body(), attack, expected);
    }

    private void saw(int status, String body, Object attack, Integer... expected) {
        String shown =
                shortened(attack instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : attack);
        found.assertThat(status).as("answer to %s (seed %d)", shown, seed).isIn((Object[]) expected);
        found.assertThat(body)
                .as("answer to %s (seed %d)", shown, seed)
                .doesNotContainPattern(INNARDS)
                .doesNotContainPattern(SECRETS);
    }

    void nothingReachedTheTopic() {
        assertThat(topic.all()).as("seed %d", seed).isEmpty();
    }

    @Override
    public void close() {
        List<ConsumerRecord<String, byte[]>> written = topic.all();
        topic.close();
        log.close();
        found.assertThat(log.errors()).as("seed %d", seed).isEmpty();
        found.assertThat(log.all()).as("seed %d", seed).noneMatch(SECRETS.asPredicate());
        found.assertThat(written)
                .extracting(event -> new String(event.value(), StandardCharsets.UTF_8))
                .as("seed %d", seed)
                .noneMatch(SECRETS.asPredicate());
        found.assertAll();
    }

    private static String shortened(Object attack) {
        String text = attack.toString();
        return text.length() <= 600 ? text : text.substring(0, 600) + "… of " + text.length();
    }
}
