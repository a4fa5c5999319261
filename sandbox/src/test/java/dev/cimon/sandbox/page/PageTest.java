package dev.cimon.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.cimon.sandbox.SandboxSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Chromium chromium;
    private Visit visit;

    @BeforeAll
    void openBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void visit() throws IOException {
        visit = Visit.of(chromium.browser());
        assertThat(visit.page.locator("#connection")).hasText("Live");
    }

    @AfterEach
    void leave() {
        visit.close();
    }

    @Test
    void showsTheAnswerToATypedCommandOnlyToTheOneWhoTyped() {
        visit.gateway.onCommand(command -> visit.gateway.respond(
                command.getOrDefault("response_url", ""), "{\"text\":\"*acme/shop* is tied to this channel\"}"));

        visit.type("/cimon setup acme/shop");

        Locator answer = visit.messages().locator(".ephemeral");
        assertThat(answer).containsText("Only visible to you");
        assertThat(answer).containsText("acme/shop is tied to this channel");
        assertThat(answer.locator("strong", new Locator.LocatorOptions().setHasText("acme/shop")))
                .isVisible();
        assertThat(visit.gateway.commands().getFirst())
                .containsEntry("text", "setup acme/shop")
                .containsEntry("channel_id", "C0SHOP")
                .containsEntry("user_id", "U0ALICE");

        visit.page.getByLabel("You are").selectOption("bob");
        assertThat(answer).hasCount(0);
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void updatesAMessageInPlaceAndSendsWhatIsPressed() throws Exception {
        String ts = visit.slack("chat.postMessage", message("Running", ""))
                .path("ts")
                .asText();
        assertThat(visit.messages()).containsText("State: Running");

        visit.slack("chat.update", message("Waiting for approval", ",\"ts\":\"" + ts + "\""));
        assertThat(visit.messages()).containsText("State: Waiting for approval");
        assertThat(visit.messages()).containsText("(edited)");
        assertThat(visit.messages().locator(".message")).hasCount(1);

        visit.button("Approve").click();
        visit.button("Yes").click();

        await().atMost(PATIENCE).until(() -> !visit.gateway.interactions().isEmpty());
        JsonNode payload = JSON.readTree(visit.gateway.interactions().getFirst());
        assertThat(payload.path("type").asText()).isEqualTo("block_actions");
        assertThat(payload.at("/actions/0/action_id").asText()).isEqualTo("approve");
        assertThat(payload.at("/actions/0/value").asText()).isEqualTo("d-1");
        assertThat(payload.at("/message/ts").asText()).isEqualTo(ts);
        assertThat(payload.at("/user/id").asText()).isEqualTo("U0ALICE");
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void keepsTextText() throws Exception {
        String nasty = "<img src=x onerror=alert(1)><script>document.title='gone'</script>";
        visit.type(nasty);
        visit.slack(
                "chat.postMessage",
                JSON.createObjectNode()
                        .put("channel", "C0SHOP")
                        .put("text", nasty + " <javascript:alert(1)|press me>")
                        .toString());

        assertThat(visit.messages().locator(".message")).hasCount(2);
        assertThat(visit.messages().locator(".message").first()).containsText(nasty);
        assertThat(visit.messages().locator(".message").last()).containsText(nasty);
        assertThat(visit.messages().locator("script, img, a")).hasCount(0);
        assertThat(visit.page).hasTitle("Cimon sandbox");
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void opensAModalAndSubmitsIt() throws Exception {
        visit.gateway.onCommand(command ->
                visit.gateway.respond(visit.url() + "/slack/api/views.open?token=xoxb-sandbox", """
                {"trigger_id":"%s","view":{"type":"modal","title":{"type":"plain_text","text":"Deploy anyway"},
                 "submit":{"type":"plain_text","text":"Deploy"},"blocks":[{"type":"input","block_id":"why",
                 "label":{"type":"plain_text","text":"Reason"},
                 "element":{"type":"plain_text_input","action_id":"reason"}}]}}""".formatted(
                                command.getOrDefault("trigger_id", ""))));
        visit.type("/cimon deploy main to production");

        visit.page.getByLabel("Reason").fill("The shop is down");
        visit.button("Deploy").click();

        await().atMost(PATIENCE).until(() -> !visit.gateway.interactions().isEmpty());
        JsonNode payload = JSON.readTree(visit.gateway.interactions().getFirst());
        assertThat(payload.path("type").asText()).isEqualTo("view_submission");
        assertThat(payload.at("/view/state/values/why/reason/value").asText()).isEqualTo("The shop is down");
        assertThat(visit.page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void pushesToMainAndMergesAPullRequest() {
        visit.button("Push to main").click();
        visit.page.getByLabel("Commit message").fill("Sell umbrellas");
        visit.button("Push").click();
        Locator branches = visit.page.locator("#branches");
        assertThat(branches.locator("article").first()).containsText("Sell umbrellas");

        visit.button("Red check on main").click();
        assertThat(branches.getByLabel(Pattern.compile("Checks red"))).isVisible();

        visit.button("Merge #1").click();
        assertThat(branches.locator("article").first()).containsText("Merge pull request #1");
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void takesCimonIntoAChannelByInvitation() {
        visit.page.locator("#channels").getByText("general").click();
        assertThat(visit.page.locator("#channel-topic")).hasText("Cimon is not in this channel");

        visit.button("Invite Cimon").click();

        assertThat(visit.messages()).containsText("@Cimon was added to #general by @alice");
        assertThat(visit.button("Invite Cimon")).hasCount(0);
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void leavesTheMessagesRoomOnATelephone() {
        visit.page.setViewportSize(390, 844);
        visit.type("/frobnicate");

        assertThat(visit.messages()).containsText("/frobnicate is not a valid command.");
        assertThat(visit.messages().boundingBox().width).isGreaterThan(340);
        assertThat(visit.page.locator("#channels").getByText("general")).isInViewport();
        assertThat(visit.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void letsAHangingPipelinePass() throws Exception {
        visit.page.locator("#behaviour").getByText("Hang").click();
        assertThat(visit.page.locator("#behaviour [aria-checked=true]")).hasText("Hang");
        visit.post(
                "/circleci/api/v2/project/gh/acme/shop/pipeline",
                "{\"branch\":\"main\",\"parameters\":{\"environment\":\"preview\"}}",
                "Circle-Token",
                SandboxSettings.defaults().circleciToken());
        Locator pipeline = visit.page.locator("#runs article");
        assertThat(pipeline).containsText("preview");
        assertThat(pipeline).containsText("running");

        visit.button("Pass pipeline 1 of acme/shop").click();

        assertThat(pipeline.locator(".pill")).hasText("success");
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void leavesWhoeverReadsEarlierMessagesInPeace() throws Exception {
        for (int i = 0; i < 40; i++) {
            visit.type("line " + i);
        }
        assertThat(visit.messages().locator(".message")).hasCount(40);
        visit.messages().evaluate("log => log.scrollTop = 50");

        visit.slack("chat.postMessage", "{\"channel\":\"C0SHOP\",\"text\":\"one more\"}");
        assertThat(visit.messages().locator(".message")).hasCount(41);

        assertThat(visit.messages().evaluate("log => log.scrollTop")).isEqualTo(50);
        visit.button("New messages").click();
        assertThat(visit.messages().getByText("one more")).isInViewport();
        assertThat(visit.complaints).isEmpty();
    }

    @Test
    void goesOnWhenTheSandboxComesBack() throws Exception {
        visit.stopSandbox();
        assertThat(visit.page.locator("#connection")).containsText("away");

        visit.startSandbox();
        assertThat(visit.page.locator("#connection")).hasText("Live");
        visit.slack("chat.postMessage", message("Succeeded", ""));

        assertThat(visit.messages()).containsText("State: Succeeded");
    }

    private static String message(String state, String more) {
        return """
                {"channel":"C0SHOP","text":"%1$s"%2$s,"blocks":[
                 {"type":"section","text":{"type":"mrkdwn","text":"State: *%1$s* :rocket:"}},
                 {"type":"actions","block_id":"decide","elements":[{"type":"button","style":"primary",
                  "action_id":"approve","value":"d-1","text":{"type":"plain_text","text":"Approve"},
                  "confirm":{"title":{"type":"plain_text","text":"Approve?"},"text":{"type":"mrkdwn","text":"Sure?"},
                  "confirm":{"type":"plain_text","text":"Yes"},"deny":{"type":"plain_text","text":"No"}}}]}]}""".formatted(state, more);
    }
}
