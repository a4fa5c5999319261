package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What outlives the sandbox. */
record SavedPipelines(
        Map<String, Integer> lastPipeline,
        Map<String, Integer> lastJob,
        Behaviour usual,
        Map<String, Behaviour> behaviours,
        List<Project> projects,
        List<SavedPipeline> pipelines) {

    /** @param projects not in what earlier versions saved */
    SavedPipelines(
            Map<String, Integer> lastPipeline,
            Map<String, Integer> lastJob,
            Behaviour usual,
            Map<String, Behaviour> behaviours,
            @Nullable List<Project> projects,
            List<SavedPipeline> pipelines) {
        this.lastPipeline = lastPipeline;
        this.lastJob = lastJob;
        this.usual = usual;
        this.behaviours = behaviours;
        this.projects = projects == null ? List.of() : projects;
        this.pipelines = pipelines;
    }

    record SavedPipeline(
            String id,
            int number,
            String project,
            Pipeline.Source source,
            ObjectNode parameters,
            Instant createdAt,
            String state,
            List<String> errors,
            List<SavedWorkflow> workflows) {

        static SavedPipeline of(Pipeline pipeline) {
            return new SavedPipeline(
                    pipeline.id,
                    pipeline.number,
                    pipeline.project.slug(),
                    pipeline.source,
                    pipeline.parameters,
                    pipeline.createdAt,
                    pipeline.state,
                    pipeline.errors,
                    pipeline.workflows.stream().map(SavedWorkflow::of).toList());
        }

        Pipeline opened(Project project) {
            Pipeline pipeline = new Pipeline(id, number, project, source, parameters, createdAt);
            pipeline.state = state;
            pipeline.errors.addAll(errors);
            workflows.forEach(workflow -> pipeline.workflows.add(workflow.opened(pipeline)));
            return pipeline;
        }
    }

    record SavedWorkflow(
            String id,
            String name,
            Instant createdAt,
            List<Job> jobs,
            Behaviour behaviour,
            String status,
            @Nullable Instant stoppedAt) {

        static SavedWorkflow of(Workflow workflow) {
            return new SavedWorkflow(
                    workflow.id,
                    workflow.name,
                    workflow.createdAt,
                    workflow.jobs,
                    workflow.behaviour,
                    workflow.status(),
                    workflow.stoppedAt());
        }

        Workflow opened(Pipeline pipeline) {
            Workflow workflow = new Workflow(id, name, pipeline, createdAt, jobs, behaviour);
            if (stoppedAt != null) {
                workflow.end(status, stoppedAt);
            }
            return workflow;
        }
    }
}
