package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Delivery;
import dev.cimon.sandbox.Json;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /control/slack/…}: what people do in Slack, and what they see there. */
final class SlackControl {
    private final SimulatorContext context;
    private final SandboxSettings settings;
    private final Workspace workspace;
    private final Views views;
    private final Commands commands;
    private final Interactions interactions;
    private final Events events;
    private final Scopes scopes;
    private final Sockets sockets;

    SlackControl(
            SimulatorContext context,
            SandboxSettings settings,
            Workspace workspace,
            Views views,
            Commands commands,
            Interactions interactions,
            Events events,
            Scopes scopes,
            Sockets sockets) {
        this.scopes = scopes;
        this.sockets = sockets;
        this.context = context;
        this.settings = settings;
        this.workspace = workspace;
        this.views = views;
        this.commands = commands;
        this.interactions = interactions;
        this.events = events;
    }

    /** What a person did, with the request's body. */
    @FunctionalInterface
    private interface Act {
        void on(RoutingContext call, JsonNode body);
    }

    void mount(Router root) {
        post(root, "commands", this::command);
        post(root, "actions", this::action);
        post(root, "views/submit", (call, body) -> answer(call, interactions.submit(view(body), body.path("values"))));
        post(root, "views/close", this::close);
        post(root, "messages", this::write);
        post(root, "invitations", this::invite);
        post(root, "channels", this::found);
        post(root, "reactions", this::react);
        post(root, "home", (call, body) -> {
            events.homeOpened(user(body.path("user").asText()));
            Json.answer(context.json(), call, 200, Map.of("ok", true));
        });
        post(
                root,
                "url-verification",
                (call, body) ->
                        answer(call, events.verifyUrl(body.path("challenge").asText("sandbox-challenge"))));
        post(root, "sockets/refresh", (call, _) -> {
            sockets.refresh();
            Json.answer(context.json(), call, 200, Map.of("ok", true));
        });
        post(root, "sockets/cut", (call, _) -> {
            sockets.cut();
            Json.answer(context.json(), call, 200, Map.of("ok", true));
        });
        root.put("/control/slack/access")
                .handler(call -> guarded(call, () -> {
                    scopes.limit(context.json().readTree(call.body().asString()).path("withheld"));
                    Json.answer(context.json(), call, 200, Map.of("scopes", scopes.granted()));
                }));
        root.put("/control/slack/usergroups/:handle")
                .handler(call -> guarded(
                        call,
                        () -> userGroup(
                                call,
                                context.json().readTree(call.body().asString()).path("members"))));
        root.get("/control/slack/messages").handler(call -> guarded(call, () -> messages(call)));
        root.get("/control/slack/views").handler(call -> guarded(call, () -> shownViews(call)));
    }

    private void post(Router root, String path, Act act) {
        root.post("/control/slack/" + path)
                .handler(call -> guarded(call, () -> {
                    String body = call.body().asString();
                    act.on(call, context.json().readTree(body == null ? "{}" : body));
                }));
    }

    /** Something that reads JSON. */
    @FunctionalInterface
    private interface Step {
        void run() throws JsonProcessingException;
    }

    private void guarded(RoutingContext call, Step step) {
        try {
            step.run();
        } catch (JsonProcessingException malformed) {
            Json.answer(context.json(), call, 400, Map.of("error", "invalid_json"));
        } catch (SlackError refusal) {
            int status = refusal.code().endsWith("not_found") ? 404 : 400;
            Json.answer(context.json(), call, status, Map.of("error", refusal.code()));
        }
    }

    private void command(RoutingContext call, JsonNode body) {
        answer(
                call,
                commands.type(
                        channel(body.path("channel").asText()),
                        user(body.path("user").asText()),
                        body.path("command").asText(settings.slackCommand()),
                        body.path("text").asText("")));
    }

    private void action(RoutingContext call, JsonNode body) {
        String actionId = body.path("actionId").asText();
        String value = body.path("value").asText("");
        if (body.hasNonNull("viewId")) {
            answer(call, interactions.press(view(body), actionId, value));
            return;
        }
        Channel channel = channel(body.path("channel").asText());
        User user = user(body.path("user").asText());
        Message message = channel.message(body.path("ts").asText())
                .filter(found -> !found.ephemeral() || user.equals(found.visibleTo))
                .orElseThrow(() -> new SlackError("message_not_found"));
        answer(call, interactions.press(channel, user, message, actionId, value));
    }

    private void userGroup(RoutingContext call, JsonNode members) {
        List<String> ids = new ArrayList<>();
        members.forEach(member -> ids.add(user(member.asText()).id()));
        UserGroup group = workspace.userGroups().put(call.pathParam("handle"), ids);
        Json.answer(context.json(), call, 200, Map.of("id", group.id(), "handle", group.handle(), "users", ids));
    }

