package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.Simulator;
import dev.cimon.sandbox.SimulatorContext;
import dev.cimon.sandbox.github.GitHubSimulator;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/**
 * CircleCI's API v2 under {@code /circleci/api/v2} (and one call of v1.1, for the logs of a job), its webhooks, and
 * {@code /control/circleci}. Branches and tags are those of the simulated GitHub.
 */
public final class CircleCiSimulator implements Simulator {
    private final SimulatorContext context;
    private final String token;
    private final GitHubSimulator github;
    private final Projects projects;
    private final CircleCiWebhooks webhooks;
    private final PipelineRunner runner;
    private final CircleCiOverview overview;
    private boolean tokenRevoked;

    public CircleCiSimulator(SimulatorContext context, SandboxSettings settings, GitHubSimulator github) {
        this.context = context;
        this.token = settings.circleciToken();
        this.github = github;
        this.projects = new Projects(context.clock());
        this.webhooks = new CircleCiWebhooks(context, settings.circleciWebhookSecret());
        this.runner = new PipelineRunner(context.vertx(), projects, webhooks, context.changed());
        this.overview = new CircleCiOverview(projects);
    }

    @Override
    public void mount(Router root) {
        CircleCiPaths paths = new CircleCiPaths(root, context.json());
        root.route("/circleci/api/*").handler(call -> authenticate(paths, call));
        new TriggerRoutes(paths, projects, runner, github).mount();
        new PipelineRoutes(paths, projects, runner).mount();
        new ProjectRoutes(paths, projects, new StepsJson(context.baseUrl())).mount();
        new CircleCiControlRoutes(paths, projects, runner, webhooks, overview).mount();
        paths.at(HttpMethod.PUT, "/control/circleci/access", call -> limit(paths, call));
        for (HttpMethod method : HttpMethod.values()) {
            paths.at(method, "/circleci/.*", call -> {
                throw new CircleCiRefusal(
                        404, call.request().path().contains("/project/") ? "Project not found" : "Not found.");
            });
        }
    }

    @Override
    public JsonNode state() {
        return overview.state();
    }

    @Override
    public JsonNode saved() {
        return context.json().valueToTree(projects.saved());
    }

    @Override
    public void restore(JsonNode saved) {
        projects.restore(context.json().convertValue(saved, SavedPipelines.class));
        runner.resume();
    }

    /** What is not named is given back. */
    private void limit(CircleCiPaths paths, RoutingContext call) {
        JsonNode body = paths.body(call);
        tokenRevoked = body.path("tokenRevoked").asBoolean(false);
        Set<String> hidden = new HashSet<>();
        body.path("hidden").forEach(slug -> hidden.add(slug.asText()));
        projects.hide(hidden);
        paths.answer(call, 200, CircleCiJson.object().put("tokenRevoked", tokenRevoked));
    }

    private void authenticate(CircleCiPaths paths, RoutingContext call) {
        if (!tokenRevoked && known(call)) {
            call.response().putHeader("X-RateLimit-Limit", "51").putHeader("X-RateLimit-Remaining", "50");
            call.next();
        } else {
            paths.answer(call, 401, CircleCiPaths.message("You must log in first."));
        }
    }

    private boolean known(RoutingContext call) {
        return token.equals(call.request().getHeader("Circle-Token")) || basic(call) || legacy(call);
    }

    private boolean basic(RoutingContext call) {
        String expected = Base64.getEncoder().encodeToString((token + ":").getBytes(StandardCharsets.UTF_8));
        return ("Basic " + expected).equals(call.request().getHeader("Authorization"));
    }

    private boolean legacy(RoutingContext call) {
        return call.request().path().startsWith("/circleci/api/v1.1/")
                && token.equals(call.request().getParam("circle-token"));
    }
}
