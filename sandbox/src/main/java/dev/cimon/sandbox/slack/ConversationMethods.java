package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code conversations.*}: channels, who is in them and what was said. */
final class ConversationMethods {
    private final Workspace workspace;

    ConversationMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    void addTo(WebApi api) {
        api.add("conversations.list", this::list);
        api.add("users.conversations", this::list);
        api.add(
                "conversations.info",
                (arguments, answer) -> answer.set("channel", channel(arguments).json()));
        api.add("conversations.history", this::history);
        api.add("conversations.replies", this::replies);
        api.add("conversations.members", this::members);
        api.add("conversations.join", this::join);
        api.add("conversations.leave", this::leave);
        api.add("conversations.open", this::open);
    }

    private Channel channel(Arguments arguments) {
        return workspace
                .channelById(arguments.or("channel", ""))
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    private Channel readable(Arguments arguments) {
        Channel channel = channel(arguments);
        if (!channel.members.contains(Workspace.BOT_USER)) {
            throw new SlackError("not_in_channel");
        }
        return channel;
    }

    private void list(Arguments arguments, ObjectNode answer) {
        List<String> types = List.of(arguments.or("types", "public_channel").split("\\s*,\\s*"));
        List<Channel> found = workspace.channels().stream()
                .filter(channel -> types.contains(channel.direct() ? "im" : "public_channel"))
                .toList();
        ArrayNode channels = answer.putArray("channels");
        page(arguments, 100, found, answer, "").forEach(channel -> channels.add(channel.json()));
    }

    private void history(Arguments arguments, ObjectNode answer) {
        Channel channel = readable(arguments);
        List<Message> shown = channel.messages.reversed().stream()
                .filter(message -> !message.ephemeral() && !message.reply() && within(arguments, message))
                .toList();
        ArrayNode messages = answer.putArray("messages");
        List<Message> page = page(arguments, 100, shown, answer, "has_more");
        page.forEach(message -> messages.add(json(channel, message, arguments.flag("include_all_metadata"))));
        answer.put("pin_count", 0);
    }

    private void replies(Arguments arguments, ObjectNode answer) {
        Channel channel = readable(arguments);
        String ts = arguments.or("ts", "");
        Message parent = channel.message(ts)
                .filter(message -> !message.ephemeral())
                .orElseThrow(() -> new SlackError("thread_not_found"));
        List<Message> thread = channel.messages.stream()
                .filter(message -> !message.ephemeral())
                .filter(message -> message == parent || (ts.equals(message.threadTs) && within(arguments, message)))
                .toList();
        ArrayNode messages = answer.putArray("messages");
        page(arguments, 1000, thread, answer, "has_more")
                .forEach(message -> messages.add(json(channel, message, arguments.flag("include_all_metadata"))));
    }

    private static ObjectNode json(Channel channel, Message message, boolean withMetadata) {
        ObjectNode json = message.json(withMetadata);
        List<Message> replies = channel.messages.stream()
                .filter(reply -> reply.reply() && message.ts.equals(reply.threadTs))
                .toList();
        if (!replies.isEmpty()) {
            json.put("thread_ts", message.ts)
                    .put("reply_count", replies.size())
                    .put("latest_reply", replies.getLast().ts);
        }
        return json;
    }

    private static boolean within(Arguments arguments, Message message) {
        BigDecimal ts = new BigDecimal(message.ts);
        boolean inclusive = arguments.flag("inclusive");
        int afterOldest = ts.compareTo(timestamp(arguments, "oldest", "0"));
        int afterLatest = ts.compareTo(timestamp(arguments, "latest", "99999999999"));
        return inclusive ? afterOldest >= 0 && afterLatest <= 0 : afterOldest > 0 && afterLatest < 0;
    }

    private static BigDecimal timestamp(Arguments arguments, String name, String otherwise) {
        try {
            return new BigDecimal(arguments.or(name, otherwise));
        } catch (NumberFormatException malformed) {
            throw new SlackError("invalid_ts_" + name);
        }
    }

    /** The page the cursor asks for; the next cursor and, if it has a name, the flag for more go into the answer. */
    static <T> List<T> page(Arguments arguments, int usual, List<T> all, ObjectNode answer, String more) {
        int start = offset(arguments.or("cursor", ""));
        int end = Math.min(all.size(), start + Math.max(1, arguments.number("limit", usual)));
        boolean rest = end < all.size();
        if (!more.isEmpty()) {
            answer.put(more, rest);
        }
        if (rest || more.isEmpty()) {
            byte[] cursor = ("next:" + end).getBytes(StandardCharsets.UTF_8);
            answer.putObject("response_metadata")
                    .put("next_cursor", rest ? Base64.getEncoder().encodeToString(cursor) : "");
        }
        return start >= all.size() ? List.of() : all.subList(start, end);
    }

    private static int offset(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Integer.parseInt(decoded.substring("next:".length()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException malformed) {
            throw new SlackError("invalid_cursor");
        }
    }

    private void members(Arguments arguments, ObjectNode answer) {
        ArrayNode members = answer.putArray("members");
        page(arguments, 100, List.copyOf(channel(arguments).members), answer, "")
                .forEach(members::add);
    }

    private void join(Arguments arguments, ObjectNode answer) {
        Channel channel = channel(arguments);
        if (channel.direct()) {
            throw new SlackError("method_not_supported_for_channel_type");
        }
        if (!channel.members.add(Workspace.BOT_USER)) {
            answer.put("warning", "already_in_channel");
            answer.putObject("response_metadata").putArray("warnings").add("already_in_channel");
        }
        answer.set("channel", channel.json());
    }

    private void leave(Arguments arguments, ObjectNode answer) {
        if (!channel(arguments).members.remove(Workspace.BOT_USER)) {
            answer.put("not_in_channel", true);
        }
    }

    private void open(Arguments arguments, ObjectNode answer) {
        User user = workspace.user(arguments.or("users", "")).orElseThrow(() -> new SlackError("user_not_found"));
        answer.putObject("channel").put("id", workspace.direct(user).id);
    }
}
