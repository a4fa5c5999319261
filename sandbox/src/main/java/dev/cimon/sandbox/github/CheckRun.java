package dev.cimon.sandbox.github;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

record CheckRun(
        long id,
        long suite,
        String sha,
        String name,
        String status,
        @Nullable String conclusion,
        Output output,
        @Nullable String detailsUrl,
        @Nullable String externalId,
        Instant startedAt,
        @Nullable Instant completedAt) {

    static final Set<String> STATUSES = Set.of("queued", "in_progress", "completed", "waiting", "requested", "pending");
    static final Set<String> CONCLUSIONS =
            Set.of("action_required", "cancelled", "failure", "neutral", "success", "skipped", "stale", "timed_out");

    record Output(
            @Nullable String title,
            @Nullable String summary,
            @Nullable String text) {}
}
