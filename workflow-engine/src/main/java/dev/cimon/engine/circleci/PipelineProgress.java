package dev.cimon.engine.circleci;

import dev.cimon.events.deployment.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a pipeline is. Of a workflow that was rerun, only the newest run counts.
 *
 * @param jobs of all workflows, oldest workflow first
 * @param failedJobLog the last lines of the first failed job, if it failed and CircleCI still has them
 * @param workflows their ids, oldest first
 * @param error CircleCI's words where the state is ERRORED
 */
public record PipelineProgress(
        State state,
        List<Job> jobs,
        @Nullable String failedJobLog,
        List<String> workflows,
        @Nullable String error) {

    public PipelineProgress {
        jobs = List.copyOf(jobs);
        workflows = List.copyOf(workflows);
    }

    /** SUCCEEDED, FAILED, ERRORED and CANCELLED are final unless somebody reruns a workflow. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        ERRORED,
        CANCELLED,
        ON_HOLD
    }
}
