package dev.cimon.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterCommandTest {

    private static final String ANSWER =
            "{\"answerId\":\"a-1\",\"channel\":{\"workspace\":\"T0ACME\",\"channel\":\"C0SHOP\"},"
                    + "\"reason\":\"it\\u0000\"}";
    private static final List<String> EVENT = List.of(
            "ce_specversion", "1.0",
            "ce_id", "answer/a-1",
            "ce_source", "/notifier",
            "ce_type", "dev.cimon.slack.answer-failed.v1",
            "ce_time", "2026-03-14T09:26:53Z");

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final Operator operator = new Operator(BROKER.address());

    @Test
    void saysThatNothingIsSetAside() {
        assertThat(operator.types(0, "dlq")).isEqualTo("Nothing is set aside.\n");
        assertThat(operator.types(0, "dlq", "replay", "--all")).isEqualTo("Nothing is set aside.\n");
    }

    @Test
    void listsWhatIsSetAsideOldestFirst() throws Exception {
        setAsideRubbish(Instant.parse("2026-03-14T09:30:00Z"));
        setAsideAnEvent(Instant.parse("2026-03-14T09:27:00Z"));
        BROKER.put(
                Topic.GITHUB_EVENTS.deadLetterName(), 1, Instant.parse("2026-03-14T09:31:00Z"), null, null, List.of());

        assertThat(operator.types(0, "dlq")).isEqualTo("""
                1  dev.cimon.slack.answer-failed.v1  answer/a-1
                   set aside 2026-03-14 09:27:00 from cimon.slack.commands-5@18, key T0ACME/C0SHOP
                   not a Slack command: class AnswerFailed

                2  \\u001b[2Jboom  (no id)
                   set aside 2026-03-14 09:30:00 from cimon.github.events-3@17, key \ufffd
                   cannot be read: unknown event type \\u001b[2Jboom

                3  (no type)  (no id)
                   set aside 2026-03-14 09:31:00 from cimon.github.events, key none
                   cannot be read: no reason given

                3 set aside. "dlq show <number>" shows one, "dlq replay <number>" puts it back onto its topic.
                """);
    }

    @Test
    void showsOneWithHeadersAndValue() throws Exception {
        setAsideAnEvent(Instant.parse("2026-03-14T09:27:00Z"));

        assertThat(operator.types(0, "dlq", "show", "1")).isEqualTo("""
                1  dev.cimon.slack.answer-failed.v1  answer/a-1

                set aside   2026-03-14 09:27:00, stands on cimon.slack.commands.dlq-0@0
                read from   cimon.slack.commands-5@18
                key         T0ACME/C0SHOP
                reason      not a Slack command: class AnswerFailed

                headers
                  dead-letter-reason: not a Slack command: class AnswerFailed
                  dead-letter-topic: cimon.slack.commands
                  dead-letter-partition: 5
                  dead-letter-offset: 18
                  ce_specversion: 1.0
                  ce_id: answer/a-1
                  ce_source: /notifier
                  ce_type: dev.cimon.slack.answer-failed.v1
                  ce_time: 2026-03-14T09:26:53Z

                value, 90 bytes
                {
                  "answerId" : "a-1",
                  "channel" : {
                    "workspace" : "T0ACME",
                    "channel" : "C0SHOP"
                  },
                  "reason" : "it\\u0000"
                }
                """);
    }

    @Test
    void showsWhatIsNoTextInHexadecimalAndCutsWhatIsHuge() throws Exception {
        setAsideRubbish(Instant.parse("2026-03-14T09:27:00Z"));
        BROKER.put(
                Topic.GITHUB_EVENTS.deadLetterName(),
                0,
                Instant.parse("2026-03-14T09:28:00Z"),
                "acme/shop",
                ("[" + "[".repeat(900_000)).getBytes(UTF_8),
                List.of("dead-letter-reason", "two\nlines"));

        assertThat(operator.types(0, "dlq", "show", "1")).endsWith("""
                  ce_type: \\u001b[2Jboom

                value, 20 bytes
                00 01 02 03 ff ff ff ff ff ff ff ff ff ff ff ff
                ff ff ff 1b
                """);
        assertThat(operator.types(0, "dlq", "show", "2"))
                .contains("reason      two\nlines\n")
                .endsWith("[\n… cut after 20000 characters\n");
    }

    @Test
    void putsOneBackAsItWasAndRemembersIt() throws Exception {
        setAsideRubbish(Instant.parse("2026-03-14T09:26:00Z"));
        setAsideAnEvent(Instant.parse("2026-03-14T09:27:00Z"));

        assertThat(operator.types(0, "dlq", "replay", "2")).isEqualTo("""
                2  dev.cimon.slack.answer-failed.v1  answer/a-1 is put back, as cimon.slack.commands-0@0.
                """);

        Received back = BROKER.on(Topic.SLACK_COMMANDS_NAME).getFirst();
        assertThat(back.key()).contains("T0ACME/C0SHOP");
        assertThat(back.value()).contains(ANSWER);
        assertThat(headersOf(back)).isEqualTo(EVENT);
        assertThat(operator.types(0, "dlq"))
                .startsWith("1  \\u001b[2Jboom")
                .doesNotContain("answer/a-1")
                .contains("1 set aside.");
        assertThat(operator.types(1, "dlq", "replay", "2")).isEqualTo("""
                2  dev.cimon.slack.answer-failed.v1  answer/a-1 was put back already, as cimon.slack.commands-0@0.
                """);
        assertThat(BROKER.on(Topic.SLACK_COMMANDS_NAME)).hasSize(1);
    }

    @Test
    void putsBackEverythingThatCanBeRead() throws Exception {
        setAsideRubbish(Instant.parse("2026-03-14T09:26:00Z"));
        setAsideAnEvent(Instant.parse("2026-03-14T09:27:00Z"));

        assertThat(operator.types(0, "dlq", "replay", "--all", "--topic", "github.events"))
                .isEqualTo("""
                1  \\u001b[2Jboom  (no id) stays: it cannot be read and would come straight back.

                0 put back, 1 left; --malformed puts those back, too.
                """);
        assertThat(operator.types(0, "dlq", "replay", "--all")).isEqualTo("""
                1  \\u001b[2Jboom  (no id) stays: it cannot be read and would come straight back.
                2  dev.cimon.slack.answer-failed.v1  answer/a-1 is put back, as cimon.slack.commands-0@0.

                1 put back, 1 left; --malformed puts those back, too.
                """);
        assertThat(operator.types(0, "dlq", "replay", "--all", "--malformed")).isEqualTo("""
                1  \\u001b[2Jboom  (no id) is put back, as cimon.github.events-1@0.
                   It cannot be read, so it comes straight back, with a new number.

                1 put back, 0 left.
                """);
        Received back = BROKER.on(Topic.GITHUB_EVENTS_NAME).getFirst();
        assertThat(headersOf(back)).containsExactly("ce_type", "\u001b[2Jboom");
        assertThat(operator.types(0, "dlq")).isEqualTo("Nothing is set aside.\n");
    }

    @Test
    void saysWhatIsNotThereAndWhatItDoesNotUnderstand() {
        assertThat(operator.types(1, "dlq", "show", "7"))
                .isEqualTo("cimon: there is no number 7; ./cimon events dlq lists what is set aside.\n");
        assertThat(operator.types(64, "dlq", "replay")).contains("number", "--all");
        assertThat(operator.types(64, "dlq", "replay", "--all", "--topic", "cimon.nonsense"))
                .contains("there is no topic cimon.nonsense; there are cimon.slack.events, cimon.github.events");
        assertThat(operator.types(64, "replay", "cimon.github.events.dlq", "--from", "2026-03-14T09:00:00Z"))
                .contains("cimon.github.events.dlq holds what could not be processed: ./cimon events dlq");
        assertThat(operator.types(64)).contains("Usage: ./cimon events", "dlq", "tail", "follow");
    }

    @Test
    void saysThatKafkaDoesNotAnswer(@TempDir Path folder) throws Exception {
        Path settings = Files.writeString(folder.resolve("kafka.properties"), "default.api.timeout.ms=500\n");

        assertThat(new Operator("127.0.0.1:1").types(69, "dlq", "--config", settings.toString()))
                .isEqualTo("cimon: Kafka does not answer at 127.0.0.1:1: start ./cimon up, or name another cluster in"
                        + " KAFKA_BOOTSTRAP_SERVERS.\n");
        assertThat(operator.types(69, "dlq", "--config", "/nowhere")).isEqualTo("cimon: cannot read /nowhere\n");
    }

    /** What the notifier sets aside although it can be read. */
    private static void setAsideAnEvent(Instant when) throws Exception {
        List<String> headers =
                new ArrayList<>(setAside("not a Slack command: class AnswerFailed", "cimon.slack.commands", "5", "18"));
        headers.addAll(EVENT);
        BROKER.put(Topic.SLACK_COMMANDS.deadLetterName(), 0, when, "T0ACME/C0SHOP", ANSWER.getBytes(UTF_8), headers);
    }

    private static void setAsideRubbish(Instant when) throws Exception {
        byte[] value = new byte[20];
        Arrays.fill(value, 4, 19, (byte) 0xff);
        value[1] = 1;
        value[2] = 2;
        value[3] = 3;
        value[19] = 0x1b;
        List<String> headers =
                new ArrayList<>(setAside("unknown event type \u001b[2Jboom", "cimon.github.events", "3", "17"));
        headers.addAll(List.of("ce_type", "\u001b[2Jboom"));
        BROKER.put(Topic.GITHUB_EVENTS.deadLetterName(), 1, when, "\ufffd", value, headers);
    }

    /** As SmallRye writes them, in front of the record's own. */
    private static List<String> setAside(String reason, String topic, String partition, String offset) {
        return List.of(
                "dead-letter-reason", reason,
                "dead-letter-topic", topic,
                "dead-letter-partition", partition,
                "dead-letter-offset", offset);
    }

    private static List<String> headersOf(Received record) {
        List<String> headers = new ArrayList<>();
        for (Header header : record.bytes().headers()) {
            headers.add(header.key());
            headers.add(Optional.ofNullable(header.value()).map(Received::text).orElse("(none)"));
        }
        return headers;
    }
}
