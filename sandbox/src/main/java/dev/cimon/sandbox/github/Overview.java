package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.github.PullRequest.State;
import java.util.List;

/** What the page and the tests see of GitHub, in few words. */
final class Overview {
    private static final int SHOWN_DELIVERIES = 50;
    private static final int SHOWN_COMMITS = 20;

    private final GitHubWorld world;
    private final GitHubWebhooks webhooks;

    Overview(GitHubWorld world, GitHubWebhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    JsonNode all() {
        ObjectNode node = Nodes.object();
        node.set("repositories", Nodes.array(world.repositories(), this::of));
        node.set(
                "deliveries",
                Nodes.array(
                        webhooks.deliveries().stream().limit(SHOWN_DELIVERIES).toList(), AppRoutes::summary));
        return node;
    }

    ObjectNode of(Repository repository) {
        ObjectNode node = Nodes.object()
                .put("fullName", repository.fullName())
                .put("homepage", repository.homepage)
                .put("defaultBranch", repository.defaultBranch);
        node.set("branches", refs(repository, false));
        node.set("tags", refs(repository, true));
        node.set(
                "commits",
                Nodes.array(
                        repository.commits.history(repository.head()).stream()
                                .limit(SHOWN_COMMITS)
                                .toList(),
                        Overview::commit));
        node.set("pulls", Nodes.array(repository.pulls.values(), this::pull));
        node.set("deployments", Nodes.array(repository.deployments.values(), Overview::deployment));
        node.set("comments", Nodes.array(repository.comments.values(), Overview::comment));
        node.set("statuses", Nodes.array(repository.statuses, Overview::status));
        node.set("checkRuns", Nodes.array(repository.checkRuns.values(), Overview::checkRun));
        node.set(
                "releases",
                Nodes.array(
                        repository.releases.values(),
                        r -> Nodes.object()
                                .put("id", r.id())
                                .put("tag", r.tag())
                                .put("name", r.name())));
        node.set("environments", Nodes.strings(repository.environments.keySet()));
        node.set(
                "collaborators",
                Nodes.strings(
                        repository.collaborators.stream().map(Account::login).toList()));
        node.set("files", Nodes.strings(repository.contents.keySet()));
        return node;
    }

    ObjectNode pull(PullRequest pull) {
        ObjectNode node = Nodes.object()
                .put("number", pull.number())
                .put("title", pull.title())
                .put("branch", pull.head().branch())
                .put("sha", pull.head().sha())
                .put("author", pull.author().login())
                .put("fork", pull.head().fork())
                .put("state", state(pull));
        node.set(
                "requestedReviewers",
                Nodes.strings(
                        pull.requestedReviewers().stream().map(Account::login).toList()));
        node.set(
                "reviews",
                Nodes.array(
                        pull.reviews(),
                        r -> Nodes.object()
                                .put("author", r.author().login())
                                .put("state", r.state())
                                .put("body", r.body())));
        return node;
    }

    private static String state(PullRequest pull) {
        return switch (pull.state()) {
            case State.Open _ -> "open";
            case State.Closed _ -> "closed";
            case State.Merged _ -> "merged";
        };
    }

    private static ArrayNode refs(Repository repository, boolean tags) {
        List<Ref> refs =
                repository.refs().stream().filter(r -> r.isTag() == tags).toList();
        return Nodes.array(
                refs,
                r -> Nodes.object()
                        .put("name", r.shortName())
                        .put("sha", r.sha())
                        .put("subject", repository.commits.require(r.sha()).subject()));
    }

    private static ObjectNode commit(Commit commit) {
        return Nodes.object()
                .put("sha", commit.sha())
                .put("message", commit.message())
                .put("author", commit.author().login())
                .put("at", Nodes.time(commit.at()));
    }

    private static ObjectNode deployment(Deployment deployment) {
        ObjectNode node = Nodes.object()
                .put("id", deployment.id())
                .put("sha", deployment.sha())
                .put("ref", deployment.ref())
                .put("environment", deployment.target().environment())
                .put("transient", deployment.target().isTransient())
                .put("production", deployment.target().isProduction())
                .put("description", deployment.description())
                .put("creator", deployment.creator().login())
                .put("state", deployment.state())
                .put("at", Nodes.time(deployment.createdAt()));
        node.set("payload", deployment.payload());
        node.set(
                "statuses",
                Nodes.array(
                        deployment.statuses(),
                        s -> Nodes.object()
                                .put("id", s.id())
                                .put("state", s.state())
                                .put("description", s.description())
                                .put("environmentUrl", s.environmentUrl())
                                .put("logUrl", s.logUrl())
                                .put("at", Nodes.time(s.at()))));
        return node;
    }

    private static ObjectNode comment(Comment comment) {
        return Nodes.object()
                .put("id", comment.id())
                .put("issue", comment.issue())
                .put("author", comment.author().login())
                .put("body", comment.body());
    }

    private static ObjectNode status(CommitStatus status) {
        return Nodes.object()
                .put("sha", status.sha())
                .put("context", status.context())
                .put("state", status.state())
                .put("description", status.description());
    }

    private static ObjectNode checkRun(CheckRun run) {
        return Nodes.object()
                .put("id", run.id())
                .put("sha", run.sha())
                .put("name", run.name())
                .put("status", run.status())
                .put("conclusion", run.conclusion());
    }
}
