package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the sandbox.
 *
 * @param userGroups absent in what was saved before there were any
 */
record SavedWorkspace(
        long lastTs,
        long lastId,
        List<SavedChannel> channels,
        List<Views.View> views,
        List<SavedResponseUrl> responseUrls,
        @Nullable List<UserGroup> userGroups) {

    record SavedChannel(String id, String name, Set<String> members, List<SavedMessage> messages) {}

    record SavedMessage(
            String ts,
            User author,
            @Nullable String threadTs,
            @Nullable User visibleTo,
            Map<String, Set<String>> reactions,
            String text,
            @Nullable JsonNode blocks,
            @Nullable JsonNode attachments,
            @Nullable JsonNode metadata,
            String editedTs,
            int versions) {

        Message opened() {
            Message.Content content =
                    new Message.Content(text, present(blocks), present(attachments), present(metadata));
            Message message = new Message(ts, author, content, threadTs, visibleTo);
            Map<String, Set<String>> by = new LinkedHashMap<>();
            reactions.forEach((name, users) -> by.put(name, new LinkedHashSet<>(users)));
            message.restore(by, editedTs, versions);
            return message;
        }

        private static @Nullable JsonNode present(@Nullable JsonNode node) {
            return node == null || node.isNull() ? null : node;
        }
    }

    /** @param sourceTs the message whose button was pressed, null after a slash command */
    record SavedResponseUrl(
            String id,
            String channel,
            String user,
            @Nullable String sourceTs,
            Instant until,
            int uses) {}
}
