package dev.cimon.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackSendsTest {
    private static final String BUTTONS = """
            [{"type":"actions","elements":[
              {"type":"button","action_id":"go","value":"1","text":{"type":"plain_text","text":"Go"}},
              {"type":"button","action_id":"no","value":"2","text":{"type":"plain_text","text":"No"}}]}]""";

    private final SlackWorld world = new SlackWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void signsASlashCommandWithEveryFieldSlackSends() throws GeneralSecurityException {
        command("deploy <b> to @bob & #api");

        AppUnderTest.Received received = world.app.received.getFirst();
        Map<String, String> form = received.form();
        assertThat(received.path()).isEqualTo("/slack/commands");
        assertThat(received.headers().get("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(received.headers().get("x-slack-signature"))
                .isEqualTo("v0=" + hmac("v0:1763000000:" + received.body()));
        assertThat(received.headers().get("x-slack-request-timestamp")).isEqualTo("1763000000");
        assertThat(form)
                .containsKeys("token", "trigger_id", "response_url")
                .containsEntry("team_id", "T0ACME")
                .containsEntry("team_domain", "acme")
                .containsEntry("channel_id", "C0SHOP")
                .containsEntry("channel_name", "shop")
                .containsEntry("user_id", "U0ALICE")
                .containsEntry("user_name", "alice")
                .containsEntry("command", "/cimon")
                .containsEntry("text", "deploy &lt;b&gt; to <@U0BOB|bob> &amp; <#C0API|api>")
                .containsEntry("api_app_id", "A0CIMON")
                .containsEntry("is_enterprise_install", "false");
    }

    @Test
    void refusesACommandThatNoAppHas() {
        JsonNode answer = world.post(
                "/control/slack/commands",
                "{\"channel\":\"#shop\",\"user\":\"alice\",\"command\":\"/frobnicate\",\"text\":\"now\"}");

        assertThat(answer.path("body").asText()).isEqualTo("/frobnicate is not a valid command.");
        assertThat(world.app.received).isEmpty();
        JsonNode shown = world.get("/control/slack/messages?channel=%23shop&as=alice");
        assertThat(shown.at("/0/text").asText()).isEqualTo("/frobnicate is not a valid command.");
        assertThat(shown.at("/0/user").asText()).isEqualTo("slackbot");
    }

    @Test
    void sendsTheShortCommandToo() {
        world.post(
                "/control/slack/commands",
                "{\"channel\":\"#shop\",\"user\":\"alice\",\"command\":\"/deploy\",\"text\":\"test\"}");

        assertThat(world.app.received.getFirst().form()).containsEntry("command", "/deploy");
    }

    @Test
    void letsTheBotIntoAChannelByInvitation() {
        assertThat(memberOfGeneral()).isFalse();

        world.post(
                "/control/slack/commands",
                "{\"channel\":\"#general\",\"user\":\"bob\",\"command\":\"/invite\",\"text\":\"@Cimon\"}");
        assertThat(memberOfGeneral()).isTrue();
        assertThat(world.get("/control/slack/messages?channel=%23general")
                        .at("/0/text")
                        .asText())
                .isEqualTo("<@U0CIMON> was added to #general by <@U0BOB>.");

        world.post("/control/slack/invitations", "{\"channel\":\"#general\",\"user\":\"bob\",\"remove\":true}");
        assertThat(memberOfGeneral()).isFalse();
        assertThat(world.app.received).isEmpty();
    }

    private boolean memberOfGeneral() {
        return world.get("/control/state").at("/slack/channels/2/botIsMember").asBoolean();
    }

    private static String hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("sandbox-slack-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void showsTheAnswerToACommandToItsAuthorOnly() {
        world.app.answer = "{\"text\":\"nothing runs\"}";
        JsonNode answered = command("list");

        assertThat(answered.path("status").asInt()).isEqualTo(200);
        assertThat(seenBy("alice")).containsExactly("nothing runs");
        assertThat(seenBy("bob")).isEmpty();
    }

    @Test
    void tellsTheAuthorOfACommandThatTheAppFailed() {
        world.app.status = 500;
        command("list");

        assertThat(seenBy("alice")).containsExactly("/cimon failed with the error \"dispatch_failed\"");
    }

    @Test
    void takesFiveResponsesWithinThirtyMinutes() {
        command("list");
        URI url = responseUrl();
        for (int i = 1; i <= 5; i++) {
            assertThat(world.postTo(url, "{\"text\":\"" + i + "\"}").body()).isEqualTo("ok");
        }
        assertThat(world.postTo(url, "{\"text\":\"6\"}").body()).isEqualTo("{\"ok\":false,\"error\":\"used_url\"}");
        assertThat(seenBy("alice")).containsExactly("1", "2", "3", "4", "5");

        command("list");
        URI late = responseUrl();
        world.clock.advance(Duration.ofMinutes(31));
        assertThat(world.postTo(late, "{\"text\":\"late\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void takesTheLastResponseAtTheEndOfThirtyMinutes() {
        command("list");
        URI url = responseUrl();
        world.clock.advance(Duration.ofMinutes(30));
        assertThat(world.postTo(url, "{\"text\":\"\"}").body()).isEqualTo("{\"ok\":false,\"error\":\"no_text\"}");
        assertThat(world.postTo(url, "{\"text\":\"just in time\"}").body()).isEqualTo("ok");
        world.clock.advance(Duration.ofMillis(1));
        assertThat(world.postTo(url, "{\"text\":\"too late\"}").body())
                .isEqualTo("{\"ok\":false,\"error\":\"expired_url\"}");
        assertThat(seenBy("alice")).containsExactly("just in time");
        assertThat(seenBy("bob")).isEmpty();
    }

    @Test
    void tellsTheAppOfAClosedModalOnlyIfItWantsToKnow() {
        for (boolean wanted : List.of(false, true)) {
            command("deploy");
            int before = world.app.received.size();
            String trigger = world.app.received.getLast().form().getOrDefault("trigger_id", "");
            String id = world.api("views.open", """
                            {"trigger_id":"%s","view":{"type":"modal","notify_on_close":%s,"blocks":[],
                             "title":{"type":"plain_text","text":"Deploy"}}}""".formatted(trigger, wanted))
                    .at("/view/id")
                    .asText();
            world.post("/control/slack/views/close", "{\"viewId\":\"" + id + "\"}");
            assertThat(world.app.received).hasSize(wanted ? before + 1 : before);
            assertThat(world.get("/control/slack/views?as=alice")).isEmpty();
        }
        assertThat(payload().path("type").asText()).isEqualTo("view_closed");
    }

    @Test
    void replacesOrDeletesTheMessageWhoseButtonWasPressed() {
        String ts = world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"text\":\"?\",\"blocks\":" + BUTTONS + "}")
                .path("ts")
                .asText();
        press(ts, "go");
        JsonNode payload = payload();
        URI url = URI.create(payload.path("response_url").asText());

        assertThat(payload.path("type").asText()).isEqualTo("block_actions");
        assertThat(payload.at("/container/message_ts").asText()).isEqualTo(ts);
        assertThat(payload.at("/message/blocks/0/block_id").asText())
                .isEqualTo(payload.at("/actions/0/block_id").asText());
        assertThat(payload.at("/actions/0/value").asText()).isEqualTo("1");

        world.postTo(url, "{\"replace_original\":true,\"text\":\"gone on\"}");
        assertThat(seenBy("bob")).containsExactly("gone on");
        world.postTo(url, "{\"response_type\":\"in_channel\",\"text\":\"said aloud\"}");
        assertThat(seenBy("bob")).containsExactly("gone on", "said aloud");
        world.postTo(url, "{\"delete_original\":true}");
        assertThat(seenBy("bob")).containsExactly("said aloud");
    }

    @Test
    void keepsBlocksExactlyAsSent() {
        world.api("chat.postMessage", "{\"channel\":\"C0SHOP\",\"text\":\"?\",\"blocks\":" + BUTTONS + "}");

        JsonNode shown = world.get("/control/slack/messages?channel=%23shop&as=alice");

        assertThat(shown.at("/0/blocks")).isEqualTo(SlackWorld.parse(BUTTONS));
    }

    @Test
    void submitsAModalAndKeepsItOpenOnErrors() {
        command("deploy");
        String view = """
                {"type":"modal","callback_id":"deploy","private_metadata":"x",
                 "title":{"type":"plain_text","text":"Deploy"},"submit":{"type":"plain_text","text":"Go"},
                 "blocks":[{"type":"input","block_id":"what","label":{"type":"plain_text","text":"What"},
                            "element":{"type":"plain_text_input","action_id":"revision"}}]}""";
        String trigger = world.app.received.getLast().form().getOrDefault("trigger_id", "");
        String id = world.api("views.open", "{\"trigger_id\":\"" + trigger + "\",\"view\":" + view + "}")
                .at("/view/id")
                .asText();
        String submission = "{\"viewId\":\"" + id + "\",\"values\":{\"what\":{\"revision\":\"main\"}}}";

        world.app.answer = "{\"response_action\":\"errors\",\"errors\":{\"what\":\"no such branch\"}}";
        world.post("/control/slack/views/submit", submission);
        assertThat(world.get("/control/slack/views?as=alice")).hasSize(1);
        assertThat(payload().at("/view/state/values/what/revision/value").asText())
                .isEqualTo("main");

        world.app.answer = "";
        world.post("/control/slack/views/submit", submission);
        assertThat(world.get("/control/slack/views?as=alice")).isEmpty();
    }

    @Test
    void repeatsAnEventThatWasNotAccepted() {
        world.app.status = 503;
        world.post("/control/slack/messages", "{\"user\":\"bob\",\"channel\":\"#shop\",\"text\":\"hello\"}");

        await().atMost(Duration.ofSeconds(60)).until(() -> world.app.received.size() >= 3);
        AppUnderTest.Received third = world.app.received.get(2);
        assertThat(third.headers())
                .containsEntry("x-slack-retry-num", "2")
                .containsEntry("x-slack-retry-reason", "http_error");
        assertThat(third.body()).isEqualTo(world.app.received.get(0).body());
    }

    @Test
    void tellsTheAppThatItWasMentioned() {
        world.post("/control/slack/messages", "{\"user\":\"bob\",\"channel\":\"#shop\",\"text\":\"@cimon hello\"}");

        await().atMost(Duration.ofSeconds(60)).until(() -> world.app.received.size() == 2);
        assertThat(world.app.received.stream()
                        .map(received -> SlackWorld.parse(received.body())
                                .at("/event/type")
                                .asText()))
                .containsExactlyInAnyOrder("message", "app_mention");
        assertThat(SlackWorld.parse(world.app.received.getFirst().body())
                        .at("/event/text")
                        .asText())
                .isEqualTo("<@U0CIMON> hello");
    }

    private JsonNode command(String text) {
        return world.post(
                "/control/slack/commands", "{\"channel\":\"#shop\",\"user\":\"alice\",\"text\":\"" + text + "\"}");
    }

    private void press(String ts, String actionId) {
        world.post(
                "/control/slack/actions",
                "{\"channel\":\"#shop\",\"user\":\"alice\",\"ts\":\"" + ts + "\",\"actionId\":\"" + actionId + "\"}");
    }

    private JsonNode payload() {
        return SlackWorld.parse(world.app.received.getLast().form().getOrDefault("payload", "{}"));
    }

    private URI responseUrl() {
        return URI.create(world.app.received.getLast().form().getOrDefault("response_url", ""));
    }

    private List<String> seenBy(String name) {
        return world.get("/control/slack/messages?channel=%23shop&as=" + name).findValuesAsText("text").stream()
                .toList();
    }
}
