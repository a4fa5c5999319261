package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.github.Commit.FileChange;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /control/github}: what people, check services and the operator do. */
final class GitHubControlRoutes {
    private final GitHubWorld world;
    private final Answers answers;
    private final Activity activity;
    private final Conversation conversation;
    private final Checks checks;
    private final GitHubWebhooks webhooks;
    private final Overview overview;

    GitHubControlRoutes(
            GitHubWorld world,
            Answers answers,
            Activity activity,
            Conversation conversation,
            Checks checks,
            GitHubWebhooks webhooks,
            Overview overview) {
        this.world = world;
        this.answers = answers;
        this.activity = activity;
        this.conversation = conversation;
        this.checks = checks;
        this.webhooks = webhooks;
        this.overview = overview;
    }

    void mount(Router router) {
        RepositoryPaths paths = new RepositoryPaths(router, "/control/github", world, answers);
        paths.get("", (call, repository) -> answers.json(call, 200, overview.of(repository)));
        paths.post("/pushes", this::push);
        paths.post("/branches", this::createBranch);
        paths.in(HttpMethod.DELETE, "/branches/(?<name>.+)", (call, repository) -> {
            activity.deleteBranch(repository, call.pathParam("name"), ControlBody.author(world, answers.body(call)));
            answers.noContent(call);
        });
        paths.post("/tags", this::tag);
        paths.in(HttpMethod.DELETE, "/tags/(?<name>.+)", (call, repository) -> {
            activity.deleteTag(repository, call.pathParam("name"), ControlBody.author(world, answers.body(call)));
            answers.noContent(call);
        });
        new PullRequestControl(world, answers, activity, conversation, overview).mount(paths);
        paths.post("/commits/(?<ref>.+)/comments", this::commentCommit);
        paths.post("/statuses", this::status);
        paths.post("/check-runs", this::checkRun);
        paths.post("/releases", this::release);
        paths.in(HttpMethod.PUT, "/contents/(?<path>.+)", this::putContents);
        paths.in(HttpMethod.DELETE, "/contents/(?<path>.+)", this::deleteContents);
        paths.at(HttpMethod.POST, "/repos", this::found);
        paths.at(HttpMethod.GET, "/deliveries", this::deliveries);
        paths.post("/redeliver", (call, _) -> redeliver(call));
        paths.at(HttpMethod.POST, "/redeliver", this::redeliver);
        paths.at(HttpMethod.POST, "/ping", call -> {
            webhooks.ping();
            answers.json(call, 202, Nodes.object());
        });
    }

    /** Founding it again changes nothing. */
    private void found(RoutingContext call) {
        String[] name = ControlBody.required(answers.body(call), "name").split("/", -1);
        if (name.length != 2 || name[0].isBlank() || name[1].isBlank()) {
            throw GitHubRefusal.missing("name");
        }
        Repository repository =
                world.find(name[0], name[1]).orElseGet(() -> new AcmeSeeds(world).found(name[0], name[1]));
        answers.json(call, 201, overview.of(repository));
    }

    private void deliveries(RoutingContext call) {
        String event = call.request().getParam("event", "");
        List<HookDelivery> found = webhooks.deliveries().stream()
                .filter(delivery -> event.isEmpty() || delivery.event().equals(event))
                .toList();
        answers.json(call, 200, Nodes.array(found, this::told));
    }

    /** What came of a delivery, and which commit of what it told of. */
    private ObjectNode told(HookDelivery delivery) {
        JsonNode payload = answers.read(delivery.payload());
        JsonNode pull = payload.path("pull_request");
        ObjectNode node = AppRoutes.summary(delivery);
        return node.put(
                        "repository",
                        payload.path("repository").path("full_name").asText())
                .put("ref", payload.path("ref").asText())
                .put("number", pull.path("number").asInt())
                .put(
                        "sha",
                        payload.path("after")
                                .asText(pull.path("head").path("sha").asText()));
    }

    private void push(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        String branch = body.path("branch").asText(repository.defaultBranch);
        List<String> messages = ControlBody.messages(body, "Improve the " + repository.name);
        Commit commit = body.path("forced").asBoolean(false)
                ? activity.forcePush(
                        repository,
                        branch,
                        messages.getLast(),
                        ControlBody.author(world, body),
                        ControlBody.files(body))
                : activity.push(repository, branch, messages, ControlBody.author(world, body), ControlBody.files(body));
        answers.json(call, 201, Nodes.object().put("sha", commit.sha()).put("ref", Ref.HEADS + branch));
    }

    private void createBranch(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit from = CommitRoutes.resolve(repository, body.path("from").asText(repository.defaultBranch));
        String name = ControlBody.required(body, "name");
        activity.createBranch(repository, name, from.sha(), ControlBody.author(world, body));
        answers.json(call, 201, Nodes.object().put("sha", from.sha()).put("ref", Ref.HEADS + name));
    }

    private void tag(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit at = CommitRoutes.resolve(repository, body.path("sha").asText(repository.head()));
        String name = ControlBody.required(body, "name");
        activity.tag(repository, name, at.sha(), CommitRoutes.text(body, "message"), ControlBody.author(world, body));
        answers.json(call, 201, Nodes.object().put("sha", at.sha()).put("ref", Ref.TAGS + name));
    }

    private void commentCommit(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Commit commit = CommitRoutes.resolve(repository, call.pathParam("ref"));
        conversation.commentCommit(
                repository,
                commit,
                ControlBody.author(world, body),
                body.path("body").asText("Why?"));
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
        String tag = ControlBody.required(body, "tag");
        Release release = activity.release(
                repository,
                tag,
                body.path("name").asText(tag),
                body.path("body").asText(""),
                body.path("prerelease").asBoolean(false),
                ControlBody.author(world, body));
        answers.json(call, 201, Nodes.object().put("id", release.id()).put("tag", tag));
    }

    private void putContents(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        String path = call.pathParam("path");
        boolean known = repository.contents.put(path, ControlBody.required(body, "content")) != null;
        FileChange change = new FileChange(path, known ? "modified" : "added");
        Commit commit = activity.push(
                repository,
                repository.defaultBranch,
                body.path("message").asText("Change " + path),
                ControlBody.author(world, body),
                List.of(change));
        answers.json(call, 200, Nodes.object().put("sha", commit.sha()));
    }

    private void deleteContents(RoutingContext call, Repository repository) {
        String path = call.pathParam("path");
        if (repository.contents.remove(path) == null) {
            throw GitHubRefusal.notFound();
        }
        Account author = ControlBody.author(world, answers.body(call));
        List<FileChange> files = List.of(new FileChange(path, "removed"));
        activity.push(repository, repository.defaultBranch, "Remove " + path, author, files);
        answers.noContent(call);
    }

    /** By the delivery's number or its guid; the newest attempt of that guid is repeated. */
    private void redeliver(RoutingContext call) {
        String wanted = ControlBody.required(answers.body(call), "deliveryId");
        HookDelivery earlier = webhooks.deliveries().stream()
                .filter(d -> d.guid().equals(wanted) || Long.toString(d.id()).equals(wanted))
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        webhooks.redeliver(earlier);
        answers.json(call, 202, AppRoutes.summary(earlier));
    }
}
