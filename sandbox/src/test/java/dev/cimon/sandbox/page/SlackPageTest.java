package dev.cimon.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people do in the page's Slack beyond typing: modals, threads, buttons that ask or open something. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOCK = """
            {"type":"modal","callback_id":"lock","private_metadata":"C0SHOP",
             "title":{"type":"plain_text","text":"Lock &amp; tell"},"submit":{"type":"plain_text","text":"Lock"},
             "close":{"type":"plain_text","text":"Cancel"},"blocks":[
             {"type":"input","block_id":"environment","label":{"type":"plain_text","text":"Environment"},
              "element":{"type":"static_select","action_id":"environment",
              "options":[{"text":{"type":"plain_text","text":"staging"},"value":"staging"},
                         {"text":{"type":"plain_text","text":"production"},"value":"production"}],
              "initial_option":{"text":{"type":"plain_text","text":"staging"},"value":"staging"}}},
             {"type":"input","block_id":"reason","label":{"type":"plain_text","text":"Reason"},
              "hint":{"type":"plain_text","text":"Everybody can read it."},
              "element":{"type":"plain_text_input","action_id":"reason","multiline":true}},
             {"type":"input","block_id":"ticket","optional":true,"label":{"type":"plain_text","text":"Ticket"},
              "element":{"type":"plain_text_input","action_id":"ticket","initial_value":"SHOP-1"}}]}""";

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
        assertThat(visit.complaints).isEmpty();
        visit.close();
    }

    @Test
    void sendsWhatIsFilledIntoAModal() throws Exception {
        openLockModal();
        assertThat(modal().getByRole(AriaRole.HEADING)).hasText("Lock & tell");
        assertThat(modal()).containsText("Everybody can read it.");

        visit.page.getByLabel("Environment").selectOption("production");
        visit.button("Lock").click();
        assertThat(visit.gateway.interactions()).as("the reason is required").isEmpty();
        visit.page.getByLabel("Reason").fill("Black Friday\nuntil Monday");
        visit.button("Lock").click();

        assertThat(modal()).hasCount(0);
        JsonNode submitted = interaction(0);
        assertThat(submitted.path("type").asText()).isEqualTo("view_submission");
        assertThat(submitted.at("/user/id").asText()).isEqualTo("U0ALICE");
        assertThat(submitted.at("/view/callback_id").asText()).isEqualTo("lock");
        assertThat(submitted.at("/view/private_metadata").asText()).isEqualTo("C0SHOP");
        JsonNode values = submitted.at("/view/state/values");
        assertThat(values.at("/environment/environment/selected_option/value").asText())
                .isEqualTo("production");
        assertThat(values.at("/reason/reason/value").asText()).isEqualTo("Black Friday\nuntil Monday");
        assertThat(values.at("/ticket/ticket/value").asText()).isEqualTo("SHOP-1");
    }

    @Test
    void aCancelledModalSendsNothing() {
        openLockModal();
        visit.page.getByLabel("Reason").fill("never mind");
        visit.button("Cancel").click();

        assertThat(modal()).hasCount(0);
        visit.page.reload();
        assertThat(visit.page.locator("#connection")).hasText("Live");
        assertThat(modal()).hasCount(0);
        assertThat(visit.gateway.interactions()).isEmpty();
    }

    @Test
    void aModalIsBeforeItsOwnerOnly() throws Exception {
        openLockModal();
        visit.page.keyboard().press("Escape");
        assertThat(modal()).hasCount(0);
        visit.page.getByLabel("You are").selectOption("bob");
        openLockModal();
        visit.page.reload();
        assertThat(modal()).hasCount(1);
        visit.page.getByLabel("Reason").fill("Bob's");
        visit.button("Lock").click();
        assertThat(interaction(0).at("/user/id").asText()).isEqualTo("U0BOB");
    }

    @Test
    void showsRepliesUnderTheirMessage() throws Exception {
        String ts = post("{\"channel\":\"C0SHOP\",\"text\":\"Deploying\"}");
        post("{\"channel\":\"C0SHOP\",\"text\":\"Something else\"}");
        post("{\"channel\":\"C0SHOP\",\"text\":\"The log\",\"thread_ts\":\"" + ts + "\"}");

        Locator conversation = visit.messages().locator(".conversation").first();
        assertThat(conversation).containsText("Deploying");
        assertThat(conversation.getByRole(AriaRole.GROUP)).containsText("The log");
        assertThat(visit.messages().locator(".conversation")).hasCount(2);
        conversation.getByText("1 reply").click();
        assertThat(conversation.getByText("The log")).hasCount(0);
    }

    @Test
    void aPressThatIsNotConfirmedCountsNothing() throws Exception {
        post("""
                {"channel":"C0SHOP","text":"Running","blocks":[{"type":"actions","elements":[{"type":"button",
                 "style":"danger","action_id":"cancel","value":"d-1","text":{"type":"plain_text","text":"Stop"},
                 "confirm":{"title":{"type":"plain_text","text":"Are you sure?"},
                 "text":{"type":"plain_text","text":"This stops the pipeline."},
                 "confirm":{"type":"plain_text","text":"Stop it"},"deny":{"type":"plain_text","text":"Keep"}}}]}]}""");
        visit.button("Stop").click();
        assertThat(visit.page.getByRole(AriaRole.DIALOG)).containsText("This stops the pipeline.");
        visit.button("Keep").click();
        assertThat(visit.page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(visit.gateway.interactions()).isEmpty();

        visit.button("Stop").click();
        visit.button("Stop it").click();
        assertThat(interaction(0).at("/actions/0/value").asText()).isEqualTo("d-1");
    }

    @Test
    void aLinkButtonOpensItsPageAndTellsTheApp() throws Exception {
        String url = visit.url() + "/control/slack/views";
        post("""
                {"channel":"C0SHOP","text":"Running","blocks":[{"type":"actions","elements":[{"type":"button",
                 "action_id":"open","url":"%s","text":{"type":"plain_text","text":"Pipeline"}}]}]}""".formatted(url));

        Page opened = visit.page.waitForPopup(() -> visit.button("Pipeline").click());

        opened.waitForURL(url);
        assertThat(interaction(0).at("/actions/0/action_id").asText()).isEqualTo("open");
    }

    @Test
    void onlyThePersonWhoPressedSeesTheAnswer() throws Exception {
        post("""
                {"channel":"C0SHOP","text":"Running","blocks":[{"type":"actions","elements":[{"type":"button",
                 "action_id":"retry","text":{"type":"plain_text","text":"Retry"}}]}]}""");
        visit.button("Retry").click();
        visit.gateway.respond(
                interaction(0).path("response_url").asText(),
                "{\"response_type\":\"ephemeral\",\"replace_original\":false,\"text\":\"It is locked\"}");

        assertThat(visit.messages().locator(".ephemeral")).containsText("It is locked");
        assertThat(visit.button("Retry")).isVisible();
        visit.page.getByLabel("You are").selectOption("carol");
        assertThat(visit.messages().locator(".ephemeral")).hasCount(0);
        assertThat(visit.messages().getByText("It is locked")).hasCount(0);
    }

    private void openLockModal() {
        visit.gateway.onCommand(command -> visit.gateway.respond(
                visit.url() + "/slack/api/views.open?token=xoxb-sandbox",
                "{\"trigger_id\":\"" + command.getOrDefault("trigger_id", "") + "\",\"view\":" + LOCK + "}"));
        visit.type("/cimon lock");
        assertThat(modal()).hasCount(1);
    }

    private Locator modal() {
        return visit.page.getByRole(AriaRole.DIALOG);
    }

    private JsonNode interaction(int number) throws IOException {
        await().atMost(PATIENCE).until(() -> visit.gateway.interactions().size() > number);
        return JSON.readTree(visit.gateway.interactions().get(number));
    }

    private String post(String json) throws Exception {
        return visit.slack("chat.postMessage", json).path("ts").asText();
    }
}
