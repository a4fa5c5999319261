package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The caller, projects, their pipelines, and single jobs with their steps. */
final class ProjectRoutes {
    private static final String PARTS = "(?<vcs>gh|github|circleci)/(?<org>[^/]+)/(?<repo>[^/]+)";
    static final String SLUG = "/circleci/api/v2/project/" + PARTS;
    private static final String NUMBER = "/(?<number>\\d{1,9})";

    private final CircleCiPaths paths;
    private final Projects projects;
    private final StepsJson steps;

    ProjectRoutes(CircleCiPaths paths, Projects projects, StepsJson steps) {
        this.paths = paths;
        this.projects = projects;
        this.steps = steps;
    }

    void mount() {
        paths.at(
                HttpMethod.GET,
                "/circleci/api/v2/me",
                call -> paths.answer(
                        call,
                        200,
                        CircleCiJson.object()
                                .put("name", "Cimon")
                                .put("login", "cimon-bot")
                                .put("id", CircleCiJson.ACTOR_ID)));
        paths.at(HttpMethod.GET, SLUG, call -> paths.answer(call, 200, CircleCiJson.project(project(call, projects))));
        paths.at(HttpMethod.GET, SLUG + "/pipeline", this::pipelines);
        paths.at(HttpMethod.GET, SLUG + "/pipeline" + NUMBER, this::pipelineByNumber);
        paths.at(HttpMethod.GET, SLUG + "/job" + NUMBER, call -> {
            Run run = run(call);
            paths.answer(call, 200, CircleCiJson.jobDetails(run.workflow(), run.job()));
        });
        paths.at(HttpMethod.GET, "/circleci/api/v2/projects/(?<id>[^/]+)/pipeline-definitions", this::definitions);
        paths.at(HttpMethod.GET, "/circleci/api/v1.1/project/" + PARTS + NUMBER, call -> {
            Run run = run(call);
            paths.answer(call, 200, steps.build(run.workflow(), run.job()));
        });
        paths.at(HttpMethod.GET, "/circleci/output/(?<job>[^/]+)/(?<step>\\d+)", this::output);
    }

    static Project project(RoutingContext call, Projects projects) {
        return projects.find(call.pathParam("vcs"), call.pathParam("org"), call.pathParam("repo"))
                .orElseThrow(() -> CircleCiRefusal.notFound("Project"));
    }

    private record Run(Workflow workflow, Job job) {}

    private Run run(RoutingContext call) {
        Project project = project(call, projects);
        int number = Integer.parseInt(call.pathParam("number"));
        return runs().stream()
                .filter(r -> r.workflow().pipeline.project.slug().equals(project.slug()))
                .filter(r -> r.job().number() == number)
                .findFirst()
                .orElseThrow(() -> CircleCiRefusal.notFound("Job"));
    }

    private List<Run> runs() {
        return projects.pipelines().stream()
                .flatMap(p -> p.workflows.stream())
                .flatMap(w -> w.jobs.stream().map(j -> new Run(w, j)))
                .toList();
    }

    private void pipelines(RoutingContext call) {
        Project project = project(call, projects);
        String branch = call.request().getParam("branch", "");
        List<Pipeline> found = projects.pipelines().stream()
                .filter(p -> p.project.slug().equals(project.slug()))
                .filter(p ->
                        branch.isEmpty() || (!p.source.tag() && p.source.ref().equals(branch)))
                .toList();
        paths.page(call, found, CircleCiJson::pipeline);
    }

    private void pipelineByNumber(RoutingContext call) {
        Project project = project(call, projects);
        int number = Integer.parseInt(call.pathParam("number"));
        Pipeline found = projects.pipelines().stream()
                .filter(p -> p.project.slug().equals(project.slug()) && p.number == number)
                .findFirst()
                .orElseThrow(() -> CircleCiRefusal.notFound("Pipeline"));
        paths.answer(call, 200, CircleCiJson.pipeline(found));
    }

    private void definitions(RoutingContext call) {
        Project project = projects.all().stream()
                .filter(p -> p.id().equals(call.pathParam("id")))
                .findFirst()
                .orElseThrow(() -> CircleCiRefusal.notFound("Project"));
        ObjectNode definition = CircleCiJson.object()
                .put("id", project.definition())
                .put("name", "deploy")
                .put("description", "Deploys what Cimon asks for")
                .put("created_at", "2026-01-05T09:00:00Z");
        ObjectNode source = CircleCiJson.object().put("provider", "github_app");
        source.set("repo", CircleCiJson.object().put("full_name", project.fullName()));
        definition.set("checkout_source", source);
        definition.set("config_source", source.deepCopy().put("file_path", ".circleci/config.yml"));
        ObjectNode body = CircleCiJson.object();
        body.putArray("items").add(definition);
        paths.answer(call, 200, body);
    }

    /** Where the steps of the v1.1 answer point to; needs no token, as the signed addresses of the original. */
    private void output(RoutingContext call) {
        Run run = runs().stream()
                .filter(r -> r.job().id().equals(call.pathParam("job")))
                .findFirst()
                .orElseThrow(() -> CircleCiRefusal.notFound("Job"));
        paths.answer(call, 200, StepsJson.output(run.workflow(), run.job(), call.pathParam("step")));
    }
}
