package dev.cimon.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.SlackEvent;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What we read of an interaction
 * (<a href="https://docs.slack.dev/reference/interaction-payloads/">documentation</a>).
 */
record InteractionPayload(
        @Nullable String type,
        @Nullable Team team,
        @Nullable User user,
        @Nullable Channel channel,
        @Nullable Container container,
        @Nullable List<@Nullable Element> actions,
        @Nullable View view,
        @Nullable String triggerId,
        @Nullable String responseUrl) {

    /** What the person did; empty for what means nothing to us, such as a button that stands in no channel. */
    Optional<SlackEvent> event(ResponseUrls responseUrls) {
        return switch (Payload.present(type, "type")) {
            case "block_actions" -> channel == null ? Optional.empty() : Optional.of(pressed(channel, responseUrls));
            case "view_submission" -> Optional.of(submitted());
            default -> Optional.empty();
        };
    }

    private ButtonPressed pressed(Channel where, ResponseUrls responseUrls) {
        List<@Nullable Element> elements = Payload.present(actions, "actions");
        if (elements.isEmpty()) {
            throw Rejection.malformed("actions is empty");
        }
        Element pressed = Payload.present(elements.getFirst(), "actions[0]");
        return new ButtonPressed(
                new ChannelRef(workspace(), Payload.present(where.id(), "channel.id")),
                person(),
                Payload.present(pressed.actionId(), "actions.action_id"),
                pressed.entered(),
                container == null ? null : container.messageTs(),
                Payload.present(triggerId, "trigger_id"),
                responseUrls.ours(responseUrl));
    }

    private ModalSubmitted submitted() {
        View modal = Payload.present(view, "view");
        return new ModalSubmitted(
                workspace(),
                person(),
                Payload.present(modal.callbackId(), "view.callback_id"),
                modal.privateMetadata() == null ? "" : modal.privateMetadata(),
                modal.values());
    }

    /** An app installed for a whole organization is told no team. */
    private String workspace() {
        String id = team == null || team.id() == null
                ? Payload.present(user, "user").teamId()
                : team.id();
        return Payload.present(id, "team.id");
    }

    private SlackUser person() {
        User who = Payload.present(user, "user");
        String id = Payload.present(who.id(), "user.id");
        String name = who.username() == null ? who.name() : who.username();
        return new SlackUser(id, name == null ? id : name);
    }

    record Team(@Nullable String id) {}

    record User(
            @Nullable String id,
            @Nullable String username,
            @Nullable String name,
            @Nullable String teamId) {}

    record Channel(@Nullable String id) {}

    record Container(@Nullable String messageTs) {}

    record Option(@Nullable String value) {}

    /** A button that was pressed or an input that was filled in; which field holds its value depends on its type. */
    record Element(
            @Nullable String actionId,
            @Nullable String value,
            @Nullable Option selectedOption,
            @Nullable String selectedUser,
            @Nullable String selectedChannel,
            @Nullable String selectedConversation) {

        @Nullable String entered() {
            String option = selectedOption == null ? null : selectedOption.value();
            return Stream.of(value, option, selectedUser, selectedChannel, selectedConversation)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    record View(
            @Nullable String callbackId,
            @Nullable String privateMetadata,
            @Nullable State state) {

        /** What was filled in, by the id of its block: an input block has exactly one element. */
        Map<String, String> values() {
            Map<String, String> entered = new HashMap<>();
            if (state != null && state.values() != null) {
                state.values()
                        .forEach((block, elements) -> Payload.present(elements, "view.state.values")
                                .values()
                                .forEach(element -> {
                                    String value = Payload.present(element, "view.state.values")
                                            .entered();
                                    if (value != null) {
                                        entered.put(block, value);
                                    }
                                }));
            }
            return entered;
        }
    }

    record State(@Nullable Map<String, @Nullable Map<String, @Nullable Element>> values) {}
}
