package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.github.Commit.FileChange;
import java.util.ArrayList;
import java.util.List;

/** What the bodies of control calls have in common. */
final class ControlBody {
    private ControlBody() {}

    static Account author(GitHubWorld world, JsonNode body) {
        return person(world, body.path("author").asText("alice-gh"));
    }

    /** Slack names are accepted for the four seeded people. */
    static Account person(GitHubWorld world, String name) {
        return world.person(List.of("alice", "bob", "carol", "dave").contains(name) ? name + "-gh" : name);
    }

    /** {@code messages}, one per commit, or one {@code message}. */
    static List<String> messages(JsonNode body, String otherwise) {
        List<String> messages = new ArrayList<>();
        body.path("messages").forEach(message -> messages.add(message.asText()));
        return messages.isEmpty() ? List.of(body.path("message").asText(otherwise)) : List.copyOf(messages);
    }

    static List<FileChange> files(JsonNode body) {
        List<FileChange> files = new ArrayList<>();
        body.path("files").forEach(file -> files.add(Activity.changed(file.asText())));
        return files.isEmpty() ? List.of(Activity.changed("src/main/App.java")) : List.copyOf(files);
    }

    static String required(JsonNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw GitHubRefusal.missing(field);
        }
        return value;
    }
}
