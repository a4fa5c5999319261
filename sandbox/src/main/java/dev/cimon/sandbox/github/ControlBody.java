package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.github.Commit.FileChange;
import java.util.ArrayList;
import java.util.List;

/** What the bodies of control calls have in common. */
final class ControlBody {
    private ControlBody() {}

    static Account author(GitHubWorld world, JsonNode body) {
        return world.person(login(body.path("author").asText("alice-gh")));
    }

    /** Slack names are accepted for the four seeded people. */
    private static String login(String name) {
        return List.of("alice", "bob", "carol", "dave").contains(name) ? name + "-gh" : name;
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
