package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Delivery;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.core.Future;
import java.util.Optional;

/** Buttons that people press, menus they choose from and modals they submit. */
final class Interactions {
    private final SimulatorContext context;
    private final ObjectMapper json;
    private final Workspace workspace;
    private final SlackSender sender;
    private final Triggers triggers;
    private final ResponseUrls responseUrls;
    private final Views views;

    Interactions(
            SimulatorContext context,
            Workspace workspace,
            SlackSender sender,
            Triggers triggers,
            ResponseUrls responseUrls,
            Views views) {
        this.context = context;
        this.json = context.json();
        this.workspace = workspace;
        this.sender = sender;
        this.triggers = triggers;
        this.responseUrls = responseUrls;
        this.views = views;
    }

    /** The user acts on an element of a message; the value picks an option where the element has some. */
    Future<Delivery> press(Channel channel, User user, Message message, String actionId, String value) {
        JsonNode blocks = message.json(false).path("blocks");
        ObjectNode action = Elements.action(blocks, actionId, value, workspace.nextTs());
        ObjectNode payload = payload("block_actions", user);
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts)
                .put("channel_id", channel.id)
                .put("is_ephemeral", message.ephemeral());
        payload.putObject("channel").put("id", channel.id).put("name", channel.name);
        if (!message.ephemeral()) {
            payload.set("message", message.json(true));
        }
        payload.putObject("state").putObject("values");
        payload.put("response_url", responseUrls.create(channel, user, message));
        payload.putArray("actions").add(action);
        return sender.interaction(payload).onSuccess(_ -> context.changed().run());
    }

    /** The user acts on an element of a modal or home tab. */
    Future<Delivery> press(Views.View view, String actionId, String value) {
        ObjectNode payload = payload("block_actions", view.user());
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", view.json());
        payload.putArray("actions")
                .add(Elements.action(view.json().path("blocks"), actionId, value, workspace.nextTs()));
        return sender.interaction(payload).onSuccess(_ -> context.changed().run());
    }

    /** The user submits the modal; what the app answers decides what happens to it. */
    Future<Delivery> submit(Views.View view, JsonNode values) {
        ObjectNode payload = payload("view_submission", view.user());
        ObjectNode shown = view.json();
        ObjectNode state = shown.putObject("state").putObject("values");
        Elements.fill(state, shown.path("blocks"), values);
        payload.set("view", shown);
        payload.putArray("response_urls");
        return sender.interaction(payload).onSuccess(delivery -> {
            if (delivery.accepted()) {
                answered(view, delivery.body());
            }
            context.changed().run();
        });
    }

    /** The user closes the modal; the app hears of it if it wanted to, and there is nothing sent otherwise. */
    Future<Optional<Delivery>> close(Views.View view) {
        views.close(view);
        context.changed().run();
        if (!view.source().path("notify_on_close").asBoolean()) {
            return Future.succeededFuture(Optional.empty());
        }
        ObjectNode payload = payload("view_closed", view.user());
        payload.set("view", view.json());
        payload.put("is_cleared", false);
        return sender.interaction(payload).map(Optional::of);
    }

    private void answered(Views.View view, String body) {
        try {
            JsonNode answer = json.readTree(body);
            switch (answer.path("response_action").asText()) {
                case "errors" -> {}
                case "update" -> views.replace(view, answer.path("view"));
                case "push" -> views.show(view.user(), answer.path("view"), view);
                case "clear" -> views.clear(view.user());
                default -> views.close(view);
            }
        } catch (JsonProcessingException | SlackError unusable) {
            views.close(view);
        }
    }

    private ObjectNode payload(String type, User user) {
        ObjectNode payload = json.createObjectNode().put("type", type);
        payload.putObject("user")
                .put("id", user.id())
                .put("username", user.name())
                .put("name", user.name())
                .put("team_id", Workspace.TEAM_ID);
        payload.put("api_app_id", Workspace.APP_ID).put("token", "sandbox-verification-token");
        payload.put("trigger_id", triggers.create(user));
        payload.putObject("team").put("id", Workspace.TEAM_ID).put("domain", Workspace.DOMAIN);
        return payload.putNull("enterprise").put("is_enterprise_install", false);
    }
}
