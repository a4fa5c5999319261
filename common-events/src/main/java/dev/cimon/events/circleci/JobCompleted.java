package dev.cimon.events.circleci;

import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job came to its end. */
public record JobCompleted(
        RepositoryName repository,
        PipelineId pipeline,
        String workflow,
        String jobName,
        @Nullable Long jobNumber,
        Outcome outcome,
        Instant happenedAt)
        implements CircleCiEvent {}
