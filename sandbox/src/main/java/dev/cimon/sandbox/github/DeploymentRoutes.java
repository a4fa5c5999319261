package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deployments, their statuses, and environments. */
final class DeploymentRoutes {
    private static final String ID = "/deployments/(?<id>\\d+)";

    private final GitHubWorld world;
    private final Answers answers;
    private final Documents documents;
    private final Authentication authentication;
    private final Deployments deployments;
    private final Activity activity;

    DeploymentRoutes(
            GitHubWorld world,
            Answers answers,
            Documents documents,
            Authentication authentication,
            Deployments deployments,
            Activity activity) {
        this.world = world;
        this.answers = answers;
        this.documents = documents;
        this.authentication = authentication;
        this.deployments = deployments;
        this.activity = activity;
    }

    void mount(RepositoryPaths paths) {
        paths.get("/deployments", this::list);
        paths.post("/deployments", this::create);
        paths.get(
                ID,
                (call, repository) -> answers.json(
                        call, 200, documents.deployments().deployment(repository, deployment(call, repository))));
        paths.in(HttpMethod.DELETE, ID, this::delete);
        paths.get(ID + "/statuses", this::statuses);
        paths.get(ID + "/statuses/(?<status>\\d+)", this::status);
        paths.post(ID + "/statuses", this::addStatus);
        paths.get("/environments", this::environments);
        paths.get("/environments/(?<name>.+)", this::environment);
        paths.in(HttpMethod.DELETE, "/environments/(?<name>.+)", this::deleteEnvironment);
    }

    private void list(RoutingContext call, Repository repository) {
        List<Deployment> found = repository.deployments.descendingMap().values().stream()
                .filter(d -> matches(call, "sha", d.sha()))
                .filter(d -> matches(call, "ref", d.ref()))
                .filter(d -> matches(call, "task", d.task()))
                .filter(d -> matches(call, "environment", d.target().environment()))
                .toList();
        answers.list(call, found, d -> documents.deployments().deployment(repository, d));
    }

    private static boolean matches(RoutingContext call, String parameter, String value) {
        String wanted = call.request().getParam(parameter, "");
        return wanted.isEmpty() || wanted.equals("none") || wanted.equals(value);
    }

    private void create(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        if (!body.path("ref").isTextual() || body.path("ref").asText().isBlank()) {
            throw GitHubRefusal.missing("ref");
        }
        String ref = body.path("ref").asText();
        Commit commit = repository.resolve(ref).orElseThrow(() -> GitHubRefusal.of(422, "No ref found for: " + ref));
        Account actor = authentication.actor(call);
        if (body.path("auto_merge").asBoolean(true) && behindDefaultBranch(repository, ref)) {
            activity.mergeDefaultBranchInto(repository, ref, actor);
            answers.json(
                    call,
                    202,
                    Nodes.object()
                            .put(
                                    "message",
                                    "Auto-merged " + repository.defaultBranch + " into " + ref + " on deployment."));
            return;
        }
        JsonNode required = body.path("required_contexts");
        Deployments.requireContexts(repository, commit.sha(), ref, required.isArray() ? strings(required) : null);
        Deployment deployment = deployment(body, commit.sha(), ref, actor);
        deployments.create(repository, deployment);
        answers.created(call, documents.deployments().deployment(repository, deployment));
    }

    private Deployment deployment(JsonNode body, String sha, String ref, Account creator) {
        String environment = body.path("environment").asText("production");
        Deployment.Target target = new Deployment.Target(
                environment,
                body.path("transient_environment").asBoolean(false),
                body.path("production_environment").asBoolean(environment.equals("production")));
        JsonNode payload = body.path("payload");
        Instant now = world.now();
        return new Deployment(
                world.nextId(),
                sha,
                ref,
                body.path("task").asText("deploy"),
                payload.isMissingNode() || payload.isNull() ? TextNode.valueOf("") : payload,
                target,
                CommitRoutes.text(body, "description"),
                creator,
                List.of(),
                now,
                now);
    }

    private static boolean behindDefaultBranch(Repository repository, String ref) {
        String sha = repository.branches.get(ref);
        return sha != null
                && !repository.commits.compare(repository.head(), sha).behind().isEmpty();
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private void delete(RoutingContext call, Repository repository) {
        Deployment deployment = deployment(call, repository);
        boolean onlyOne = repository.deployments.values().stream()
                        .filter(d -> d.target()
                                .environment()
                                .equals(deployment.target().environment()))
                        .count()
                == 1;
        if (deployment.active() && !onlyOne) {
            throw GitHubRefusal.of(
                    422,
                    "We cannot delete an active deployment unless it is the only deployment in a given environment.");
        }
        repository.deployments.remove(deployment.id());
        answers.noContent(call);
    }

    private void statuses(RoutingContext call, Repository repository) {
        Deployment deployment = deployment(call, repository);
        answers.list(
                call,
                deployment.statuses().reversed(),
                s -> documents.deployments().status(repository, deployment, s));
    }

    private void status(RoutingContext call, Repository repository) {
        Deployment deployment = deployment(call, repository);
        long id = Long.parseLong(call.pathParam("status"));
        Deployment.Status status = deployment.statuses().stream()
                .filter(s -> s.id() == id)
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        answers.json(call, 200, documents.deployments().status(repository, deployment, status));
    }

    private void addStatus(RoutingContext call, Repository repository) {
        Deployment deployment = deployment(call, repository);
        JsonNode body = answers.body(call);
        if (!body.hasNonNull("state")) {
            throw GitHubRefusal.missing("state");
        }
        String state = body.path("state").asText();
        if (!Deployment.Status.STATES.contains(state)) {
            throw GitHubRefusal.invalid("DeploymentStatus", "state", "custom");
        }
        String description = body.path("description").asText("");
        if (description.length() > 140) {
            throw GitHubRefusal.invalid("DeploymentStatus", "description", "custom");
        }
        Deployment.Status status = new Deployment.Status(
                world.nextId(),
                state,
                authentication.actor(call),
                description,
                body.path("environment").asText(deployment.target().environment()),
                body.path("environment_url").asText(""),
                body.path("log_url").asText(body.path("target_url").asText("")),
                world.now());
        deployments.report(
                repository, deployment, status, body.path("auto_inactive").asBoolean(true));
        answers.created(call, documents.deployments().status(repository, deployment, status));
    }

    private static Deployment deployment(RoutingContext call, Repository repository) {
        Deployment deployment = repository.deployments.get(Long.parseLong(call.pathParam("id")));
        if (deployment == null) {
            throw GitHubRefusal.notFound();
        }
        return deployment;
    }

    private void environments(RoutingContext call, Repository repository) {
        var shown = answers.page(call, List.copyOf(repository.environments.entrySet()));
        var body = Nodes.object().put("total_count", repository.environments.size());
        body.set("environments", Nodes.array(shown, e -> environment(repository, e)));
        answers.json(call, 200, body);
    }

    private JsonNode environment(Repository repository, Map.Entry<String, Long> environment) {
        return documents.deployments().environment(repository, environment.getKey(), environment.getValue());
    }

    private void environment(RoutingContext call, Repository repository) {
        String name = call.pathParam("name");
        Long id = repository.environments.get(name);
        if (id == null) {
            throw GitHubRefusal.notFound();
        }
        answers.json(call, 200, documents.deployments().environment(repository, name, id));
    }

    private void deleteEnvironment(RoutingContext call, Repository repository) {
        if (repository.environments.remove(call.pathParam("name")) == null) {
            throw GitHubRefusal.notFound();
        }
        answers.noContent(call);
    }
}
