package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What creating a deployment or reporting its status brings about. */
final class Deployments {
    private final GitHubWorld world;
    private final GitHubWebhooks webhooks;
    private final Documents documents;

    Deployments(GitHubWorld world, GitHubWebhooks webhooks, Documents documents) {
        this.world = world;
        this.webhooks = webhooks;
        this.documents = documents;
    }

    void create(Repository repository, Deployment deployment) {
        repository.deployments.put(deployment.id(), deployment);
        repository.environments.computeIfAbsent(deployment.target().environment(), _ -> world.nextId());
        ObjectNode body = Nodes.object();
        body.set("deployment", documents.deployments().deployment(repository, deployment));
        body.putNull("workflow").putNull("workflow_run");
        webhooks.send(repository, "deployment", body.put("action", "created"), deployment.creator());
    }

    void report(Repository repository, Deployment deployment, Deployment.Status status, boolean autoInactive) {
        Deployment changed = deployment.with(status);
        repository.deployments.put(changed.id(), changed);
        announce(repository, changed, status);
        if (autoInactive && status.state().equals("success")) {
            List.copyOf(repository.deployments.values()).stream()
                    .filter(d ->
                            d.id() < changed.id() && d.active() && !d.target().isTransient())
                    .filter(d ->
                            d.target().environment().equals(changed.target().environment()))
                    .forEach(d -> report(repository, d, inactive(d, status), false));
        }
    }

    private Deployment.Status inactive(Deployment older, Deployment.Status cause) {
        Deployment.Status last = older.statuses().getLast();
        return new Deployment.Status(
                world.nextId(),
                "inactive",
                cause.creator(),
                "",
                last.environment(),
                last.environmentUrl(),
                last.logUrl(),
                cause.at());
    }

    private void announce(Repository repository, Deployment deployment, Deployment.Status status) {
        ObjectNode body = Nodes.object().put("action", "created");
        body.set("deployment_status", documents.deployments().status(repository, deployment, status));
        body.set("deployment", documents.deployments().deployment(repository, deployment));
        body.putNull("check_run").putNull("workflow").putNull("workflow_run");
        webhooks.send(repository, "deployment_status", body, status.creator());
    }

    /** Refuses when a required commit status is not a success; null requires all that were reported. */
    static void requireContexts(Repository repository, String sha, String ref, @Nullable List<String> required) {
        List<CommitStatus> newest = CheckJson.newest(repository, sha);
        ArrayNode red = Nodes.array();
        if (required == null) {
            newest.stream()
                    .filter(s -> !s.state().equals("success"))
                    .forEach(s ->
                            red.add(Nodes.object().put("context", s.context()).put("state", s.state())));
        } else {
            required.forEach(context -> {
                String state = newest.stream()
                        .filter(s -> s.context().equals(context))
                        .map(CommitStatus::state)
                        .findFirst()
                        .orElse("pending");
                if (!state.equals("success")) {
                    red.add(Nodes.object().put("context", context).put("state", state));
                }
            });
        }
        if (!red.isEmpty()) {
            ObjectNode error = Nodes.object();
            error.set("contexts", red);
            error.put("resource", "Deployment")
                    .put("field", "required_contexts")
                    .put("code", "invalid");
            throw GitHubRefusal.conflict(
                    "Conflict: Commit status checks failed for " + ref + ".",
                    Nodes.array().add(error));
        }
    }
}
