package dev.cimon.engine.circleci;

import dev.cimon.engine.circleci.CircleCiJson.JobDocument;
import dev.cimon.engine.circleci.CircleCiJson.Mistake;
import dev.cimon.engine.circleci.CircleCiJson.PipelineDocument;
import dev.cimon.engine.circleci.CircleCiJson.WorkflowDocument;
import dev.cimon.engine.circleci.PipelineProgress.State;
import dev.cimon.events.deployment.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums up a pipeline with its workflows and jobs. */
final class ProgressReport {
    private static final Comparator<WorkflowDocument> BY_AGE = Comparator.comparing(WorkflowDocument::createdAt);
    /** Of several workflows that have ended, the first of these that occurs is the pipeline's end. */
    private static final List<State> WORST_FIRST =
            List.of(State.ERRORED, State.FAILED, State.CANCELLED, State.SUCCEEDED);

    private ProgressReport() {}

    /** Oldest first; a rerun has the name of the run it replaces. */
    static List<WorkflowDocument> newestRuns(List<WorkflowDocument> workflows) {
        Map<String, WorkflowDocument> newest = workflows.stream()
                .collect(Collectors.toMap(WorkflowDocument::name, workflow -> workflow, BinaryOperator.maxBy(BY_AGE)));
        return newest.values().stream().sorted(BY_AGE).toList();
    }

    static PipelineProgress of(PipelineDocument pipeline, List<WorkflowDocument> workflows, List<JobDocument> jobs) {
        State state = state(pipeline, workflows);
        return new PipelineProgress(
                state,
                jobs.stream().map(ProgressReport::job).toList(),
                null,
                workflows.stream().map(WorkflowDocument::id).toList(),
                state == State.ERRORED ? error(pipeline, workflows) : null);
    }

    static Optional<Long> failedJob(PipelineProgress progress) {
        return progress.jobs().stream()
                .filter(job -> job.state() == Job.State.FAILED)
                .map(Job::number)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static State state(PipelineDocument pipeline, List<WorkflowDocument> workflows) {
        if (pipeline.state().equals("errored")) {
            return State.ERRORED;
        }
        List<State> states = workflows.stream().map(ProgressReport::state).toList();
        if (states.isEmpty() || states.contains(State.RUNNING)) {
            return State.RUNNING;
        }
        if (states.contains(State.ON_HOLD)) {
            return State.ON_HOLD;
        }
        State worst = WORST_FIRST.stream().filter(states::contains).findFirst().orElse(State.RUNNING);
        // a setup workflow that succeeded is followed by those it has decided on
        return worst == State.SUCCEEDED && pipeline.starting() ? State.RUNNING : worst;
    }

    private static State state(WorkflowDocument workflow) {
        return switch (workflow.status()) {
            case "success" -> State.SUCCEEDED;
            case "failed" -> State.FAILED;
            case "error", "unauthorized" -> State.ERRORED;
            case "canceled", "not_run" -> State.CANCELLED;
            case "on_hold" -> State.ON_HOLD;
            default -> State.RUNNING; // running, failing, and what CircleCI may add
        };
    }

    private static Job job(JobDocument job) {
        Job.State state = switch (job.status()) {
            case "success" -> Job.State.SUCCEEDED;
            case "failed", "infrastructure_fail", "timedout", "terminated-unknown", "unauthorized" -> Job.State.FAILED;
            case "canceled", "not_run" -> Job.State.CANCELLED;
            case "running" -> Job.State.RUNNING;
            default -> Job.State.PENDING; // blocked, queued, not_running, on_hold, retried
        };
        return new Job(job.name(), state, job.jobNumber());
    }

    private static @Nullable String error(PipelineDocument pipeline, List<WorkflowDocument> workflows) {
        List<Mistake> mistakes = pipeline.errors() == null ? List.of() : pipeline.errors();
        if (!mistakes.isEmpty()) {
            return mistakes.stream().map(Mistake::message).collect(Collectors.joining("\n"));
        }
        return workflows.stream()
                .filter(workflow -> state(workflow) == State.ERRORED)
                .map(workflow -> "workflow " + workflow.name() + ": " + workflow.status())
                .findFirst()
                .orElse(null);
    }
}
