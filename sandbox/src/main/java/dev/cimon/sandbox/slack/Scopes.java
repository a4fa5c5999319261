package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the bot token may do: all that Cimon's manifest asks for, until somebody takes some of it away. */
final class Scopes {
    private static final List<String> ASKED_FOR =
            List.of("commands", "chat:write", "channels:history", "groups:history", "usergroups:read");
    private static final Map<String, String> NEEDED = Map.of(
            "chat.postMessage", "chat:write",
            "chat.update", "chat:write",
            "conversations.history", "channels:history",
            "conversations.replies", "channels:history",
            "usergroups.list", "usergroups:read",
            "usergroups.users.list", "usergroups:read");

    private Set<String> withheld = Set.of();

    /** What is not named is given back. */
    void limit(JsonNode names) {
        withheld = StreamSupport.stream(names.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toUnmodifiableSet());
    }

    String granted() {
        return ASKED_FOR.stream().filter(scope -> !withheld.contains(scope)).collect(Collectors.joining(","));
    }

    void require(String method, ObjectNode answer) {
        String needed = NEEDED.getOrDefault(method, "");
        if (withheld.contains(needed)) {
            answer.put("needed", needed).put("provided", granted());
            throw new SlackError("missing_scope");
        }
    }
}
