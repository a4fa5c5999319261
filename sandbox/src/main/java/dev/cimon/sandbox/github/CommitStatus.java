package dev.cimon.sandbox.github;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

record CommitStatus(
        long id,
        String sha,
        String context,
        String state,
        @Nullable String description,
        @Nullable String targetUrl,
        Account creator,
        Instant at) {
    static final Set<String> STATES = Set.of("error", "failure", "pending", "success");
}
