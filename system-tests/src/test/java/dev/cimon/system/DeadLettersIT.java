package dev.cimon.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be processed is set aside, named by {@code ./cimon events dlq} and put back by it; the rest goes on. */
@ExtendWith(LogsOnFailure.class)
class DeadLettersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** By which other tests know what is on the topics only because of this one. */
    static final String SOURCE = "/dead-letters-it";

    /** PostgreSQL stores no NUL, so that the engine can read this event and yet can never note it. */
    private static final String UNDECIDABLE = "never\u0000" + UUID.randomUUID();

    private static final String RUBBISH = UUID.randomUUID().toString();

    private static final String NOTHING_TO_DEPLOY = """
            {"repository":"acme/shop","ref":"refs/heads/nothing","created":false,"deleted":true,"forced":false,\
            "defaultBranch":"main","pusher":"alice-gh"}""";

    private final Script script;

    DeadLettersIT(@TempDir Path folder) {
        script = new Script(folder);
    }

    @Test
    void neighboursProceedAndTheOperatorPutsItBack() throws Exception {
        Team team = Team.shop().setUp(0);
        String before = team.mark("alice");
        String sha = team.push("main", "Before the rubbish", "bob-gh");
        RecordPlace rubbish = put("cimon.github.events", "acme/shop", RUBBISH, "\u001b[2J not JSON");
        RecordPlace undecidable = put("cimon.github.events", "acme/shop", UNDECIDABLE, NOTHING_TO_DEPLOY);
        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "preview"));
        String after = team.mark("alice");
        String next = team.push("main", "After the rubbish", "bob-gh");
        team.assertSucceededExactlyOnce(team.awaitDeployment(after, "preview"));
        assertThat(team.gitHubDeploymentsOf(sha)).hasSize(1);
        assertThat(team.gitHubDeploymentsOf(next)).hasSize(1);
        awaitSetAside("cimon.github.events", RUBBISH, 1);
        awaitSetAside("cimon.github.events", UNDECIDABLE, 1);

        String listed = script.types(0, "events", "dlq");

        assertThat(listed)
                .containsPattern("(?m)^\\d+  dev\\.cimon\\.github\\.push-received\\.v1  " + RUBBISH + "\n"
                        + "   set aside \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d from " + rubbish.pattern()
                        + ", key acme/shop\n"
                        + "   cannot be read: the data are not a valid dev\\.cimon\\.github\\.push-received\\.v1.*\n");
        assertThat(listed)
                .containsPattern(
                        "(?m)^\\d+  dev\\.cimon\\.github\\.push-received\\.v1  " + Pattern.quote(shown()) + "\n"
                                + "   set aside .* from " + undecidable.pattern() + ", key acme/shop\n"
                                + "   (?!cannot be read).*unsupported Unicode escape.*\n");

        String number = numberOf(listed, shown());
        assertThat(script.types(0, "events", "dlq", "show", number))
                .contains("\"ref\" : \"refs/heads/nothing\"", "dead-letter-reason: ");
        assertThat(script.types(0, "events", "dlq", "replay", number))
                .contains(" is put back, as cimon.github.events-");

        List<ConsumerRecord<String, byte[]>> both = on("cimon.github.events", UNDECIDABLE);
        assertThat(both).hasSize(2);
        assertThat(both.getLast().value()).isEqualTo(both.getFirst().value());
        assertThat(both.getLast().key()).isEqualTo("acme/shop");
        assertThat(both.getLast().headers().toArray())
                .isEqualTo(both.getFirst().headers().toArray());
        awaitSetAside("cimon.github.events", UNDECIDABLE, 2);
        assertThat(script.types(0, "events", "dlq"))
                .doesNotContainPattern("(?m)^" + number + "  ")
                .contains(shown());
    }

    @Test
    void everyConsumerSaysWhyAndFromWhere() throws Exception {
        String id = UUID.randomUUID().toString();
        Map<RecordPlace, String> keys = new LinkedHashMap<>();
        for (String topic : List.of("cimon.slack.events", "cimon.slack.commands")) {
            keys.put(put(topic, "T0ACME/C0SHOP", id, null), "T0ACME/C0SHOP");
        }
        for (String topic : List.of("cimon.github.events", "cimon.circleci.events")) {
            keys.put(put(topic, "acme/shop", id, null), "acme/shop");
        }
        keys.keySet().forEach(place -> awaitSetAside(place.topic(), id, 1));

        String listed = script.types(0, "events", "dlq");

        keys.forEach((place, key) -> assertThat(listed)
                .containsPattern("(?m)^\\d+  dev\\.cimon\\.github\\.push-received\\.v1  " + id + "\n"
                        + "   set aside .* from " + place.pattern() + ", key " + key + "\n"
                        + "   cannot be read: no data\n"));
    }

    /** With the reason it is larger than a record may be. */
    @Test
    void setsAsideTheLargestRecordThatKafkaTakes() throws Exception {
        String id = UUID.randomUUID().toString();
        put("cimon.circleci.events", "acme/shop", id, "x".repeat(1_048_000));

        awaitSetAside("cimon.circleci.events", id, 1);
    }

    private static void awaitSetAside(String topic, String id, int times) {
        await("what cannot be processed is set aside")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(on(topic + ".dlq", id)).hasSize(times));
    }

    private static String shown() {
        return UNDECIDABLE.replace("\u0000", "\\u0000");
    }

    private static String numberOf(String listed, String id) {
        return listed.lines()
                .filter(line -> line.contains(id))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
    }

    /** Where a record was put. */
    private record RecordPlace(String topic, int partition, long offset) {

        String pattern() {
            return topic.replace(".", "\\.") + "-" + partition + "@" + offset;
        }
    }

    private static RecordPlace put(String topic, String key, String id, @Nullable String value) throws Exception {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, value);
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id.getBytes(UTF_8))
                .add("ce_source", SOURCE.getBytes(UTF_8))
                .add("ce_type", "dev.cimon.github.push-received.v1".getBytes(UTF_8))
                .add("ce_time", "2026-03-14T09:26:53Z".getBytes(UTF_8));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Shared.system().brokers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var put = producer.send(record).get();
            return new RecordPlace(topic, put.partition(), put.offset());
        }
    }

    /** Everything with this id on the topic, in order. */
    private static List<ConsumerRecord<String, byte[]>> on(String topic, String id) {
        return Records.on(topic).stream()
                .filter(record -> Records.header(record, "ce_id").equals(Optional.of(id)))
                .toList();
    }
}
