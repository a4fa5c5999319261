package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.circleci.Job.Status;
import java.net.URI;
import java.util.List;

/** A job with its steps, as API v1.1 shows it: only there are the logs. */
final class StepsJson {
    private static final List<String> STEPS = List.of("Spin up environment", "Checkout code", "Run");

    private final URI baseUrl;

    StepsJson(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    ObjectNode build(Workflow workflow, Job job) {
        Project project = workflow.pipeline.project;
        ObjectNode node = CircleCiJson.object()
                .put("build_num", job.number())
                .put("build_url", CircleCiJson.url(workflow) + "/jobs/" + job.number())
                .put("username", project.organization())
                .put("reponame", project.name())
                .put("branch", workflow.pipeline.source.tag() ? null : workflow.pipeline.source.ref())
                .put("vcs_revision", workflow.pipeline.source.revision().sha())
                .put("vcs_url", project.repositoryUrl())
                .put("status", job.status().word())
                .put("outcome", job.ended() ? job.status().word() : null)
                .put("lifecycle", job.ended() ? "finished" : job.status().word())
                .put("failed", job.status() == Status.FAILED)
                .put("start_time", CircleCiJson.time(job.startedAt()))
                .put("stop_time", CircleCiJson.time(job.stoppedAt()));
        node.set(
                "workflows",
                CircleCiJson.object()
                        .put("workflow_id", workflow.id)
                        .put("workflow_name", workflow.name)
                        .put("job_name", job.name())
                        .put("job_id", job.id()));
        var steps = node.putArray("steps");
        for (int i = 0; job.startedAt() != null && i < STEPS.size(); i++) {
            ObjectNode step = CircleCiJson.object().put("name", name(i, job));
            step.putArray("actions").add(action(job, i));
            steps.add(step);
        }
        return node;
    }

    private ObjectNode action(Job job, int index) {
        boolean last = index == STEPS.size() - 1;
        boolean failed = last && job.status() == Status.FAILED;
        ObjectNode action = CircleCiJson.object()
                .put("name", name(index, job))
                .put("index", 0)
                .put("step", index)
                .put("type", last ? "test" : "infrastructure")
                .put("status", failed ? "failed" : last ? job.status().word() : "success")
                .put("has_output", true)
                .put("output_url", baseUrl + "/circleci/output/" + job.id() + "/" + index)
                .put("start_time", CircleCiJson.time(job.startedAt()))
                .put("end_time", CircleCiJson.time(job.stoppedAt()));
        if (failed) {
            return action.put("failed", true).put("exit_code", 1);
        }
        return action.putNull("failed").put("exit_code", 0);
    }

    private static String name(int index, Job job) {
        return index == STEPS.size() - 1 ? "./" + job.name() + ".sh" : STEPS.get(index);
    }

    static JsonNode output(Workflow workflow, Job job, String step) {
        String environment = workflow.pipeline.parameters.path("environment").asText("nowhere");
        boolean failed = job.status() == Status.FAILED && step.equals(Integer.toString(STEPS.size() - 1));
        String text = failed
                ? "Deploying to " + environment + "\r\nWaiting for the new version to become healthy\r\n"
                        + "Error: health check of " + environment + " answered 503 five times\r\n"
                        + "Exited with code exit status 1\r\n"
                : "Done\r\n";
        return JsonNodeFactory.instance
                .arrayNode()
                .add(CircleCiJson.object()
                        .put("message", text)
                        .put("time", CircleCiJson.time(job.stoppedAt()))
                        .put("type", "out")
                        .put("truncated", false));
    }
}
