package dev.cimon.sandbox.github;

import java.time.Instant;
import java.util.List;

record Commit(
        String sha,
        String treeSha,
        List<String> parents,
        String message,
        Account author,
        Instant at,
        List<FileChange> files) {

    record FileChange(String name, String status) {}

    String subject() {
        return message.lines().findFirst().orElse("");
    }

    String body() {
        int end = message.indexOf("\n\n");
        return end < 0 ? "" : message.substring(end + 2);
    }
}
