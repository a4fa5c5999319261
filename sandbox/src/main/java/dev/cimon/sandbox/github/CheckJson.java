package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commit statuses, check runs and check suites. */
final class CheckJson {
    private final Links links;
    private final RepositoryJson repositories;

    CheckJson(Links links, RepositoryJson repositories) {
        this.links = links;
        this.repositories = repositories;
    }

    ObjectNode status(Repository repository, CommitStatus status) {
        ObjectNode node = simpleStatus(repository, status);
        node.set("creator", repositories.account(status.creator()));
        return node;
    }

    /** The newest status of each context counts. */
    static List<CommitStatus> newest(Repository repository, String sha) {
        Map<String, CommitStatus> newest = new LinkedHashMap<>();
        repository.statuses.stream().filter(s -> s.sha().equals(sha)).forEach(s -> newest.put(s.context(), s));
        return List.copyOf(newest.values());
    }

    static String combinedState(List<CommitStatus> newest) {
        List<String> states = newest.stream().map(CommitStatus::state).toList();
        if (states.contains("failure") || states.contains("error")) {
            return "failure";
        }
        return states.isEmpty() || states.contains("pending") ? "pending" : "success";
    }

    ObjectNode combined(Repository repository, String sha, List<CommitStatus> shown) {
        List<CommitStatus> newest = newest(repository, sha);
        ObjectNode node = Nodes.object().put("state", combinedState(newest));
        node.set("statuses", Nodes.array(shown, s -> simpleStatus(repository, s)));
        node.put("sha", sha).put("total_count", newest.size());
        node.set("repository", repositories.repository(repository));
        return node.put("commit_url", links.repo(repository) + "/commits/" + sha)
                .put("url", links.repo(repository) + "/commits/" + sha + "/status");
    }

    /** The newest run of each name counts, unless all are asked for. */
    static List<CheckRun> runs(Repository repository, String sha, @Nullable String name, boolean all) {
        List<CheckRun> runs = new ArrayList<>(repository.checkRuns.values().stream()
                .filter(r -> r.sha().equals(sha))
                .filter(r -> name == null || r.name().equals(name))
                .sorted(Comparator.comparingLong(CheckRun::id).reversed())
                .toList());
        if (!all) {
            Map<String, CheckRun> newest = new LinkedHashMap<>();
            runs.forEach(r -> newest.putIfAbsent(r.name(), r));
            return List.copyOf(newest.values());
        }
        return runs;
    }

    ObjectNode run(Repository repository, CheckRun run) {
        String url = links.repo(repository) + "/check-runs/" + run.id();
        ObjectNode node = Nodes.object()
                .put("id", run.id())
                .put("name", run.name())
                .put("node_id", Nodes.nodeId("CheckRun", run.id()))
                .put("head_sha", run.sha())
                .put("external_id", run.externalId() == null ? "" : run.externalId())
                .put("url", url)
                .put("html_url", links.site(repository) + "/runs/" + run.id())
                .put("details_url", run.detailsUrl())
                .put("status", run.status())
                .put("conclusion", run.conclusion())
                .put("started_at", Nodes.time(run.startedAt()))
                .put("completed_at", Nodes.time(run.completedAt()));
        node.set(
                "output",
                Nodes.object()
                        .put("title", run.output().title())
                        .put("summary", run.output().summary())
                        .put("text", run.output().text())
                        .put("annotations_count", 0)
                        .put("annotations_url", url + "/annotations"));
        node.set("check_suite", Nodes.object().put("id", run.suite()));
        node.set("app", app());
        node.set("pull_requests", Nodes.array());
        return node;
    }

    ObjectNode suite(Repository repository, CheckRun run) {
        String branch = repository.branches.entrySet().stream()
                .filter(b -> b.getValue().equals(run.sha()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        ObjectNode node = Nodes.object()
                .put("id", run.suite())
                .put("node_id", Nodes.nodeId("CheckSuite", run.suite()))
                .put("head_branch", branch)
                .put("head_sha", run.sha())
                .put("status", run.status())
                .put("conclusion", run.conclusion())
                .put("url", links.repo(repository) + "/check-suites/" + run.suite())
                .putNull("before")
                .put("after", run.sha())
                .put("created_at", Nodes.time(run.startedAt()))
                .put("updated_at", Nodes.time(run.startedAt()))
                .put("latest_check_runs_count", 1);
        node.set("pull_requests", Nodes.array());
        node.set("app", app());
        return node;
    }

    private static ObjectNode app() {
        return Nodes.object().put("id", 15_368).put("slug", "acme-checks").put("name", "Acme checks");
    }

    private ObjectNode simpleStatus(Repository repository, CommitStatus status) {
        return Nodes.object()
                .put("url", links.repo(repository) + "/statuses/" + status.sha())
                .put(
                        "avatar_url",
                        "https://avatars.githubusercontent.com/u/"
                                + status.creator().id() + "?v=4")
                .put("id", status.id())
                .put("node_id", Nodes.nodeId("StatusContext", status.id()))
                .put("state", status.state())
                .put("description", status.description())
                .put("target_url", status.targetUrl())
                .put("context", status.context())
                .put("created_at", Nodes.time(status.at()))
                .put("updated_at", Nodes.time(status.at()));
    }
}
