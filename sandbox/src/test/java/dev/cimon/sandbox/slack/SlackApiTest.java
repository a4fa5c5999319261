package dev.cimon.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackApiTest {
    private final SlackWorld world = new SlackWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            chat.postMessage     | {"channel":"C0NOWHERE","text":"hi"}                       | channel_not_found
            chat.postMessage     | {"channel":"C0GENERAL","text":"hi"}                       | not_in_channel
            chat.postMessage     | {"channel":"C0SHOP"}                                      | no_text
            chat.postMessage     | {"channel":"C0SHOP","blocks":"[oops"}                     | invalid_blocks_format
            chat.postMessage     | {"channel":"C0SHOP","text":"hi","metadata":{"a":1}}       | invalid_metadata_schema
            chat.update          | {"channel":"C0SHOP","ts":"1.000001","text":"hi"}          | message_not_found
            chat.update          | {"channel":"#shop","ts":"1.000001","text":"hi"}           | channel_not_found
            chat.postEphemeral   | {"channel":"C0SHOP","user":"U0NOBODY","text":"hi"}        | user_not_in_channel
            conversations.history| {"channel":"C0GENERAL"}                                   | not_in_channel
            conversations.replies| {"channel":"C0SHOP","ts":"1.000001"}                      | thread_not_found
            users.info           | {"user":"U0NOBODY"}                                       | user_not_found
            users.lookupByEmail  | {"email":"nobody@acme.example"}                           | users_not_found
            views.open           | {"trigger_id":"1.2.3","view":{}}                          | invalid_trigger_id
            reactions.add        | {"channel":"C0SHOP","timestamp":"1.000001","name":"eyes"} | message_not_found
            chat.sing            | {}                                                        | unknown_method
            """)
    void refusesAsSlackRefuses(String method, String body, String error) {
        JsonNode answer = world.api(method, body);

        assertThat(answer.path("ok").asBoolean()).isFalse();
        assertThat(answer.path("error").asText()).isEqualTo(error);
    }

    @Test
    void tellsAMissingFromAWrongToken() {
        URI url = URI.create(world.sandbox.url() + "/slack/api/auth.test");
        HttpResponse<String> none = world.send(HttpRequest.newBuilder(url));
        HttpResponse<String> wrong = world.send(HttpRequest.newBuilder(url).header("Authorization", "Bearer xoxb-no"));
        HttpResponse<String> form = world.send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=xoxb-sandbox")));

        assertThat(none.body()).isEqualTo("{\"ok\":false,\"error\":\"not_authed\"}");
        assertThat(wrong.body()).isEqualTo("{\"ok\":false,\"error\":\"invalid_auth\"}");
        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(SlackWorld.json(form).path("user_id").asText()).isEqualTo("U0CIMON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            section | 3001 | must be less than 3001 characters [json-pointer:/blocks/0/text/text]
            header  | 151  | must be less than 151 characters [json-pointer:/blocks/0/text/text]
            section | 0    | must be more than 0 characters [json-pointer:/blocks/0/text/text]
            sermon  | 1    | unsupported type: sermon [json-pointer:/blocks/0/type]
            """)
    void namesTheBlockThatIsWrong(String type, int length, String problem) {
        String block = "[{\"type\":\"%s\",\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}]"
                .formatted(type, "x".repeat(length));
        JsonNode answer = world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"blocks\":" + block + "}");

        assertThat(answer.path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(answer.at("/response_metadata/messages/0").asText()).isEqualTo("[ERROR] " + problem);
        assertThat(answer.at("/errors/0").asText()).isEqualTo(problem);
    }

    @Test
    void refusesTheFiftyFirstBlockAndTheTwentySixthButton() {
        ArrayNode dividers = SlackWorld.JSON.createArrayNode();
        ArrayNode buttons = SlackWorld.JSON.createArrayNode();
        for (int i = 0; i < 51; i++) {
            dividers.addObject().put("type", "divider");
        }
        for (int i = 0; i < 26; i++) {
            buttons.addObject()
                    .put("type", "button")
                    .put("action_id", "a" + i)
                    .putObject("text")
                    .put("type", "plain_text")
                    .put("text", "go");
        }
        String actions = "[{\"type\":\"actions\",\"elements\":" + buttons + "}]";

        assertThat(problem(dividers.toString())).isEqualTo("no more than 50 items allowed [json-pointer:/blocks]");
        assertThat(problem(actions)).isEqualTo("no more than 25 items allowed [json-pointer:/blocks/0/elements]");
    }

    private String problem(String blocks) {
        return world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"blocks\":" + blocks + "}")
                .at("/errors/0")
                .asText();
    }

    @Test
    void refusesTextOverFortyThousandCharacters() {
        JsonNode answer =
                world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"text\":\"" + "x".repeat(40_001) + "\"}");

        assertThat(answer.path("error").asText()).isEqualTo("msg_too_long");
    }

    @Test
    void givesEveryMessageALaterTs() {
        String first = world.api("chat.postMessage", "{\"channel\":\"#shop\",\"text\":\"one\"}")
                .path("ts")
                .asText();
        String second = world.api("chat.postMessage", "{\"channel\":\"C0API\",\"text\":\"two\"}")
                .path("ts")
                .asText();

        assertThat(first).isEqualTo("1763000000.000100");
        assertThat(second).isEqualTo("1763000000.000200");
    }

    @Test
    void pagesHistoryFromTheNewest() {
        for (int i = 1; i <= 5; i++) {
            world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"text\":\"" + i + "\"}");
        }
        JsonNode newest = world.api("conversations.history", "{\"channel\":\"C0SHOP\",\"limit\":3}");
        String cursor = newest.at("/response_metadata/next_cursor").asText();
        JsonNode oldest = world.api(
                "conversations.history", "{\"channel\":\"C0SHOP\",\"limit\":3,\"cursor\":\"" + cursor + "\"}");

        assertThat(newest.path("messages").findValuesAsText("text")).containsExactly("5", "4", "3");
        assertThat(newest.path("has_more").asBoolean()).isTrue();
        assertThat(oldest.path("messages").findValuesAsText("text")).containsExactly("2", "1");
        assertThat(oldest.path("has_more").asBoolean()).isFalse();
    }

    @Test
    void keepsRepliesOutOfHistoryAndInTheirThread() {
        String parent = world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"text\":\"parent\"}")
                .path("ts")
                .asText();
        world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"text\":\"reply\",\"thread_ts\":\"" + parent + "\"}");

        JsonNode history = world.api("conversations.history", "{\"channel\":\"C0SHOP\"}");
        JsonNode thread = world.api("conversations.replies", "{\"channel\":\"C0SHOP\",\"ts\":\"" + parent + "\"}");

        assertThat(history.path("messages").findValuesAsText("text")).containsExactly("parent");
        assertThat(history.at("/messages/0/reply_count").asInt()).isEqualTo(1);
        assertThat(thread.path("messages").findValuesAsText("text")).containsExactly("parent", "reply");
    }

    @Test
    void refusesToRewriteWhatSomebodyElseWrote() {
        String ts = world.post(
                        "/control/slack/messages", "{\"user\":\"alice\",\"channel\":\"#shop\",\"text\":\"mine\"}")
                .path("ts")
                .asText();

        JsonNode answer = world.api("chat.update", "{\"channel\":\"C0SHOP\",\"ts\":\"" + ts + "\",\"text\":\"ours\"}");

        assertThat(answer.path("error").asText()).isEqualTo("cant_update_message");
    }

    @Test
    void opensAModalOnceWithinThreeSeconds() {
        String view = "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"Deploy\"},\"blocks\":[]}";

        String first = open(trigger(), view);
        String used = trigger();
        open(used, view);
        String again = open(used, view);
        String late = trigger();
        world.clock.advance(Duration.ofSeconds(4));

        assertThat(first).isEqualTo("");
        assertThat(again).isEqualTo("exchanged_trigger_id");
        assertThat(open(late, view)).isEqualTo("expired_trigger_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'type':'plain_text_input','action_id':'a','initial_value':'LONG'};"
                        + " must be less than 3001 characters [json-pointer:/view/blocks/0/element/initial_value]",
                "{'type':'plain_text_input','action_id':'a','max_length':2,'initial_value':'abc'};"
                        + " must be less than 3 characters [json-pointer:/view/blocks/0/element/initial_value]",
                "{'type':'static_select','action_id':'a','options':[]};"
                        + " no less than 1 items required [json-pointer:/view/blocks/0/element/options]",
                "{'type':'static_select','action_id':'a','options':[{'value':'x','text':{'type':'plain_text','text':'x'}}],"
                        + "'initial_option':{'value':'y','text':{'type':'plain_text','text':'y'}}};"
                        + " must match one of the provided options [json-pointer:/view/blocks/0/element/initial_option]",
                "{'type':'static_select','action_id':'a','options':[{'value':'','text':{'type':'plain_text','text':'x'}}]};"
                        + " must be more than 0 characters [json-pointer:/view/blocks/0/element/options/0/value]"
            })
    void refusesInputsThatSlackRefuses(String element, String problem) {
        String view = "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"T\"},"
                + "\"submit\":{\"type\":\"plain_text\",\"text\":\"S\"},\"blocks\":[{\"type\":\"input\","
                + "\"label\":{\"type\":\"plain_text\",\"text\":\"L\"},\"element\":"
                + element.replace('\'', '"').replace("LONG", "x".repeat(3_001)) + "}]}";

        JsonNode answer = world.api("views.open", "{\"trigger_id\":\"" + trigger() + "\",\"view\":" + view + "}");

        assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(answer.at("/response_metadata/messages/0").asText()).isEqualTo("[ERROR] " + problem);
    }

    @Test
    void refusesAViewOfMoreThanAQuarterMegabyte() {
        String view = "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"T\"},\"blocks\":[],"
                + "\"private_metadata\":\"" + "x".repeat(250_000) + "\"}";
        assertThat(open(trigger(), view)).isEqualTo("view_too_large");
    }

    @Test
    void refusesMoreTextInAllBlocksThanSlackTakes() {
        String section = "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(2_700) + "\"}}";
        String blocks = "[" + String.join(",", List.of(section, section, section, section, section)) + "]";

        JsonNode answer = world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"blocks\":" + blocks + "}");

        assertThat(answer.path("error").asText()).isEqualTo("msg_blocks_too_long");
    }

    private String trigger() {
        world.post("/control/slack/commands", "{\"channel\":\"#shop\",\"user\":\"alice\",\"text\":\"\"}");
        return world.app.received.getLast().form().getOrDefault("trigger_id", "");
    }

    private String open(String trigger, String view) {
        return world.api("views.open", "{\"trigger_id\":\"" + trigger + "\",\"view\":" + view + "}")
                .path("error")
                .asText();
    }
}
