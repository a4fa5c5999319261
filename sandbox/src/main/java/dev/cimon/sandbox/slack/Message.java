package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One message of a channel; an ephemeral one has somebody who alone sees it. */
final class Message {
    final String ts;
    final User author;
    final @Nullable String threadTs;
    final @Nullable User visibleTo;
    final Map<String, Set<String>> reactions = new LinkedHashMap<>();
    private Content content;
    private String editedTs = "";
    private int versions = 1;

    /** What a message shows. Blocks and attachments are kept exactly as they were sent. */
    record Content(
            String text,
            @Nullable JsonNode blocks,
            @Nullable JsonNode attachments,
            @Nullable JsonNode metadata) {}

    Message(String ts, User author, Content content, @Nullable String threadTs, @Nullable User visibleTo) {
        this.ts = ts;
        this.author = author;
        this.content = content;
        this.threadTs = threadTs;
        this.visibleTo = visibleTo;
    }

    Content content() {
        return content;
    }

    void edit(Content next, String at) {
        content = next;
        editedTs = at;
        versions++;
    }

    SavedWorkspace.SavedMessage saved() {
        return new SavedWorkspace.SavedMessage(
                ts,
                author,
                threadTs,
                visibleTo,
                reactions,
                content.text(),
                content.blocks(),
                content.attachments(),
                content.metadata(),
                editedTs,
                versions);
    }

    void restore(Map<String, Set<String>> by, String lastEdit, int shown) {
        reactions.putAll(by);
        editedTs = lastEdit;
        versions = shown;
    }

    boolean ephemeral() {
        return visibleTo != null;
    }

    boolean reply() {
        return threadTs != null && !threadTs.equals(ts);
    }

    /** As the Web API and the payloads of interactions show it. */
    ObjectNode json(boolean withMetadata) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("user", author.id()).put("type", "message").put("ts", ts);
        if (author.bot()) {
            json.put("bot_id", Workspace.BOT_ID).put("app_id", Workspace.APP_ID);
        }
        json.put("text", content.text()).put("team", Workspace.TEAM_ID);
        if (author.bot()) {
            json.set("bot_profile", Workspace.botProfile());
        }
        if (threadTs != null) {
            json.put("thread_ts", threadTs);
        }
        if (!editedTs.isEmpty()) {
            json.putObject("edited")
                    .put("user", author.bot() ? Workspace.BOT_ID : author.id())
                    .put("ts", editedTs);
        }
        if (content.blocks() != null) {
            json.set("blocks", BlockIds.given(content.blocks(), ts));
        }
        if (content.attachments() != null && !content.attachments().isEmpty()) {
            json.set("attachments", content.attachments());
        }
        if (withMetadata && content.metadata() != null && !content.metadata().isEmpty()) {
            json.set("metadata", content.metadata());
        }
        if (!reactions.isEmpty()) {
            json.set("reactions", reactionsJson());
        }
        return json;
    }

    /** As the control API shows it: what was sent, and how often it changed. */
    ObjectNode controlJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ts", ts).put("threadTs", threadTs);
        json.put("user", author.name()).put("userId", author.id()).put("bot", author.bot());
        json.put("text", content.text());
        json.set("blocks", content.blocks());
        json.set("attachments", content.attachments());
        json.set("metadata", content.metadata());
        json.put("edited", !editedTs.isEmpty()).put("versions", versions).put("ephemeral", ephemeral());
        json.put("visibleTo", visibleTo == null ? null : visibleTo.name());
        json.set("reactions", reactionsJson());
        return json;
    }

    private ArrayNode reactionsJson() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        reactions.forEach((name, users) -> {
            ObjectNode one = all.addObject().put("name", name).put("count", users.size());
            ArrayNode by = one.putArray("users");
            users.forEach(by::add);
        });
        return all;
    }

    boolean react(String name, String userId) {
        return reactions.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(userId);
    }

    boolean unreact(String name, String userId) {
        Set<String> users = reactions.getOrDefault(name, new LinkedHashSet<>());
        boolean removed = users.remove(userId);
        if (users.isEmpty()) {
            reactions.remove(name);
        }
        return removed;
    }
}
