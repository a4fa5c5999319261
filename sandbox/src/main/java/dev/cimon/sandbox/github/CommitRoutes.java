package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits, comparisons, commit statuses and check runs. */
final class CommitRoutes {
    private final GitHubWorld world;
    private final Answers answers;
    private final Documents documents;
    private final Authentication authentication;
    private final Checks checks;

    CommitRoutes(
            GitHubWorld world, Answers answers, Documents documents, Authentication authentication, Checks checks) {
        this.world = world;
        this.answers = answers;
        this.documents = documents;
        this.authentication = authentication;
        this.checks = checks;
    }

    void mount(RepositoryPaths paths) {
        paths.get("/commits", this::history);
        paths.get("/commits/(?<ref>.+)/status", this::combined);
        paths.get("/commits/(?<ref>.+)/statuses", this::statuses);
        paths.get("/statuses/(?<ref>.+)", this::statuses);
        paths.get("/commits/(?<ref>.+)/check-runs", this::checkRuns);
        paths.get("/commits/(?<ref>.+)/pulls", this::pullsOf);
        paths.get(
                "/commits/(?<ref>.+)",
                (call, repository) -> answers.json(
                        call, 200, documents.commits().commitWithFiles(repository, commit(call, repository))));
        paths.get("/compare/(?<base>.+?)\\.\\.\\.(?<head>.+)", this::compare);
        paths.post("/statuses/(?<ref>[^/]+)", this::addStatus);
        paths.post("/check-runs", this::addCheckRun);
        paths.in(HttpMethod.PATCH, "/check-runs/(?<id>\\d+)", this::changeCheckRun);
        paths.get(
                "/check-runs/(?<id>\\d+)",
                (call, repository) ->
                        answers.json(call, 200, documents.checks().run(repository, checkRun(call, repository))));
    }

    /** GitHub knows no such ref: 422 with its words. */
    static Commit resolve(Repository repository, String ref) {
        return repository.resolve(ref).orElseThrow(() -> GitHubRefusal.of(422, "No commit found for SHA: " + ref));
    }

    private static Commit commit(RoutingContext call, Repository repository) {
        return resolve(repository, call.pathParam("ref"));
    }

    private void history(RoutingContext call, Repository repository) {
        String from = call.request().getParam("sha", repository.defaultBranch);
        Commit head = repository.resolve(from).orElseThrow(GitHubRefusal::notFound);
        answers.list(
                call,
                repository.commits.history(head.sha()),
                c -> documents.commits().commit(repository, c));
    }

    private void compare(RoutingContext call, Repository repository) {
        String base = call.pathParam("base");
        String head = call.pathParam("head");
        Commit from = repository.resolve(withoutOwner(base)).orElseThrow(GitHubRefusal::notFound);
        Commit to = repository.resolve(withoutOwner(head)).orElseThrow(GitHubRefusal::notFound);
        List<Commit> ahead = repository.commits.compare(from.sha(), to.sha()).ahead();
        boolean paged =
                call.queryParams().contains("page") || call.queryParams().contains("per_page");
        List<Commit> shown =
                paged ? answers.page(call, ahead) : ahead.subList(Math.max(0, ahead.size() - 250), ahead.size());
        answers.json(call, 200, documents.commits().comparison(repository, base + "..." + head, from, to, shown));
    }

    private static String withoutOwner(String ref) {
        return ref.substring(ref.indexOf(':') + 1);
    }

    private void combined(RoutingContext call, Repository repository) {
        String sha = commit(call, repository).sha();
        List<CommitStatus> shown = answers.page(call, CheckJson.newest(repository, sha));
        answers.json(call, 200, documents.checks().combined(repository, sha, shown));
    }

    private void statuses(RoutingContext call, Repository repository) {
        String sha = commit(call, repository).sha();
        List<CommitStatus> newestFirst = repository.statuses.reversed().stream()
                .filter(s -> s.sha().equals(sha))
                .toList();
        answers.list(call, newestFirst, s -> documents.checks().status(repository, s));
    }

    private void checkRuns(RoutingContext call, Repository repository) {
        String sha = commit(call, repository).sha();
        boolean all = call.request().getParam("filter", "latest").equals("all");
        List<CheckRun> runs = CheckJson.runs(repository, sha, call.request().getParam("check_name"), all).stream()
                .filter(r -> call.request().getParam("status", r.status()).equals(r.status()))
                .toList();
        var body = Nodes.object().put("total_count", runs.size());
        body.set(
                "check_runs",
                Nodes.array(answers.page(call, runs), r -> documents.checks().run(repository, r)));
        answers.json(call, 200, body);
    }

    private void pullsOf(RoutingContext call, Repository repository) {
        String sha = commit(call, repository).sha();
        List<PullRequest> pulls = repository.pulls.values().stream()
                .filter(p -> repository.commits.compare(p.base().sha(), p.head().sha()).ahead().stream()
                        .anyMatch(c -> c.sha().equals(sha)))
                .toList();
        answers.list(call, pulls, p -> documents.pulls().pull(repository, p));
    }

    private void addStatus(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit commit = repository
                .commits
                .find(call.pathParam("ref"))
                .orElseThrow(() -> GitHubRefusal.of(422, "No commit found for SHA: " + call.pathParam("ref")));
        CommitStatus status = checks.status(
                repository,
                new CommitStatus(
                        world.nextId(),
                        commit.sha(),
                        body.path("context").asText("default"),
                        body.path("state").asText(),
                        text(body, "description"),
                        text(body, "target_url"),
                        authentication.actor(call),
                        world.now()));
        answers.created(call, documents.checks().status(repository, status));
    }

    private void addCheckRun(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        if (!body.hasNonNull("name")) {
            throw GitHubRefusal.missing("name");
        }
        if (!body.hasNonNull("head_sha")) {
            throw GitHubRefusal.missing("head_sha");
        }
        Commit commit = resolve(repository, body.path("head_sha").asText());
        CheckRun fresh = checks.queued(commit.sha(), body.path("name").asText());
        answers.created(call, documents.checks().run(repository, checks.put(repository, checks.change(fresh, body))));
    }

    private void changeCheckRun(RoutingContext call, Repository repository) {
        CheckRun changed = checks.change(checkRun(call, repository), answers.body(call));
        answers.json(call, 200, documents.checks().run(repository, checks.put(repository, changed)));
    }

    private static CheckRun checkRun(RoutingContext call, Repository repository) {
        CheckRun run = repository.checkRuns.get(Long.parseLong(call.pathParam("id")));
        if (run == null) {
            throw GitHubRefusal.notFound();
        }
        return run;
    }

    static @Nullable String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
