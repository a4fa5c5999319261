package dev.cimon.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record CheckRunPayload(
        @Nullable String action,
        @Nullable CheckRun checkRun,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<CheckReported> event() {
        String word = Payload.present(action, "action");
        if (!word.equals("created") && !word.equals("completed")) {
            return Optional.empty();
        }
        CheckRun run = Payload.present(checkRun, "check_run");
        return Optional.of(new CheckReported(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                new Revision(Payload.present(run.headSha(), "check_run.head_sha")),
                Payload.present(run.name(), "check_run.name"),
                run.result(),
                GitHubPayload.tryLink(run.htmlUrl()),
                GitHubTime.tryRead(run.completedAt(), run.startedAt())));
    }

    record CheckRun(
            @Nullable String name,
            @Nullable String headSha,
            @Nullable String conclusion,
            @Nullable String htmlUrl,
            @Nullable JsonNode startedAt,
            @Nullable JsonNode completedAt) {

        /** GitHub lets a required check pass that was skipped or came to no verdict. */
        Result result() {
            return switch (conclusion) {
                case null -> Result.PENDING;
                case "success", "neutral", "skipped" -> Result.PASSED;
                default -> Result.FAILED;
            };
        }
    }
}
