package dev.cimon.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Rejection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A commit status. */
record StatusPayload(
        @Nullable String sha,
        @Nullable String context,
        @Nullable String state,
        @Nullable String targetUrl,
        @Nullable JsonNode createdAt,
        @Nullable JsonNode updatedAt,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<CheckReported> event() {
        Result result = switch (Payload.present(state, "state")) {
            case "success" -> Result.PASSED;
            case "pending" -> Result.PENDING;
            case "failure", "error" -> Result.FAILED;
            default -> throw Rejection.malformed("state is not one of GitHub's");
        };
        return Optional.of(new CheckReported(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                new Revision(Payload.present(sha, "sha")),
                Payload.present(context, "context"),
                result,
                GitHubPayload.tryLink(targetUrl),
                GitHubTime.tryRead(updatedAt, createdAt)));
    }
}
