package dev.cimon.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.BotMentioned;
import dev.cimon.events.slack.MessagePosted;
import dev.cimon.events.slack.ReactionAdded;
import dev.cimon.events.slack.SlackEvent;
import dev.cimon.webhook.Payload;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we read of the Events API (<a href="https://docs.slack.dev/apis/events-api/">documentation</a>). */
record EventPayload(
        @Nullable String type,
        @Nullable String challenge,
        @Nullable String teamId,
        @Nullable String eventId,
        @Nullable List<@Nullable Authorization> authorizations,
        @Nullable Inner event) {

    /**
     * What a person did. Empty for what means nothing to us: bots, ourselves among them, and messages with a subtype,
     * which are edits, deletions, arrivals and the like.
     */
    Optional<SlackEvent> happened() {
        if (!Payload.present(type, "type").equals("event_callback")) {
            return Optional.empty();
        }
        Inner inner = Payload.present(event, "event");
        if (inner.botId() != null || inner.subtype() != null || inner.user() == null || isOurs(inner.user())) {
            return Optional.empty();
        }
        return inner.event(Payload.present(teamId, "team_id"), inner.user());
    }

    /** The word under which it is counted if it means nothing. */
    String kind() {
        return event == null || event.type() == null ? Payload.present(type, "type") : event.type();
    }

    private boolean isOurs(String user) {
        return authorizations != null
                && authorizations.stream()
                        .filter(Objects::nonNull)
                        .anyMatch(authorization -> authorization.isBot() && user.equals(authorization.userId()));
    }

    /** For whom the event was sent to us: the bot user, if the app has one. */
    record Authorization(@Nullable String userId, boolean isBot) {}

    record Item(
            @Nullable String type,
            @Nullable String channel,
            @Nullable String ts) {}

    record Inner(
            @Nullable String type,
            @Nullable String subtype,
            @Nullable String botId,
            @Nullable String user,
            @Nullable String text,
            @Nullable String ts,
            @Nullable String threadTs,
            @Nullable String channel,
            @Nullable String reaction,
            @Nullable Item item) {

        /** Events tell the id of a person and no name, so the id stands for both. */
        Optional<SlackEvent> event(String workspace, String person) {
            SlackUser who = new SlackUser(person, person);
            return switch (Payload.present(type, "event.type")) {
                case "message" ->
                    Optional.of(new MessagePosted(where(workspace, channel), who, said(), when(ts), threadTs));
                case "app_mention" ->
                    Optional.of(new BotMentioned(where(workspace, channel), who, said(), when(ts), threadTs));
                case "reaction_added" -> reacted(workspace, who);
                default -> Optional.empty();
            };
        }

        /** One can also react to files. */
        private Optional<SlackEvent> reacted(String workspace, SlackUser who) {
            Item to = Payload.present(item, "event.item");
            if (!"message".equals(to.type())) {
                return Optional.empty();
            }
            return Optional.of(new ReactionAdded(
                    where(workspace, to.channel()), who, Payload.present(reaction, "event.reaction"), when(to.ts())));
        }

        private String said() {
            return text == null ? "" : text;
        }

        private static ChannelRef where(String workspace, @Nullable String channel) {
            return new ChannelRef(workspace, Payload.present(channel, "event.channel"));
        }

        private static String when(@Nullable String ts) {
            return Payload.present(ts, "event.ts");
        }
    }
}
