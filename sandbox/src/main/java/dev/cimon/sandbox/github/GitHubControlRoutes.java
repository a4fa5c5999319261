package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.github.Commit.FileChange;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** {@code /control/github}: what people, check services and the operator do. */
final class GitHubControlRoutes {
    private static final String PULL = "/pulls/(?<number>\\d+)";

    private final GitHubWorld world;
    private final Answers answers;
    private final Activity activity;
    private final Checks checks;
    private final GitHubWebhooks webhooks;
    private final AppKey appKey;
    private final Overview overview;

    GitHubControlRoutes(
            GitHubWorld world,
            Answers answers,
            Activity activity,
            Checks checks,
            GitHubWebhooks webhooks,
            AppKey appKey,
            Overview overview) {
        this.world = world;
        this.answers = answers;
        this.activity = activity;
        this.checks = checks;
        this.webhooks = webhooks;
        this.appKey = appKey;
        this.overview = overview;
    }

    void mount(Router router) {
        RepositoryPaths paths = new RepositoryPaths(router, "/control/github", world, answers);
        paths.get("", (call, repository) -> answers.json(call, 200, overview.of(repository)));
        paths.post("/pushes", this::push);
        paths.post("/branches", this::createBranch);
        paths.in(HttpMethod.DELETE, "/branches/(?<name>.+)", (call, repository) -> {
            activity.deleteBranch(repository, call.pathParam("name"), author(answers.body(call)));
            answers.noContent(call);
        });
        paths.post("/tags", this::tag);
        paths.in(HttpMethod.DELETE, "/tags/(?<name>.+)", (call, repository) -> {
            activity.deleteTag(repository, call.pathParam("name"), author(answers.body(call)));
            answers.noContent(call);
        });
        mountPulls(paths);
        paths.post("/commits/(?<ref>.+)/comments", this::commentCommit);
        paths.post("/statuses", this::status);
        paths.post("/check-runs", this::checkRun);
        paths.post("/releases", this::release);
        paths.in(HttpMethod.PUT, "/contents/(?<path>.+)", this::putContents);
        paths.in(HttpMethod.DELETE, "/contents/(?<path>.+)", this::deleteContents);
        paths.post("/redeliver", (call, _) -> redeliver(call));
        paths.at(HttpMethod.POST, "/redeliver", this::redeliver);
        paths.at(HttpMethod.POST, "/ping", call -> {
            webhooks.ping();
            answers.json(call, 202, Nodes.object());
        });
        paths.at(HttpMethod.PUT, "/app", call -> {
            appKey.require(answers.body(call).path("publicKey").asText());
            answers.noContent(call);
        });
    }

    private void mountPulls(RepositoryPaths paths) {
        paths.post("/pulls", this::openPull);
        paths.post(PULL + "/pushes", (call, repository) -> {
            JsonNode body = answers.body(call);
            Commit commit = activity.pushTo(
                    repository,
                    PullRequestRoutes.pull(call, repository),
                    body.path("message").asText("Address the review"),
                    author(body),
                    files(body));
            answers.json(call, 201, Nodes.object().put("sha", commit.sha()));
        });
        paths.post(
                PULL + "/close",
                (call, repository) -> pull(
                        call,
                        repository,
                        activity.close(
                                repository, PullRequestRoutes.pull(call, repository), author(answers.body(call)))));
        paths.post(
                PULL + "/merge",
                (call, repository) -> pull(
                        call,
                        repository,
                        activity.merge(
                                repository, PullRequestRoutes.pull(call, repository), author(answers.body(call)))));
        paths.post(
                PULL + "/reopen",
                (call, repository) -> pull(
                        call,
                        repository,
                        activity.reopen(
                                repository, PullRequestRoutes.pull(call, repository), author(answers.body(call)))));
        paths.post(PULL + "/reviewers", this::requestReview);
        paths.post(PULL + "/reviews", this::review);
        paths.post(PULL + "/comments", (call, repository) -> {
            JsonNode body = answers.body(call);
            Comment comment = activity.comment(
                    repository,
                    PullRequestRoutes.pull(call, repository),
                    author(body),
                    body.path("body").asText("Looks good"));
            answers.json(call, 201, Nodes.object().put("id", comment.id()));
        });
    }

    private void push(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        String branch = body.path("branch").asText(repository.defaultBranch);
        String message = body.path("message").asText("Improve the " + repository.name);
        Commit commit = body.path("forced").asBoolean(false)
                ? activity.forcePush(repository, branch, message, author(body), files(body))
                : activity.push(repository, branch, message, author(body), files(body));
        answers.json(call, 201, Nodes.object().put("sha", commit.sha()).put("ref", Ref.HEADS + branch));
    }

    private void createBranch(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit from = CommitRoutes.resolve(repository, body.path("from").asText(repository.defaultBranch));
        String name = required(body, "name");
        activity.createBranch(repository, name, from.sha(), author(body));
        answers.json(call, 201, Nodes.object().put("sha", from.sha()).put("ref", Ref.HEADS + name));
    }

