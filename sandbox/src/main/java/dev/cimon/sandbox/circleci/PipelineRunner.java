package dev.cimon.sandbox.circleci;

import dev.cimon.sandbox.circleci.Behaviour.Outcome;
import dev.cimon.sandbox.circleci.Job.Status;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lets the jobs of a workflow run one after the other. */
final class PipelineRunner {
    private final Vertx vertx;
    private final Projects projects;
    private final CircleCiWebhooks webhooks;
    private final Runnable changed;

    PipelineRunner(Vertx vertx, Projects projects, CircleCiWebhooks webhooks, Runnable changed) {
        this.vertx = vertx;
        this.projects = projects;
        this.webhooks = webhooks;
        this.changed = changed;
    }

    /** Begins soon, so that the trigger is answered while the pipeline is still pending. */
    void start(Pipeline pipeline) {
        Behaviour behaviour = projects.behaviour(pipeline.project);
        vertx.runOnContext(_ -> {
            if (behaviour.outcome() == Outcome.ERROR) {
                pipeline.state = "errored";
                pipeline.errors.add("Error calling workflow: 'deploy'\nCannot find a definition for job named deploy");
                changed.run();
                return;
            }
            pipeline.state = "created";
            List<Job> jobs = new ArrayList<>();
            behaviour.jobs().forEach(name -> jobs.add(blocked(pipeline, name)));
            begin(pipeline, jobs, behaviour);
        });
    }

    /** Goes on with what ran when the sandbox stopped. */
    void resume() {
        for (Pipeline pipeline : projects.pipelines().reversed()) {
            if (pipeline.state.equals("pending")) {
                start(pipeline);
            }
            pipeline.workflows.stream().filter(workflow -> !workflow.ended()).forEach(this::awaitCurrent);
        }
    }

    /** A new workflow in the same pipeline; jobs that succeeded are kept if only the failed ones are wanted. */
    Workflow rerun(Workflow ended, boolean fromFailed) {
        List<Job> jobs = ended.jobs.stream()
                .map(job -> fromFailed && job.status() == Status.SUCCESS ? job : blocked(ended.pipeline, job.name()))
                .toList();
        return begin(ended.pipeline, jobs, projects.behaviour(ended.pipeline.project));
    }

    /** Ends every job at once; the last one as told. Does nothing once the workflow has ended. */
    void decide(Workflow workflow, Outcome outcome) {
        workflow.behaviour = with(workflow.behaviour, outcome);
        while (outcome != Outcome.HANG && !workflow.ended()) {
            endCurrent(workflow);
        }
    }

    void cancel(Workflow workflow) {
        if (workflow.ended()) {
            return;
        }
        int current = workflow.current();
        for (int i = current; i < workflow.jobs.size(); i++) {
            Job job = workflow.jobs.get(i);
            workflow.jobs.set(i, i == current ? job.ended(Status.CANCELED, projects.now()) : job.notRun());
        }
        end(workflow, "canceled");
    }

    private Workflow begin(Pipeline pipeline, List<Job> jobs, Behaviour behaviour) {
        Workflow workflow =
                new Workflow(UUID.randomUUID().toString(), "deploy", pipeline, projects.now(), jobs, behaviour);
        pipeline.workflows.add(workflow);
        startCurrent(workflow);
        return workflow;
    }

    private Job blocked(Pipeline pipeline, String name) {
        return new Job(
                UUID.randomUUID().toString(),
                projects.nextJobNumber(pipeline.project),
                name,
                Status.BLOCKED,
                null,
                null);
    }

    private void startCurrent(Workflow workflow) {
        int current = workflow.current();
        Job job = workflow.jobs.get(current).running(projects.now());
        workflow.jobs.set(current, job);
        changed.run();
        awaitCurrent(workflow);
    }

    private void awaitCurrent(Workflow workflow) {
        int current = workflow.current();
        Job job = workflow.jobs.get(current);
        vertx.setTimer(Math.max(1, workflow.behaviour.jobTime().toMillis()), _ -> {
            boolean stillThere = !workflow.ended() && workflow.jobs.get(current).equals(job);
            boolean hangs = workflow.behaviour.outcome() == Outcome.HANG && current == workflow.jobs.size() - 1;
            if (stillThere && !hangs) {
                endCurrent(workflow);
            }
        });
    }

    private void endCurrent(Workflow workflow) {
        int current = workflow.current();
        boolean last = current == workflow.jobs.size() - 1;
        boolean fails = last && workflow.behaviour.outcome() == Outcome.FAIL;
        Job job = workflow.jobs.get(current).ended(fails ? Status.FAILED : Status.SUCCESS, projects.now());
        workflow.jobs.set(current, job);
        webhooks.jobCompleted(workflow, job);
        if (last) {
            end(workflow, fails ? "failed" : "success");
        } else {
            startCurrent(workflow);
        }
    }

    private void end(Workflow workflow, String status) {
        workflow.end(status, projects.now());
        webhooks.workflowCompleted(workflow);
        changed.run();
    }

    private static Behaviour with(Behaviour behaviour, Outcome outcome) {
        return new Behaviour(outcome, behaviour.jobs(), behaviour.jobTime(), behaviour.webhookRetry());
    }
}
