package dev.cimon.circleci;

import dev.cimon.events.circleci.CircleCiEvent;
import dev.cimon.events.circleci.JobCompleted;
import dev.cimon.events.circleci.Outcome;
import dev.cimon.events.circleci.WorkflowCompleted;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we read of a webhook's body
 * (<a href="https://circleci.com/docs/reference/outbound-webhooks-reference/">documentation</a>). What comes differs
 * from what is documented: branch, commit and the whole {@code vcs} can be missing.
 */
record CircleCiPayload(
        @Nullable String type,
        @Nullable String id,
        @Nullable Instant happenedAt,
        @Nullable Project project,
        @Nullable Organization organization,
        @Nullable Workflow workflow,
        @Nullable Pipeline pipeline,
        @Nullable Job job) {

    /** What happened; empty for what means nothing to us. */
    Optional<CircleCiEvent> event() {
        return switch (Payload.present(type, "type")) {
            case "workflow-completed" -> repository().map(this::workflowCompleted);
            case "job-completed" -> repository().map(this::jobCompleted);
            default -> Optional.empty();
        };
    }

    private Optional<RepositoryName> repository() {
        return Repositories.of(
                Payload.present(project, "project"),
                organization,
                Payload.present(pipeline, "pipeline").vcs());
    }

    private CircleCiEvent workflowCompleted(RepositoryName repository) {
        Workflow ended = Payload.present(workflow, "workflow");
        Pipeline of = Payload.present(pipeline, "pipeline");
        return new WorkflowCompleted(
                repository,
                of.pipelineId(),
                of.number(),
                Payload.present(ended.id(), "workflow.id"),
                ended.name() == null ? "" : ended.name(),
                outcome(ended.status(), "workflow.status"),
                ended.url() == null ? null : URI.create(ended.url()),
                of.revision(),
                Payload.present(happenedAt, "happened_at"));
    }

    private CircleCiEvent jobCompleted(RepositoryName repository) {
        Job ended = Payload.present(job, "job");
        return new JobCompleted(
                repository,
                Payload.present(pipeline, "pipeline").pipelineId(),
                Payload.present(Payload.present(workflow, "workflow").id(), "workflow.id"),
                Payload.present(ended.name(), "job.name"),
                ended.number(),
                outcome(ended.status(), "job.status"),
                Payload.present(happenedAt, "happened_at"));
    }

    /** It is over, so a word that we do not know means that it did not succeed. */
    private static Outcome outcome(@Nullable String status, String field) {
        String word = Payload.present(status, field);
        return Arrays.stream(Outcome.values())
                .filter(known -> known.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(Outcome.ERROR);
    }

    /** @param slug {@code gh/…} and {@code github/…} go on with the repository, {@code circleci/…} with ids */
    record Project(@Nullable String name, @Nullable String slug) {}

    record Organization(@Nullable String name) {}

    record Workflow(
            @Nullable String id,
            @Nullable String name,
            @Nullable String status,
            @Nullable String url) {}

    record Job(
            @Nullable String name,
            @Nullable Long number,
            @Nullable String status) {}

    record Pipeline(
            @Nullable String id, long number, @Nullable Vcs vcs) {

        PipelineId pipelineId() {
            return new PipelineId(Payload.present(id, "pipeline.id"));
        }

        @Nullable Revision revision() {
            return vcs == null || vcs.revision() == null || vcs.revision().isBlank()
                    ? null
                    : new Revision(vcs.revision());
        }
    }

    /** @param targetRepositoryUrl where the pipeline's code comes from; the origin differs from it for a fork */
    record Vcs(
            @Nullable String originRepositoryUrl,
            @Nullable String targetRepositoryUrl,
            @Nullable String revision) {}
}
