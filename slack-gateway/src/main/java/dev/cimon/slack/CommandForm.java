package dev.cimon.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.webhook.Payload;
import java.util.Map;

/** The form that Slack posts for a slash command. */
record CommandForm(Map<String, String> fields) {

    String triggerId() {
        return required("trigger_id");
    }

    CommandEntered event(ResponseUrls responseUrls) {
        return new CommandEntered(
                new ChannelRef(required("team_id"), required("channel_id")),
                new SlackUser(required("user_id"), fields.getOrDefault("user_name", required("user_id"))),
                required("command"),
                fields.getOrDefault("text", ""),
                triggerId(),
                responseUrls.ours(fields.get("response_url")));
    }

    private String required(String field) {
        return Payload.present(fields.get(field), field);
    }
}
