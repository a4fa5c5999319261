package dev.cimon.engine.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.reference.Revision;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the checks of a commit say: the newest commit status of each context
 * (<a href="https://docs.github.com/en/rest/commits/statuses#get-the-combined-status-for-a-specific-reference">combined
 * status</a>) and the newest check run of each name
 * (<a href="https://docs.github.com/en/rest/checks/runs#list-check-runs-for-a-git-reference">check runs</a>).
 */
record CheckReading(RestCalls calls) {

    private static final int PAGE = 100;

    List<CheckReported> of(Revision revision) throws IOException {
        List<CheckReported> all = new ArrayList<>();
        String commit = "/commits/" + revision.sha();
        read(commit + "/status?", "statuses", all, status -> status(revision, status));
        read(commit + "/check-runs?filter=latest&", "check_runs", all, run -> run(revision, run));
        return all;
    }

    private void read(String path, String field, List<CheckReported> into, Function<JsonNode, CheckReported> reading)
            throws IOException {
        int found = PAGE;
        for (int page = 1; found == PAGE; page++) {
            JsonNode list =
                    calls.get(path + "per_page=" + PAGE + "&page=" + page).path(field);
            if (!list.isArray()) {
                throw new IOException("GitHub's answer has no " + field);
            }
            list.forEach(node -> into.add(reading.apply(node)));
            found = list.size();
        }
    }

    private CheckReported status(Revision revision, JsonNode status) {
        Result result = switch (status.path("state").asText()) {
            case "success" -> Result.PASSED;
            case "failure", "error" -> Result.FAILED;
            default -> Result.PENDING;
        };
        return reported(revision, status.path("context"), result, status, "updated_at", "created_at");
    }

    /** GitHub lets a required check pass that was skipped or came to no verdict. */
    private CheckReported run(Revision revision, JsonNode run) {
        Result result = switch (run.path("conclusion").asText("")) {
            case "", "null" -> Result.PENDING;
            case "success", "neutral", "skipped" -> Result.PASSED;
            default -> Result.FAILED;
        };
        return reported(revision, run.path("name"), result, run, "completed_at", "started_at");
    }

    private CheckReported reported(
            Revision revision, JsonNode name, Result result, JsonNode node, String changed, String begun) {
        Instant at = time(node.path(changed));
        return new CheckReported(
                calls.repository(),
                null,
                revision,
                name.asText(),
                result,
                null,
                at == null ? time(node.path(begun)) : at);
    }

    private static @Nullable Instant time(JsonNode text) {
        try {
            return text.isTextual() ? Instant.parse(text.asText()) : null;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
