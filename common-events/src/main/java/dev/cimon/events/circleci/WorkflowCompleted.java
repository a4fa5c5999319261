package dev.cimon.events.circleci;

import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A workflow came to its end. */
public record WorkflowCompleted(
        RepositoryName repository,
        PipelineId pipeline,
        long pipelineNumber,
        String workflow,
        String workflowName,
        Outcome outcome,
        @Nullable URI url,
        @Nullable Revision revision,
        Instant happenedAt)
        implements CircleCiEvent {}