    private void close(RoutingContext call, JsonNode body) {
        interactions
                .close(view(body))
                .onSuccess(sent -> Json.answer(
                        context.json(),
                        call,
                        200,
                        sent.<Object>map(delivery -> Map.of("status", delivery.status(), "body", delivery.body()))
                                .orElse(Map.of("ok", true))));
    }

    /** A person takes the bot of the app into a channel, or out of it. */
    private void invite(RoutingContext call, JsonNode body) {
        Channel channel = channel(body.path("channel").asText());
        boolean remove = body.path("remove").asBoolean();
        workspace.let(channel, !remove, user(body.path("user").asText()));
        context.changed().run();
        Json.answer(context.json(), call, 200, Map.of("botIsMember", !remove));
    }

    private void found(RoutingContext call, JsonNode body) {
        String name = body.path("name").asText();
        if (!name.matches("[a-z0-9_-]{1,80}")) {
            throw new SlackError("invalid_name_specials");
        }
        Channel channel = workspace.found(name);
        context.changed().run();
        Json.answer(context.json(), call, 200, Map.of("id", channel.id, "name", channel.name));
    }

    private void write(RoutingContext call, JsonNode body) {
        Channel channel = channel(body.path("channel").asText());
        String text = Typing.escaped(body.path("text").asText(""), workspace, false);
        Message message = workspace.post(
                channel,
                user(body.path("user").asText()),
                new Message.Content(text, null, null, null),
                body.path("threadTs").asText(null));
        events.written(channel, message);
        context.changed().run();
        Json.answer(context.json(), call, 200, message.controlJson());
    }

    private void react(RoutingContext call, JsonNode body) {
        Channel channel = channel(body.path("channel").asText());
        User user = user(body.path("user").asText());
        String name = body.path("name").asText();
        Message message =
                channel.message(body.path("ts").asText()).orElseThrow(() -> new SlackError("message_not_found"));
        boolean remove = body.path("remove").asBoolean();
        if (remove ? message.unreact(name, user.id()) : message.react(name, user.id())) {
            events.reacted(channel, message, user, name, !remove);
            context.changed().run();
        }
        Json.answer(context.json(), call, 200, message.controlJson());
    }

    private void messages(RoutingContext call) {
        String as = call.request().getParam("as", "");
        Optional<User> reader = as.isEmpty() ? Optional.empty() : Optional.of(user(as));
        ArrayNode shown = context.json().createArrayNode();
        channel(call.request().getParam("channel", "")).messages.stream()
                .filter(message ->
                        !message.ephemeral() || reader.isEmpty() || reader.get().equals(message.visibleTo))
                .forEach(message -> shown.add(message.controlJson()));
        Json.answer(context.json(), call, 200, shown);
    }

    private void shownViews(RoutingContext call) {
        String as = call.request().getParam("as", "");
        Json.answer(context.json(), call, 200, viewsJson(as.isEmpty() ? views.of(null) : views.of(user(as))));
    }

    private ArrayNode viewsJson(List<Views.View> shown) {
        ArrayNode all = context.json().createArrayNode();
        shown.forEach(view -> all.addObject().put("user", view.user().name()).set("view", view.json()));
        return all;
    }

    ObjectNode state() {
        ObjectNode state = context.json().createObjectNode();
        state.putObject("team").put("id", Workspace.TEAM_ID).put("domain", Workspace.DOMAIN);
        state.put("command", settings.slackCommand()).put("sockets", sockets.count());
        ArrayNode users = state.putArray("users");
        workspace
                .users()
                .forEach(user -> users.addObject()
                        .put("id", user.id())
                        .put("name", user.name())
                        .put("bot", user.bot()));
        ArrayNode channels = state.putArray("channels");
        for (Channel channel : workspace.channels()) {
            ObjectNode one = channels.addObject().put("id", channel.id).put("name", channel.name);
            one.put("botIsMember", channel.members.contains(Workspace.BOT_USER));
            one.put("messages", channel.messages.size());
        }
        state.set("views", viewsJson(views.of(null)));
        return state;
    }

    private void answer(RoutingContext call, Future<Delivery> sent) {
        sent.onSuccess(delivery ->
                Json.answer(context.json(), call, 200, Map.of("status", delivery.status(), "body", delivery.body())));
    }

    private Channel channel(String reference) {
        return workspace.channel(reference).orElseThrow(() -> new SlackError("channel_not_found"));
    }

    private User user(String reference) {
        return workspace.user(reference).orElseThrow(() -> new SlackError("user_not_found"));
    }

    private Views.View view(JsonNode body) {
        return views.view(body.path("viewId").asText()).orElseThrow(() -> new SlackError("view_not_found"));
    }
}