    private void tag(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit at = CommitRoutes.resolve(repository, body.path("sha").asText(repository.head()));
        String name = required(body, "name");
        activity.tag(repository, name, at.sha(), author(body));
        answers.json(call, 201, Nodes.object().put("sha", at.sha()).put("ref", Ref.TAGS + name));
    }

    private void openPull(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        String branch = required(body, "branch");
        PullRequest pull = activity.openPull(
                repository,
                body.path("title").asText("Change " + branch),
                branch,
                author(body),
                body.path("fork").asBoolean(false));
        answers.json(call, 201, overview.pull(pull));
    }

    private void pull(RoutingContext call, Repository repository, PullRequest pull) {
        ObjectNode body = overview.pull(pull);
        answers.json(call, 200, body.put("defaultBranchSha", repository.head()));
    }

    private void requestReview(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Account reviewer = world.person(required(body, "reviewer"));
        PullRequest pull = PullRequestRoutes.pull(call, repository);
        pull(call, repository, activity.requestReview(repository, pull, reviewer, author(body)));
    }

    private void review(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        PullRequest.Review review = activity.review(
                repository,
                PullRequestRoutes.pull(call, repository),
                author(body),
                body.path("state").asText("approved"),
                body.path("body").asText(""));
        answers.json(call, 201, Nodes.object().put("id", review.id()));
    }

    private void commentCommit(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit commit = CommitRoutes.resolve(repository, call.pathParam("ref"));
        activity.commentCommit(
                repository, commit, author(body), body.path("body").asText("Why?"));
        answers.json(call, 201, Nodes.object().put("sha", commit.sha()));
    }

    private void status(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit commit = CommitRoutes.resolve(repository, body.path("sha").asText(repository.head()));
        CommitStatus status = checks.status(
                repository,
                new CommitStatus(
                        world.nextId(),
                        commit.sha(),
                        body.path("context").asText("ci/build"),
                        body.path("state").asText("success"),
                        CommitRoutes.text(body, "description"),
                        CommitRoutes.text(body, "targetUrl"),
                        world.person("acme-ci"),
                        world.now()));
        answers.json(call, 201, Nodes.object().put("id", status.id()).put("sha", status.sha()));
    }

    private void checkRun(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit commit = CommitRoutes.resolve(repository, body.path("sha").asText(repository.head()));
        CheckRun fresh = checks.queued(commit.sha(), body.path("name").asText("build"));
        CheckRun run = checks.put(repository, checks.change(fresh, body));
        answers.json(call, 201, Nodes.object().put("id", run.id()).put("sha", run.sha()));
    }

    private void release(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        String tag = required(body, "tag");
        Release release = activity.release(
                repository,
                tag,
                body.path("name").asText(tag),
                body.path("body").asText(""),
                body.path("prerelease").asBoolean(false),
                author(body));
        answers.json(call, 201, Nodes.object().put("id", release.id()).put("tag", tag));
    }

    private void putContents(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        String path = call.pathParam("path");
        boolean known = repository.contents.put(path, required(body, "content")) != null;
        FileChange change = new FileChange(path, known ? "modified" : "added");
        Commit commit = activity.push(
                repository,
                repository.defaultBranch,
                body.path("message").asText("Change " + path),
                author(body),
                List.of(change));
        answers.json(call, 200, Nodes.object().put("sha", commit.sha()));
    }

    private void deleteContents(RoutingContext call, Repository repository) {
        String path = call.pathParam("path");
        if (repository.contents.remove(path) == null) {
            throw GitHubRefusal.notFound();
        }
        Account author = author(answers.body(call));
        List<FileChange> files = List.of(new FileChange(path, "removed"));
        activity.push(repository, repository.defaultBranch, "Remove " + path, author, files);
        answers.noContent(call);
    }

    /** By the delivery's number or its guid; the newest attempt of that guid is repeated. */
    private void redeliver(RoutingContext call) {
        String wanted = required(answers.body(call), "deliveryId");
        HookDelivery earlier = webhooks.deliveries().stream()
                .filter(d -> d.guid().equals(wanted) || Long.toString(d.id()).equals(wanted))
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        webhooks.redeliver(earlier);
        answers.json(call, 202, AppRoutes.summary(earlier));
    }

    private Account author(JsonNode body) {
        return world.person(login(body.path("author").asText("alice-gh")));
    }

    /** Slack names are accepted for the four seeded people. */
    private static String login(String name) {
        return List.of("alice", "bob", "carol", "dave").contains(name) ? name + "-gh" : name;
    }

    private static List<FileChange> files(JsonNode body) {
        List<FileChange> files = new ArrayList<>();
        body.path("files").forEach(file -> files.add(Activity.changed(file.asText())));
        return files.isEmpty() ? List.of(Activity.changed("src/main/App.java")) : List.copyOf(files);
    }

    private static String required(JsonNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw GitHubRefusal.missing(field);
        }
        return value;
    }
}
