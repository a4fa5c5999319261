package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** {@code chat.*}: the bot writes, rewrites and deletes. */
final class ChatMethods {
    private static final int LONGEST_TEXT = 40_000;

    private final Workspace workspace;

    ChatMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    void addTo(WebApi api) {
        api.add("chat.postMessage", this::postMessage);
        api.add("chat.postEphemeral", this::postEphemeral);
        api.add("chat.update", this::update);
        api.add("chat.delete", this::delete);
        api.add("chat.getPermalink", this::permalink);
    }

    private void postMessage(Arguments arguments, ObjectNode answer) {
        Channel channel = writable(arguments.or("channel", ""));
        String thread = arguments.text("thread_ts").orElse(null);
        if (thread != null && !thread.matches("\\d{10}\\.\\d{6}")) {
            throw new SlackError("invalid_thread_ts");
        }
        Message message = workspace.post(channel, workspace.bot(), content(arguments, null), thread);
        answer.put("channel", channel.id).put("ts", message.ts);
        answer.set("message", message.json(true));
    }

    private void postEphemeral(Arguments arguments, ObjectNode answer) {
        Channel channel = writable(arguments.or("channel", ""));
        User reader = workspace
                .user(arguments.or("user", ""))
                .filter(user -> channel.members.contains(user.id()))
                .orElseThrow(() -> new SlackError("user_not_in_channel"));
        Message message = workspace.postEphemeral(channel, workspace.bot(), content(arguments, null), reader);
        answer.put("message_ts", message.ts);
    }

    private void update(Arguments arguments, ObjectNode answer) {
        Channel channel = known(arguments);
        Message message = own(channel, arguments, "cant_update_message");
        message.edit(content(arguments, message.content()), workspace.nextTs());
        answer.put("channel", channel.id)
                .put("ts", message.ts)
                .put("text", message.content().text());
        answer.set("message", message.json(true));
    }

    private void delete(Arguments arguments, ObjectNode answer) {
        Channel channel = known(arguments);
        Message message = own(channel, arguments, "cant_delete_message");
        channel.messages.remove(message);
        answer.put("channel", channel.id).put("ts", message.ts);
    }

    private void permalink(Arguments arguments, ObjectNode answer) {
        Channel channel = known(arguments);
        String ts = channel.message(arguments.or("message_ts", ""))
                .filter(found -> !found.ephemeral())
                .orElseThrow(() -> new SlackError("message_not_found"))
                .ts;
        answer.put("channel", channel.id)
                .put(
                        "permalink",
                        "https://" + Workspace.DOMAIN + ".slack.com/archives/" + channel.id + "/p"
                                + ts.replace(".", ""));
    }

    /** A channel by its id or name in which the bot may write. */
    private Channel writable(String reference) {
        Channel channel = workspace.channel(reference).orElseThrow(() -> new SlackError("channel_not_found"));
        if (!channel.members.contains(Workspace.BOT_USER)) {
            throw new SlackError("not_in_channel");
        }
        return channel;
    }

    /** These methods take ids only. */
    private Channel known(Arguments arguments) {
        return workspace
                .channelById(arguments.or("channel", ""))
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    private static Message own(Channel channel, Arguments arguments, String refusal) {
        Message message = channel.message(arguments.or("ts", ""))
                .filter(found -> !found.ephemeral())
                .orElseThrow(() -> new SlackError("message_not_found"));
        if (!message.author.bot()) {
            throw new SlackError(refusal);
        }
        return message;
    }

    /** What was sent; an update keeps the blocks, attachments and metadata it does not mention. */
    private static Message.Content content(Arguments arguments, Message.@Nullable Content before) {
        String text = arguments.or("text", "");
        if (text.length() > LONGEST_TEXT) {
            throw new SlackError("msg_too_long");
        }
        JsonNode blocks = arguments.structure("blocks", "invalid_blocks_format");
        JsonNode attachments = arguments.structure("attachments", "invalid_attachments");
        JsonNode metadata = arguments.structure("metadata", "invalid_metadata_format");
        if (blocks != null && !blocks.isArray()) {
            throw new SlackError("invalid_blocks_format");
        }
        if (text.isEmpty() && empty(blocks) && empty(attachments)) {
            throw new SlackError("no_text");
        }
        BlockKit.checkMessage(blocks);
        checkMetadata(metadata);
        if (before == null) {
            return new Message.Content(text, blocks, attachments, metadata);
        }
        return new Message.Content(
                text,
                blocks == null ? before.blocks() : blocks,
                attachments == null ? before.attachments() : attachments,
                metadata == null ? before.metadata() : metadata);
    }

    private static void checkMetadata(@Nullable JsonNode metadata) {
        if (metadata != null
                && !metadata.isEmpty()
                && (!metadata.path("event_type").isTextual()
                        || !metadata.path("event_payload").isObject())) {
            throw new SlackError("invalid_metadata_schema");
        }
    }

    private static boolean empty(@Nullable JsonNode node) {
        return node == null || node.isEmpty();
    }
}
