package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Delivery;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Events API. An event that is not accepted is sent again up to three times with the same {@code event_id}; Slack
 * waits 0, 1 and 5 minutes, the sandbox the same numbers of seconds.
 */
final class Events {
    private static final List<Long> RETRY_MILLIS = List.of(1L, 1_000L, 5_000L);

    private final SimulatorContext context;
    private final Workspace workspace;
    private final SlackSender sender;

    Events(SimulatorContext context, Workspace workspace, SlackSender sender) {
        this.context = context;
        this.workspace = workspace;
        this.sender = sender;
    }

    /** The app hears of what was written where its bot is. */
    void written(Channel channel, Message message) {
        if (!channel.members.contains(Workspace.BOT_USER)) {
            return;
        }
        ObjectNode event = event("message", channel, message);
        event.put("channel_type", channel.direct() ? "im" : "channel");
        send(event);
        if (message.content().text().contains("<@" + Workspace.BOT_USER)) {
            send(event("app_mention", channel, message));
        }
    }

    void reacted(Channel channel, Message message, User user, String name, boolean added) {
        if (!channel.members.contains(Workspace.BOT_USER)) {
            return;
        }
        ObjectNode event = context.json().createObjectNode();
        event.put("type", added ? "reaction_added" : "reaction_removed")
                .put("user", user.id())
                .put("reaction", name);
        event.putObject("item")
                .put("type", "message")
                .put("channel", channel.id)
                .put("ts", message.ts);
        event.put("item_user", message.author.id()).put("event_ts", workspace.nextTs());
        send(event);
    }

    void homeOpened(User user) {
        ObjectNode event = context.json().createObjectNode();
        event.put("type", "app_home_opened")
                .put("user", user.id())
                .put("channel", workspace.direct(user).id)
                .put("tab", "home")
                .put("event_ts", workspace.nextTs());
        send(event);
    }

    /** What Slack asks when the request URL is entered; the challenge must come back. */
    Future<Delivery> verifyUrl(String challenge) {
        ObjectNode body = context.json().createObjectNode();
        body.put("token", "sandbox-verification-token")
                .put("challenge", challenge)
                .put("type", "url_verification");
        return sender.event(body, Map.of());
    }

    private ObjectNode event(String type, Channel channel, Message message) {
        ObjectNode event = context.json().createObjectNode();
        event.put("type", type)
                .put("user", message.author.id())
                .put("ts", message.ts)
                .put("client_msg_id", "%08x-0000-4000-8000-000000000000".formatted(workspace.nextId()))
                .put("text", message.content().text())
                .put("team", Workspace.TEAM_ID);
        if (message.threadTs != null) {
            event.put("thread_ts", message.threadTs);
        }
        return event.put("channel", channel.id).put("event_ts", message.ts);
    }

    private void send(ObjectNode event) {
        ObjectNode body = context.json().createObjectNode();
        body.put("token", "sandbox-verification-token")
                .put("team_id", Workspace.TEAM_ID)
                .put("context_team_id", Workspace.TEAM_ID)
                .putNull("context_enterprise_id")
                .put("api_app_id", Workspace.APP_ID);
        body.set("event", event);
        String id = "Ev0"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 9).toUpperCase(Locale.ROOT);
        body.put("type", "event_callback")
                .put("event_id", id)
                .put("event_time", context.clock().instant().getEpochSecond());
        body.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", Workspace.TEAM_ID)
                .put("user_id", Workspace.BOT_USER)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        body.put("is_ext_shared_channel", false).put("event_context", "4-" + id);
        attempt(body, 0, null);
    }

    private void attempt(ObjectNode body, int number, @Nullable Delivery before) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (before != null) {
            headers.put("X-Slack-Retry-Num", Integer.toString(number));
            headers.put("X-Slack-Retry-Reason", reason(before));
        }
        sender.event(body, headers).onSuccess(delivery -> {
            boolean enough = "1".equals(header(delivery, "x-slack-no-retry"));
            if (!delivery.accepted() && !enough && number < RETRY_MILLIS.size()) {
                context.vertx().setTimer(RETRY_MILLIS.get(number), _ -> attempt(body, number + 1, delivery));
            }
        });
    }

    private static String reason(Delivery delivery) {
        if (delivery.status() != 0) {
            return "http_error";
        }
        return "timed out".equals(delivery.body()) ? "http_timeout" : "connection_failed";
    }

    private static String header(Delivery delivery, String name) {
        return delivery.responseHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
