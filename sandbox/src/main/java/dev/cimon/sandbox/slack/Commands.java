package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.Delivery;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Slash commands that people type. */
final class Commands {
    private final SimulatorContext context;
    private final Workspace workspace;
    private final SlackSender sender;
    private final Triggers triggers;
    private final ResponseUrls responseUrls;
    private final Set<String> known;

    /** @param known the slash commands of the app */
    Commands(
            SimulatorContext context,
            Workspace workspace,
            SlackSender sender,
            Triggers triggers,
            ResponseUrls responseUrls,
            Set<String> known) {
        this.context = context;
        this.workspace = workspace;
        this.sender = sender;
        this.triggers = triggers;
        this.responseUrls = responseUrls;
        this.known = known;
    }

    /** Sends the command and shows the answer to the one who typed it. One that no app has goes nowhere. */
    Future<Delivery> type(Channel channel, User user, String command, String text) {
        if (command.equals("/invite")
                && text.strip().equalsIgnoreCase("@" + workspace.bot().name())) {
            workspace.let(channel, true, user);
            return unsent("");
        }
        if (!known.contains(command)) {
            String refusal = command + " is not a valid command.";
            tell(channel, user, refusal);
            return unsent(refusal);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", "sandbox-verification-token");
        fields.put("team_id", Workspace.TEAM_ID);
        fields.put("team_domain", Workspace.DOMAIN);
        fields.put("channel_id", channel.id);
        fields.put("channel_name", channel.name);
        fields.put("user_id", user.id());
        fields.put("user_name", user.name());
        fields.put("command", command);
        fields.put("text", Typing.escaped(text, workspace, true));
        fields.put("api_app_id", Workspace.APP_ID);
        fields.put("is_enterprise_install", "false");
        fields.put("response_url", responseUrls.create(channel, user, null));
        fields.put("trigger_id", triggers.create(user));
        return sender.command(fields).onSuccess(delivery -> {
            show(channel, user, command, delivery);
            context.changed().run();
        });
    }

    private Future<Delivery> unsent(String said) {
        context.changed().run();
        URI nowhere = URI.create("/slack/commands");
        Instant now = context.clock().instant();
        return Future.succeededFuture(
                new Delivery(Provider.SLACK, "command", nowhere, 0, Map.of(), said, now, Duration.ZERO));
    }

    private void show(Channel channel, User user, String command, Delivery delivery) {
        String body = delivery.body().strip();
        if (!delivery.accepted()) {
            String error = "timed out".equals(body) ? "operation_timeout" : "dispatch_failed";
            tell(channel, user, command + " failed with the error \"" + error + "\"");
        } else if (!body.isEmpty()) {
            try {
                JsonNode answer = context.json().readTree(body);
                if (answer.isObject()) {
                    responseUrls.respond(channel, user, null, answer);
                    return;
                }
                plain(channel, user, body);
            } catch (JsonProcessingException text) {
                plain(channel, user, body);
            } catch (SlackError refusal) {
                tell(channel, user, command + " failed with the error \"invalid_command_response\"");
            }
        }
    }

    private void plain(Channel channel, User user, String text) {
        workspace.postEphemeral(channel, workspace.bot(), new Message.Content(text, null, null, null), user);
    }

    private void tell(Channel channel, User user, String text) {
        workspace.postEphemeral(channel, Workspace.SLACKBOT, new Message.Content(text, null, null, null), user);
    }
}
