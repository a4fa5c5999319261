package dev.cimon.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.BotMentioned;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.MessagePosted;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.ReactionAdded;
import dev.cimon.events.slack.SlackEvent;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Rejection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

    private static final ChannelRef SHOP = new ChannelRef("T0ACME", "C0SHOP");
    private static final SlackUser ALICE = new SlackUser("U0ALICE", "alice");
    private static final SlackUser NAMELESS = new SlackUser("U0ALICE", "U0ALICE");
    private static final String RESPONSE = "https://hooks.slack.com/actions/1";

    private final ResponseUrls urls = new ResponseUrls(new SlackSettings() {
        @Override
        public String signingSecret() {
            return "secret";
        }

        @Override
        public Optional<String> appToken() {
            return Optional.empty();
        }

        @Override
        public URI apiUrl() {
            return URI.create("https://slack.com/api/");
        }
    });

    @Test
    void readsACommand() {
        assertThat(new CommandForm(command()).event(urls))
                .isEqualTo(new CommandEntered(SHOP, ALICE, "/cimon", "deploy main", "1.2.abc", URI.create(RESPONSE)));
    }

    @Test
    void readsACommandWithoutTextAndName() {
        Map<String, String> form = command();
        form.remove("text");
        form.remove("user_name");
        assertThat(new CommandForm(form).event(urls))
                .isEqualTo(new CommandEntered(SHOP, NAMELESS, "/cimon", "", "1.2.abc", URI.create(RESPONSE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"team_id", "channel_id", "user_id", "command", "trigger_id", "response_url"})
    void rejectsACommandThatLacks(String field) {
        Map<String, String> form = command();
        form.remove(field);
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> new CommandForm(form).event(urls));
    }

    @Test
    void readsAPressedButton() {
        assertThat(interaction("""
                        {"type":"block_actions","team":{"id":"T0ACME","domain":"acme"},"trigger_id":"1.2.abc",
                         "user":{"id":"U0ALICE","username":"alice","name":"alice.a","team_id":"T0ACME"},
                         "channel":{"id":"C0SHOP","name":"shop"},"container":{"type":"message","message_ts":"1.5"},
                         "actions":[{"type":"button","action_id":"cancel","block_id":"b","value":"d-1"}],
                         "response_url":"%s"}""".formatted(RESPONSE)))
                .contains(new ButtonPressed(SHOP, ALICE, "cancel", "d-1", "1.5", "1.2.abc", URI.create(RESPONSE)));
    }

    @Test
    void readsAChosenOptionOfAnOrganizationWideApp() {
        assertThat(interaction("""
                        {"type":"block_actions","team":null,"enterprise":{"id":"E1"},"trigger_id":"1.2.abc",
                         "user":{"id":"U0ALICE","name":"alice","team_id":"T0ACME"},"channel":{"id":"C0SHOP"},
                         "actions":[{"type":"static_select","action_id":"pick","selected_option":{"value":"main"}}],
                         "response_url":"%s"}""".formatted(RESPONSE)))
                .contains(new ButtonPressed(SHOP, ALICE, "pick", "main", null, "1.2.abc", URI.create(RESPONSE)));
    }

    @Test
    void readsASubmittedModal() {
        assertThat(interaction("""
                        {"type":"view_submission","team":{"id":"T0ACME"},"user":{"id":"U0ALICE","username":"alice"},
                         "trigger_id":"1.2.abc","view":{"id":"V1","callback_id":"deploy","private_metadata":"C0SHOP",
                          "state":{"values":{
                            "ref":{"text":{"type":"plain_text_input","value":"main"}},
                            "environment":{"select":{"type":"static_select","selected_option":{"value":"preview"}}},
                            "reviewer":{"user":{"type":"users_select","selected_user":"U0BOB"}},
                            "note":{"text":{"type":"plain_text_input","value":null}}}}}}"""))
                .contains(new ModalSubmitted(
                        "T0ACME",
                        ALICE,
                        "deploy",
                        "C0SHOP",
                        Map.of("ref", "main", "environment", "preview", "reviewer", "U0BOB")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"view_closed\"}",
                "{\"type\":\"shortcut\"}",
                "{\"type\":\"block_actions\",\"view\":{\"id\":\"V1\"},\"actions\":[]}"
            })
    void passesOverOtherInteractions(String json) {
        assertThat(interaction(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"view_submission\"}",
                "{\"type\":\"block_actions\",\"team\":{\"id\":\"T\"},\"channel\":{\"id\":\"C\"},\"actions\":[]}"
            })
    void rejectsWhatIsNoInteraction(String json) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> interaction(json));
    }

    @Test
    void readsAMessageInAThread() {
        assertThat(event("{\"type\":\"message\",\"channel\":\"C0SHOP\",\"user\":\"U0ALICE\",\"text\":\"Hi\","
                        + "\"ts\":\"1.5\",\"thread_ts\":\"1.2\",\"channel_type\":\"channel\"}"))
                .contains(new MessagePosted(SHOP, NAMELESS, "Hi", "1.5", "1.2"));
    }

    @Test
    void readsAMention() {
        assertThat(event("{\"type\":\"app_mention\",\"channel\":\"C0SHOP\",\"user\":\"U0ALICE\","
                        + "\"text\":\"<@U0CIMON> list\",\"ts\":\"1.5\"}"))
                .contains(new BotMentioned(SHOP, NAMELESS, "<@U0CIMON> list", "1.5", null));
    }

    @Test
    void readsAReaction() {
        assertThat(
                        event(
                                "{\"type\":\"reaction_added\",\"user\":\"U0ALICE\",\"reaction\":\"rocket\","
                                        + "\"item\":{\"type\":\"message\",\"channel\":\"C0SHOP\",\"ts\":\"1.5\"},\"event_ts\":\"1.9\"}"))
                .contains(new ReactionAdded(SHOP, NAMELESS, "rocket", "1.5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\",\"subtype\":\"message_changed\",\"channel\":\"C0SHOP\",\"message\":{}}",
                "{\"type\":\"message\",\"bot_id\":\"B0CIMON\",\"user\":\"U0CIMON\",\"channel\":\"C0SHOP\",\"ts\":\"1\"}",
                "{\"type\":\"message\",\"user\":\"U0CIMON\",\"channel\":\"C0SHOP\",\"text\":\"x\",\"ts\":\"1\"}",
                "{\"type\":\"reaction_added\",\"user\":\"U0CIMON\",\"reaction\":\"eyes\",\"item\":{\"type\":\"message\"}}",
                "{\"type\":\"reaction_added\",\"user\":\"U0ALICE\",\"reaction\":\"eyes\",\"item\":{\"type\":\"file\"}}",
                "{\"type\":\"channel_archive\",\"user\":\"U0ALICE\",\"channel\":\"C0SHOP\"}"
            })
    void passesOverBotsSubtypesAndOtherEvents(String inner) {
        assertThat(event(inner)).isEmpty();
    }

    @Test
    void rejectsAMessageThatStandsNowhere() {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> event("{\"type\":\"message\",\"user\":\"U0ALICE\",\"ts\":\"1\"}"));
    }

    private static Map<String, String> command() {
        return new HashMap<>(Map.of(
                "team_id", "T0ACME",
                "channel_id", "C0SHOP",
                "user_id", "U0ALICE",
                "user_name", "alice",
                "command", "/cimon",
                "text", "deploy main",
                "trigger_id", "1.2.abc",
                "response_url", RESPONSE));
    }

    private Optional<SlackEvent> interaction(String json) {
        InteractionPayload payload = Payload.json(json, InteractionPayload.class);
        return Payload.mapped(() -> payload.event(urls));
    }

    private static Optional<SlackEvent> event(String inner) {
        EventPayload payload = Payload.json(
                "{\"type\":\"event_callback\",\"team_id\":\"T0ACME\",\"event_id\":\"Ev1\",\"event\":" + inner
                        + ",\"authorizations\":[{\"user_id\":\"U0CIMON\",\"is_bot\":true}]}",
                EventPayload.class);
        return Payload.mapped(payload::happened);
    }
}
