package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.circleci.Behaviour.Outcome;
import dev.cimon.sandbox.circleci.Pipeline.Source;
import dev.cimon.sandbox.circleci.Project.ParameterType;
import dev.cimon.sandbox.github.GitHubSimulator;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The two calls that start a pipeline. */
final class TriggerRoutes {
    private final CircleCiPaths paths;
    private final Projects projects;
    private final PipelineRunner runner;
    private final GitHubSimulator github;

    TriggerRoutes(CircleCiPaths paths, Projects projects, PipelineRunner runner, GitHubSimulator github) {
        this.paths = paths;
        this.projects = projects;
        this.runner = runner;
        this.github = github;
    }

    void mount() {
        paths.at(HttpMethod.POST, ProjectRoutes.SLUG + "/pipeline", this::trigger);
        paths.at(HttpMethod.POST, ProjectRoutes.SLUG + "/pipeline/run", this::run);
    }

    private void trigger(RoutingContext call) {
        Project project = ProjectRoutes.project(call, projects);
        JsonNode body = paths.body(call);
        start(call, project, source(project, body), body);
    }

    private void run(RoutingContext call) {
        Project project = ProjectRoutes.project(call, projects);
        JsonNode body = paths.body(call);
        if (!body.path("definition_id").asText().equals(project.definition())) {
            throw CircleCiRefusal.notFound("Pipeline definition");
        }
        source(project, body.path("config"));
        start(call, project, source(project, body.path("checkout")), body);
    }

    private void start(RoutingContext call, Project project, Source source, JsonNode body) {
        ObjectNode parameters = checked(project, body.path("parameters"));
        if (projects.behaviour(project).outcome() == Outcome.SKIP) {
            paths.answer(call, 200, CircleCiPaths.message("Pipeline was not triggered: skipped by configuration."));
            return;
        }
        Pipeline pipeline = projects.create(project, source, parameters);
        paths.answer(call, 201, CircleCiJson.triggered(pipeline));
        runner.start(pipeline);
    }

    private Source source(Project project, JsonNode where) {
        if (where.hasNonNull("branch") && where.hasNonNull("tag")) {
            throw CircleCiRefusal.badRequest("branch and tag are mutually exclusive.");
        }
        if (where.hasNonNull("tag")) {
            String tag = where.path("tag").asText();
            return github.tagged(project.fullName(), tag)
                    .map(revision -> new Source(true, tag, revision))
                    .orElseThrow(() -> CircleCiRefusal.badRequest("Tag not found"));
        }
        String branch = where.path("branch").asText("main");
        return github.branchHead(project.fullName(), branch)
                .map(revision -> new Source(false, branch, revision))
                .orElseThrow(() -> CircleCiRefusal.badRequest("Branch not found"));
    }

    private static ObjectNode checked(Project project, JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return CircleCiJson.object();
        }
        if (!(given instanceof ObjectNode parameters)) {
            throw CircleCiRefusal.badRequest("parameters: must be a map");
        }
        List<String> undeclared = new ArrayList<>();
        parameters.fieldNames().forEachRemaining(name -> {
            if (!project.parameters().containsKey(name)) {
                undeclared.add(name);
            }
        });
        if (!undeclared.isEmpty()) {
            throw CircleCiRefusal.badRequest("Unexpected argument(s): " + String.join(", ", undeclared));
        }
        project.parameters().forEach((name, type) -> {
            JsonNode value = parameters.path(name);
            if (!value.isMissingNode() && !matches(type, value)) {
                throw CircleCiRefusal.badRequest("Type error for argument " + name + ": expected type: "
                        + type.name().toLowerCase(Locale.ROOT) + ", actual value: " + value + " (type "
                        + word(value) + ")");
            }
        });
        return parameters.deepCopy();
    }

    private static boolean matches(ParameterType type, JsonNode value) {
        return switch (type) {
            case STRING -> value.isTextual();
            case INTEGER -> value.isIntegralNumber();
            case BOOLEAN -> value.isBoolean();
        };
    }

    private static String word(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
