package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

final class DeploymentJson {
    private final Links links;
    private final RepositoryJson repositories;

    DeploymentJson(Links links, RepositoryJson repositories) {
        this.links = links;
        this.repositories = repositories;
    }

    ObjectNode deployment(Repository repository, Deployment deployment) {
        String url = links.repo(repository) + "/deployments/" + deployment.id();
        ObjectNode node = Nodes.object()
                .put("url", url)
                .put("id", deployment.id())
                .put("node_id", Nodes.nodeId("Deployment", deployment.id()))
                .put("sha", deployment.sha())
                .put("ref", deployment.ref())
                .put("task", deployment.task());
        node.set("payload", deployment.payload());
        node.put("original_environment", deployment.target().environment())
                .put("environment", deployment.target().environment())
                .put("description", deployment.description());
        node.set("creator", repositories.account(deployment.creator()));
        return node.put("created_at", Nodes.time(deployment.createdAt()))
                .put("updated_at", Nodes.time(deployment.updatedAt()))
                .put("statuses_url", url + "/statuses")
                .put("repository_url", links.repo(repository))
                .put("transient_environment", deployment.target().isTransient())
                .put("production_environment", deployment.target().isProduction())
                .putNull("performed_via_github_app");
    }

    ObjectNode status(Repository repository, Deployment deployment, Deployment.Status status) {
        String url = links.repo(repository) + "/deployments/" + deployment.id();
        ObjectNode node = Nodes.object()
                .put("url", url + "/statuses/" + status.id())
                .put("id", status.id())
                .put("node_id", Nodes.nodeId("DeploymentStatus", status.id()))
                .put("state", status.state());
        node.set("creator", repositories.account(status.creator()));
        return node.put("description", status.description())
                .put("environment", status.environment())
                .put("target_url", status.logUrl())
                .put("created_at", Nodes.time(status.at()))
                .put("updated_at", Nodes.time(status.at()))
                .put("deployment_url", url)
                .put("repository_url", links.repo(repository))
                .put("environment_url", status.environmentUrl())
                .put("log_url", status.logUrl())
                .putNull("performed_via_github_app");
    }

    ObjectNode environment(Repository repository, String name, long id) {
        ObjectNode node = Nodes.object()
                .put("id", id)
                .put("node_id", Nodes.nodeId("Environment", id))
                .put("name", name)
                .put("url", links.repo(repository) + "/environments/" + name)
                .put("html_url", links.site(repository) + "/deployments/activity_log?environments_filter=" + name)
                .put("created_at", "2026-01-05T09:00:00Z")
                .put("updated_at", "2026-01-05T09:00:00Z");
        node.set("protection_rules", Nodes.array());
        return node.putNull("deployment_branch_policy");
    }
}
