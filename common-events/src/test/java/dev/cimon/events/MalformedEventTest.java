package dev.cimon.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cimon.events.slack.AnswerGiven;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedEventTest {

    private static final String ANSWER_GIVEN = """
            {"answerId": "a-1", "channel": {"workspace": "T0ACME", "channel": "C0SHOP"}}""";

    @ParameterizedTest
    @ValueSource(strings = {"ce_type", "ce_id", "ce_source", "ce_time"})
    void namesTheMissingHeader(String header) {
        Map<String, String> headers = headers("slack.answer-given");
        headers.remove(header);

        assertThatThrownBy(() -> EventCodec.decode(headers, ANSWER_GIVEN.getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("no " + header + " header");
    }

    @Test
    void namesTheUnknownType() {
        assertThatThrownBy(() -> decode("slack.sung", ANSWER_GIVEN))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("unknown event type dev.cimon.slack.sung.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-03-14", "1773480413"})
    void rejectsWhatIsNoTime(String time) {
        Map<String, String> headers = headers("slack.answer-given");
        headers.put("ce_time", time);

        assertThatThrownBy(() -> EventCodec.decode(headers, ANSWER_GIVEN.getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("ce_time is not a time: " + time);
    }

    @Test
    void rejectsARecordWithoutValue() {
        assertThatThrownBy(() -> EventCodec.decode(headers("slack.answer-given"), null))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("no data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "[{}]", "\"text\"", "1"})
    void rejectsWhatIsNoObject(String value) {
        assertThatThrownBy(() -> decode("slack.answer-given", value))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("the data are not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"answerId\"", "not json"})
    void rejectsWhatIsNoJson(String value) {
        assertThatThrownBy(() -> decode("slack.answer-given", value))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith("the data are not a valid dev.cimon.slack.answer-given.v1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"channel": {"workspace": "T", "channel": "C"}}                                                  | answerId
            {"answerId": null, "channel": {"workspace": "T", "channel": "C"}}                                | answerId
            {"answerId": {}, "channel": {"workspace": "T", "channel": "C"}}                                  | answerId
            {"answerId": "a-1"}                                                                              | channel
            {"answerId": "a-1", "channel": "T/C"}                                                            | channel
            {"answerId": "a-1", "channel": {"workspace": "T"}}                                               | channel.channel
            {"answerId": "a-1", "channel": {"workspace": null, "channel": "C"}}                              | channel.workspace
            {"answerId": "a-1", "channel": {"workspace": " ", "channel": "C"}}                               | channel
            """)
    void saysWhichPropertyIsMissingOrWrong(String data, String place) {
        assertThatThrownBy(() -> decode("slack.answer-given", data))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("the data are not a valid dev.cimon.slack.answer-given.v1 at " + place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "heading"}                                                                  | text
            {"kind": "heading", "text": null}                                                    | text
            {"kind": "facts", "facts": [{"label": "Since"}]}                                     | facts.[0].value
            {"kind": "paragraph", "spans": [{"kind": "text"}]}                                   | spans.[0].text
            {"kind": "actions", "buttons": [{"action": "a", "label": "A"}]}                      | buttons.[0].style
            {"kind": "actions", "buttons": [{"action": "a", "label": "A", "style": "LOUD"}]}     | buttons.[0].style
            """)
    void looksIntoEveryBlock(String block, String place) {
        String data = """
                {"key": "k", "version": 1, "channel": {"workspace": "T", "channel": "C"}, "content": {"blocks": [%s]}}""".formatted(block);

        assertThatThrownBy(() -> decode("slack.show-message", data))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("the data are not a valid dev.cimon.slack.show-message.v1 at content.blocks.[0]." + place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"version\": null",
                ", \"version\": \"many\"",
                ", \"version\": {}",
                ", \"version\": true",
            })
    void aNumberIsANumber(String version) {
        String data = """
                {"key": "k", "ts": "1.2", "channel": {"workspace": "T", "channel": "C"}%s}""".formatted(version);

        assertThatThrownBy(() -> decode("slack.message-shown", data))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("the data are not a valid dev.cimon.slack.message-shown.v1 at version");
    }

    @Test
    void looksIntoTheHeadCommit() {
        String data = """
                {"repository": "acme/shop", "ref": "refs/heads/main", "created": false, "deleted": false, "forced": false,
                 "defaultBranch": "main", "headCommit": {"revision": "0123456789abcdef0123456789abcdef01234567", "message": "m"}}""";

        assertThatThrownBy(() -> decode("github.push-received", data))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("the data are not a valid dev.cimon.github.push-received.v1 at headCommit.authorName");
    }

    @Test
    void toleratesPropertiesItDoesNotKnow() {
        String data = """
                {"answerId": "a-1", "mood": "good", "channel": {"workspace": "T", "channel": "C", "topic": {"deep": []}}}""";

        assertThat(decode("slack.answer-given", data).data()).isInstanceOf(AnswerGiven.class);
    }

    @Test
    void readsAnOptionalNullAsAbsent() {
        String data = """
                {"repository": "acme/shop", "ref": "refs/heads/main", "created": false, "deleted": true, "forced": false,
                 "defaultBranch": "main", "headCommit": null, "pusher": null}""";

        assertThat(decode("github.push-received", data).data())
                .extracting("headCommit", "pusher", "installation")
                .containsOnlyNulls();
    }

    private static EventEnvelope<Event> decode(String type, String data) {
        return EventCodec.decode(headers(type), data.getBytes(UTF_8));
    }

    private static Map<String, String> headers(String type) {
        return new HashMap<>(Map.of(
                "ce_id", "1",
                "ce_source", "/notifier",
                "ce_type", "dev.cimon." + type + ".v1",
                "ce_time", "2026-03-14T09:26:53Z"));
    }
}
