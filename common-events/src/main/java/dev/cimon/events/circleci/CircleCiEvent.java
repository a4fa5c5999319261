package dev.cimon.events.circleci;

import dev.cimon.events.Event;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;

/** Something that finished on CircleCI. Key: repository. */
public sealed interface CircleCiEvent extends Event permits WorkflowCompleted, JobCompleted {

    RepositoryName repository();

    PipelineId pipeline();

    @Override
    default String partitionKey() {
        return repository().toString();
    }
}
