package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** Pipelines, workflows and their jobs, by id. */
final class PipelineRoutes {
    private static final String PIPELINE = "/circleci/api/v2/pipeline/(?<id>[^/]+)";
    private static final String WORKFLOW = "/circleci/api/v2/workflow/(?<id>[^/]+)";

    private final CircleCiPaths paths;
    private final Projects projects;
    private final PipelineRunner runner;

    PipelineRoutes(CircleCiPaths paths, Projects projects, PipelineRunner runner) {
        this.paths = paths;
        this.projects = projects;
        this.runner = runner;
    }

    void mount() {
        paths.at(HttpMethod.GET, PIPELINE, call -> paths.answer(call, 200, CircleCiJson.pipeline(pipeline(call))));
        paths.at(HttpMethod.GET, PIPELINE + "/config", this::config);
        paths.at(
                HttpMethod.GET,
                PIPELINE + "/workflow",
                call -> paths.page(call, pipeline(call).workflows.reversed(), CircleCiJson::workflow));
        paths.at(HttpMethod.GET, WORKFLOW, call -> paths.answer(call, 200, CircleCiJson.workflow(workflow(call))));
        paths.at(HttpMethod.GET, WORKFLOW + "/job", call -> {
            Workflow workflow = workflow(call);
            paths.page(call, List.copyOf(workflow.jobs), job -> CircleCiJson.job(workflow, job));
        });
        paths.at(HttpMethod.POST, WORKFLOW + "/cancel", call -> {
            runner.cancel(workflow(call));
            paths.answer(call, 202, CircleCiPaths.message("Accepted."));
        });
        paths.at(HttpMethod.POST, WORKFLOW + "/rerun", this::rerun);
    }

    private Pipeline pipeline(RoutingContext call) {
        return projects.pipeline(call.pathParam("id"));
    }

    private Workflow workflow(RoutingContext call) {
        return projects.workflow(call.pathParam("id"));
    }

    private void rerun(RoutingContext call) {
        Workflow workflow = workflow(call);
        boolean fromFailed = paths.body(call).path("from_failed").asBoolean(false);
        if (!workflow.ended()) {
            throw CircleCiRefusal.badRequest("Workflow is not in a terminal state.");
        }
        if (fromFailed && workflow.status().equals("success")) {
            throw CircleCiRefusal.badRequest("Workflow has no failed jobs.");
        }
        Workflow again = runner.rerun(workflow, fromFailed);
        paths.answer(call, 202, CircleCiJson.object().put("workflow_id", again.id));
    }

    /** The configuration uses every parameter, so the compiled one contains their values. */
    private void config(RoutingContext call) {
        Pipeline pipeline = pipeline(call);
        List<String> source = new ArrayList<>();
        List<String> compiled = new ArrayList<>();
        pipeline.project.parameters().keySet().forEach(name -> {
            JsonNode value = pipeline.parameters.path(name);
            source.add("          " + name + ": << pipeline.parameters." + name + " >>\n");
            compiled.add("          " + name + ": " + (value.isMissingNode() ? "\"\"" : value) + "\n");
        });
        ObjectNode body = CircleCiJson.object()
                .put("source", yaml(pipeline.project, source))
                .put("compiled", yaml(pipeline.project, compiled));
        paths.answer(call, 200, body);
    }

    private static String yaml(Project project, List<String> environment) {
        return """
                # %s
                version: 2
                jobs:
                  deploy:
                    docker:
                      - image: cimg/base:current
                    steps:
                      - run:
                          name: Deploy
                          command: ./deploy.sh
                        environment:
                %sworkflows:
                  deploy:
                    jobs:
                      - build
                      - test
                      - deploy
                """.formatted(project.fullName(), String.join("", environment));
    }
}
