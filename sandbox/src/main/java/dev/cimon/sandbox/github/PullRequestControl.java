package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;

/** The control calls about pull requests. */
final class PullRequestControl {
    private static final String PULL = "/pulls/(?<number>\\d+)";

    private final GitHubWorld world;
    private final Answers answers;
    private final Activity activity;
    private final Conversation conversation;
    private final Overview overview;

    PullRequestControl(
            GitHubWorld world, Answers answers, Activity activity, Conversation conversation, Overview overview) {
        this.world = world;
        this.answers = answers;
        this.activity = activity;
        this.conversation = conversation;
        this.overview = overview;
    }

    void mount(RepositoryPaths paths) {
        paths.post("/pulls", this::openPull);
        paths.post(PULL + "/pushes", (call, repository) -> {
            JsonNode body = answers.body(call);
            Commit commit = activity.pushTo(
                    repository,
                    PullRequestRoutes.pull(call, repository),
                    body.path("message").asText("Address the review"),
                    ControlBody.author(world, body),
                    ControlBody.files(body));
            answers.json(call, 201, Nodes.object().put("sha", commit.sha()));
        });
        paths.post(
                PULL + "/close",
                (call, repository) -> pull(
                        call,
                        repository,
                        activity.close(
                                repository,
                                PullRequestRoutes.pull(call, repository),
                                ControlBody.author(world, answers.body(call)))));
        paths.post(
                PULL + "/merge",
                (call, repository) -> pull(
                        call,
                        repository,
                        activity.merge(
                                repository,
                                PullRequestRoutes.pull(call, repository),
                                ControlBody.author(world, answers.body(call)))));
        paths.post(
                PULL + "/reopen",
                (call, repository) -> pull(
                        call,
                        repository,
                        activity.reopen(
                                repository,
                                PullRequestRoutes.pull(call, repository),
                                ControlBody.author(world, answers.body(call)))));
        paths.post(PULL + "/reviewers", this::requestReview);
        paths.post(PULL + "/reviews", this::review);
        paths.post(PULL + "/comments", (call, repository) -> {
            JsonNode body = answers.body(call);
            Comment comment = conversation.comment(
                    repository,
                    PullRequestRoutes.pull(call, repository),
                    ControlBody.author(world, body),
                    body.path("body").asText("Looks good"));
            answers.json(call, 201, Nodes.object().put("id", comment.id()));
        });
    }

    private void openPull(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        String branch = ControlBody.required(body, "branch");
        PullRequest pull = activity.openPull(
                repository,
                body.path("title").asText("Change " + branch),
                branch,
                ControlBody.author(world, body),
                body.path("fork").asBoolean(false));
        answers.json(call, 201, overview.pull(pull));
    }

    private void pull(RoutingContext call, Repository repository, PullRequest pull) {
        ObjectNode body = overview.pull(pull);
        answers.json(call, 200, body.put("defaultBranchSha", repository.head()));
    }

    private void requestReview(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        Account reviewer = ControlBody.person(world, ControlBody.required(body, "reviewer"));
        PullRequest pull = PullRequestRoutes.pull(call, repository);
        pull(call, repository, conversation.requestReview(repository, pull, reviewer, ControlBody.author(world, body)));
    }

    private void review(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        PullRequest pull = PullRequestRoutes.pull(call, repository);
        Account author = ControlBody.author(world, body);
        String state = body.path("state").asText("approved");
        PullRequest.Review review = state.equals("dismissed")
                ? conversation.dismiss(repository, pull, author)
                : conversation.review(
                        repository, pull, author, state, body.path("body").asText(""));
        answers.json(call, 201, Nodes.object().put("id", review.id()));
    }
}
