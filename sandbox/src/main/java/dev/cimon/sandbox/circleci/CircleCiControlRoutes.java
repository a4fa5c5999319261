package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.circleci.Behaviour.Outcome;
import dev.cimon.sandbox.circleci.Project.ParameterType;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /control/circleci}: how pipelines end. */
final class CircleCiControlRoutes {
    private static final String CONTROL = "/control/circleci";

    private final CircleCiPaths paths;
    private final Projects projects;
    private final PipelineRunner runner;
    private final CircleCiWebhooks webhooks;
    private final CircleCiOverview overview;

    CircleCiControlRoutes(
            CircleCiPaths paths,
            Projects projects,
            PipelineRunner runner,
            CircleCiWebhooks webhooks,
            CircleCiOverview overview) {
        this.paths = paths;
        this.projects = projects;
        this.runner = runner;
        this.webhooks = webhooks;
        this.overview = overview;
    }

    void mount() {
        paths.at(HttpMethod.GET, CONTROL + "/pipelines", call -> paths.answer(call, 200, overview.pipelines()));
        paths.at(HttpMethod.POST, CONTROL + "/pipelines/(?<id>[^/]+)/(?<verb>pass|fail|hang|cancel)", this::decide);
        paths.at(
                HttpMethod.GET,
                CONTROL + "/behaviour",
                call -> paths.answer(call, 200, CircleCiOverview.shown(projects.usual())));
        paths.at(HttpMethod.PUT, CONTROL + "/behaviour", this::behave);
        paths.at(HttpMethod.PUT, CONTROL + "/parameters", this::declare);
        paths.at(HttpMethod.POST, CONTROL + "/projects", this::found);
        paths.at(HttpMethod.POST, CONTROL + "/ping", call -> {
            webhooks.ping();
            paths.answer(call, 202, CircleCiJson.object());
        });
    }

    private void decide(RoutingContext call) {
        Pipeline pipeline = projects.pipeline(call.pathParam("id"));
        if (pipeline.workflows.isEmpty()) {
            throw new CircleCiRefusal(409, "pipeline has no workflow");
        }
        Workflow workflow = pipeline.workflows.getLast();
        if (workflow.ended()) {
            throw new CircleCiRefusal(409, "workflow has already ended: " + workflow.status());
        }
        switch (call.pathParam("verb")) {
            case "pass" -> runner.decide(workflow, Outcome.PASS);
            case "fail" -> runner.decide(workflow, Outcome.FAIL);
            case "hang" -> runner.decide(workflow, Outcome.HANG);
            default -> runner.cancel(workflow);
        }
        paths.answer(call, 200, CircleCiJson.workflow(workflow));
    }

    private void behave(RoutingContext call) {
        JsonNode body = paths.body(call);
        Behaviour before = body.hasNonNull("project") ? projects.behaviour(project(body)) : projects.usual();
        List<String> jobs = new ArrayList<>();
        body.path("jobs").forEach(job -> jobs.add(job.asText()));
        Behaviour behaviour = new Behaviour(
                outcome(body.path("outcome").asText(before.outcome().name())),
                jobs.isEmpty() ? before.jobs() : List.copyOf(jobs),
                seconds(body, "jobSeconds", before.jobTime()),
                seconds(body, "webhookRetrySeconds", before.webhookRetry()));
        if (body.hasNonNull("project")) {
            projects.behave(project(body), behaviour);
        } else {
            projects.behave(behaviour);
        }
        paths.answer(call, 200, CircleCiOverview.shown(behaviour));
    }

    /** Sets the project of a repository up; again changes nothing. */
    private void found(RoutingContext call) {
        String[] slug = paths.body(call).path("project").asText().split("/", -1);
        if (slug.length != 3 || !slug[0].equals("gh")) {
            throw CircleCiRefusal.badRequest("a project is gh/organization/repository");
        }
        paths.answer(
                call,
                201,
                CircleCiJson.object()
                        .put("slug", projects.found(slug[1], slug[2]).slug()));
    }

    /** Declares the parameters anew: {@code {"project":"gh/acme/shop","parameters":{"environment":"string"}}}. */
    private void declare(RoutingContext call) {
        JsonNode body = paths.body(call);
        Project project = project(body);
        Map<String, ParameterType> declared = new LinkedHashMap<>();
        body.path("parameters")
                .properties()
                .forEach(p -> declared.put(p.getKey(), type(p.getValue().asText())));
        projects.declare(new Project(
                project.id(), project.organization(), project.name(), project.definition(), Map.copyOf(declared)));
        paths.answer(call, 200, overview.state());
    }

    private Project project(JsonNode body) {
        String slug = body.path("project").asText().replaceFirst("^github/", "gh/");
        return projects.all().stream()
                .filter(p -> p.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> CircleCiRefusal.notFound("Project"));
    }

    private static Outcome outcome(String word) {
        try {
            return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw CircleCiRefusal.badRequest("outcome is one of pass, fail, hang, error, skip");
        }
    }

    private static ParameterType type(String word) {
        try {
            return ParameterType.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw CircleCiRefusal.badRequest("a parameter is one of string, integer, boolean");
        }
    }

    private static Duration seconds(JsonNode body, String field, Duration otherwise) {
        JsonNode value = body.path(field);
        return value.isNumber() ? Duration.ofMillis(Math.round(value.asDouble() * 1000)) : otherwise;
    }
}
