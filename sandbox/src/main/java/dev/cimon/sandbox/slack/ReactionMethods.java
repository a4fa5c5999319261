package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code reactions.*} of the bot. */
final class ReactionMethods {
    private final Workspace workspace;

    ReactionMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    void addTo(WebApi api) {
        api.add("reactions.add", (arguments, _) -> {
            if (!message(arguments).react(name(arguments), Workspace.BOT_USER)) {
                throw new SlackError("already_reacted");
            }
        });
        api.add("reactions.remove", (arguments, _) -> {
            if (!message(arguments).unreact(name(arguments), Workspace.BOT_USER)) {
                throw new SlackError("no_reaction");
            }
        });
        api.add("reactions.get", this::get);
    }

    private void get(Arguments arguments, ObjectNode answer) {
        Message message = message(arguments);
        answer.put("type", "message").put("channel", arguments.or("channel", ""));
        answer.set("message", message.json(false));
    }

    private Message message(Arguments arguments) {
        return workspace
                .channelById(arguments.or("channel", ""))
                .orElseThrow(() -> new SlackError("channel_not_found"))
                .message(arguments.or("timestamp", ""))
                .filter(message -> !message.ephemeral())
                .orElseThrow(() -> new SlackError("message_not_found"));
    }

    private static String name(Arguments arguments) {
        String name = arguments.or("name", "").replace(":", "");
        if (!name.matches("[a-z0-9_+'-]{1,100}")) {
            throw new SlackError("invalid_name");
        }
        return name;
    }
}
