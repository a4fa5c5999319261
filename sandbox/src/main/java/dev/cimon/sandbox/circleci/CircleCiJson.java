package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.github.SourceRevision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Projects, pipelines, workflows and jobs as the API v2 shows them. */
final class CircleCiJson {
    static final String SITE = "https://app.circleci.com";
    static final String ACTOR_ID = "c2b1f0b5-7a3d-4c1e-9f6b-5d2d0c1a9e77";

    private CircleCiJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    static String url(Workflow workflow) {
        return SITE + "/pipelines/github/" + workflow.pipeline.project.fullName() + "/" + workflow.pipeline.number
                + "/workflows/" + workflow.id;
    }

    static ObjectNode project(Project project) {
        ObjectNode node = object().put("slug", project.slug())
                .put("name", project.name())
                .put("id", project.id())
                .put("organization_name", project.organization())
                .put("organization_slug", "gh/" + project.organization())
                .put("organization_id", Projects.ORGANIZATION_ID);
        node.set(
                "vcs_info",
                object().put("vcs_url", project.repositoryUrl())
                        .put("provider", "GitHub")
                        .put("default_branch", "main"));
        return node;
    }

    static ObjectNode triggered(Pipeline pipeline) {
        return object().put("number", pipeline.number)
                .put("state", pipeline.state)
                .put("id", pipeline.id)
                .put("created_at", time(pipeline.createdAt));
    }

    static ObjectNode pipeline(Pipeline pipeline) {
        ObjectNode node = object().put("id", pipeline.id);
        var errors = node.putArray("errors");
        pipeline.errors.forEach(
                message -> errors.add(object().put("type", "config").put("message", message)));
        node.put("project_slug", pipeline.project.slug())
                .put("updated_at", time(pipeline.createdAt))
                .put("number", pipeline.number);
        node.set("trigger_parameters", pipeline.parameters);
        node.put("state", pipeline.state).put("created_at", time(pipeline.createdAt));
        ObjectNode trigger = object().put("type", "api").put("received_at", time(pipeline.createdAt));
        trigger.set("actor", object().put("login", "cimon-bot").putNull("avatar_url"));
        node.set("trigger", trigger);
        node.set("vcs", vcs(pipeline));
        return node;
    }

    private static ObjectNode vcs(Pipeline pipeline) {
        SourceRevision revision = pipeline.source.revision();
        String repository = pipeline.project.repositoryUrl();
        ObjectNode vcs = object().put("provider_name", "GitHub")
                .put("target_repository_url", repository)
                .put("origin_repository_url", repository)
                .put(pipeline.source.tag() ? "tag" : "branch", pipeline.source.ref())
                .put("revision", revision.sha());
        vcs.set("commit", object().put("subject", revision.subject()).put("body", revision.body()));
        return vcs;
    }

    static ObjectNode workflow(Workflow workflow) {
        return object().put("pipeline_id", workflow.pipeline.id)
                .put("id", workflow.id)
                .put("name", workflow.name)
                .put("project_slug", workflow.pipeline.project.slug())
                .put("status", workflow.status())
                .put("started_by", ACTOR_ID)
                .put("pipeline_number", workflow.pipeline.number)
                .put("created_at", time(workflow.createdAt))
                .put("stopped_at", time(workflow.stoppedAt()));
    }

    static ObjectNode job(Workflow workflow, Job job) {
        ObjectNode node = object();
        int index = workflow.jobs.indexOf(job);
        var dependencies = node.putArray("dependencies");
        if (index > 0) {
            dependencies.add(workflow.jobs.get(index - 1).id());
        }
        return node.put("job_number", job.number())
                .put("id", job.id())
                .put("started_at", time(job.startedAt()))
                .put("name", job.name())
                .put("project_slug", workflow.pipeline.project.slug())
                .put("status", job.status().word())
                .put("type", "build")
                .put("stopped_at", time(job.stoppedAt()));
    }

    static ObjectNode jobDetails(Workflow workflow, Job job) {
        Project project = workflow.pipeline.project;
        ObjectNode node = object().put("web_url", url(workflow) + "/jobs/" + job.number());
        node.set(
                "project",
                object().put("slug", project.slug())
                        .put("name", project.name())
                        .put("external_url", project.repositoryUrl())
                        .put("id", project.id()));
        node.putArray("parallel_runs")
                .add(object().put("index", 0).put("status", job.status().word()));
        node.put("started_at", time(job.startedAt()));
        node.set("latest_workflow", object().put("name", workflow.name).put("id", workflow.id));
        node.put("name", job.name());
        node.set("executor", object().put("resource_class", "medium").put("type", "docker"));
        node.put("parallelism", 1).put("status", job.status().word()).put("number", job.number());
        node.set("pipeline", object().put("id", workflow.pipeline.id));
        node.put("duration", duration(job))
                .put("created_at", time(workflow.createdAt))
                .put("queued_at", time(workflow.createdAt))
                .put("stopped_at", time(job.stoppedAt()));
        node.putArray("messages");
        node.putArray("contexts");
        node.set("organization", object().put("name", project.organization()));
        return node;
    }

    private static @Nullable Long duration(Job job) {
        return job.startedAt() == null || job.stoppedAt() == null
                ? null
                : Duration.between(job.startedAt(), job.stoppedAt()).toMillis();
    }
}
