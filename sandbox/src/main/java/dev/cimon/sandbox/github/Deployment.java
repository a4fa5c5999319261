package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The newest status is the last of the list. */
record Deployment(
        long id,
        String sha,
        String ref,
        String task,
        JsonNode payload,
        Target target,
        @Nullable String description,
        Account creator,
        List<Status> statuses,
        Instant createdAt,
        Instant updatedAt) {

    record Target(String environment, boolean isTransient, boolean isProduction) {}

    record Status(
            long id,
            String state,
            Account creator,
            String description,
            String environment,
            String environmentUrl,
            String logUrl,
            Instant at) {
        static final Set<String> STATES =
                Set.of("error", "failure", "inactive", "in_progress", "queued", "pending", "success");
    }

    String state() {
        return statuses.isEmpty() ? "pending" : statuses.getLast().state();
    }

    /** GitHub refuses to delete a deployment in this state. */
    boolean active() {
        return state().equals("success");
    }

    Deployment with(Status status) {
        List<Status> all = Stream.concat(statuses.stream(), Stream.of(status)).toList();
        return new Deployment(id, sha, ref, task, payload, target, description, creator, all, createdAt, status.at());
    }
}
