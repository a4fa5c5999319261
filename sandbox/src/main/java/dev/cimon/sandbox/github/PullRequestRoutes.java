package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Pull requests, the issues they also are, reviews and comments. */
final class PullRequestRoutes {
    private static final String NUMBER = "(?<number>\\d+)";

    private final Answers answers;
    private final Documents documents;
    private final Authentication authentication;
    private final Conversation conversation;

    PullRequestRoutes(Answers answers, Documents documents, Authentication authentication, Conversation conversation) {
        this.answers = answers;
        this.documents = documents;
        this.authentication = authentication;
        this.conversation = conversation;
    }

    void mount(RepositoryPaths paths) {
        paths.get("/pulls", this::list);
        paths.get(
                "/pulls/" + NUMBER,
                (call, repository) ->
                        answers.json(call, 200, documents.pulls().pullInFull(repository, pull(call, repository))));
        paths.get("/pulls/" + NUMBER + "/reviews", this::reviews);
        paths.get("/pulls/" + NUMBER + "/requested_reviewers", this::requestedReviewers);
        paths.get("/pulls/" + NUMBER + "/commits", this::commits);
        paths.get(
                "/issues/" + NUMBER,
                (call, repository) ->
                        answers.json(call, 200, documents.pulls().issue(repository, pull(call, repository))));
        paths.get("/issues/" + NUMBER + "/comments", this::comments);
        paths.post("/issues/" + NUMBER + "/comments", this::addComment);
        paths.get(
                "/issues/comments/(?<id>\\d+)",
                (call, repository) ->
                        answers.json(call, 200, documents.pulls().comment(repository, comment(call, repository))));
        paths.in(HttpMethod.PATCH, "/issues/comments/(?<id>\\d+)", this::editComment);
        paths.in(HttpMethod.DELETE, "/issues/comments/(?<id>\\d+)", (call, repository) -> {
            repository.comments.remove(comment(call, repository).id());
            answers.noContent(call);
        });
    }

    static PullRequest pull(RoutingContext call, Repository repository) {
        PullRequest pull = repository.pulls.get(Integer.parseInt(call.pathParam("number")));
        if (pull == null) {
            throw GitHubRefusal.notFound();
        }
        return pull;
    }

    private void list(RoutingContext call, Repository repository) {
        String state = call.request().getParam("state", "open");
        String base = call.request().getParam("base", "");
        String head = call.request().getParam("head", "");
        String branch = head.substring(head.indexOf(':') + 1);
        List<PullRequest> pulls = repository.pulls.descendingMap().values().stream()
                .filter(p -> state.equals("all") || p.open() == state.equals("open"))
                .filter(p -> base.isEmpty() || p.base().branch().equals(base))
                .filter(p -> branch.isEmpty() || p.head().branch().equals(branch))
                .toList();
        answers.list(call, pulls, p -> documents.pulls().pull(repository, p));
    }

    private void reviews(RoutingContext call, Repository repository) {
        PullRequest pull = pull(call, repository);
        answers.list(call, pull.reviews(), r -> documents.pulls().review(repository, pull, r));
    }

    private void requestedReviewers(RoutingContext call, Repository repository) {
        var body = Nodes.object();
        body.set("users", Nodes.array(pull(call, repository).requestedReviewers(), documents.repositories()::account));
        body.set("teams", Nodes.array());
        answers.json(call, 200, body);
    }

    private void commits(RoutingContext call, Repository repository) {
        PullRequest pull = pull(call, repository);
        answers.list(
                call,
                repository.commits.compare(pull.base().sha(), pull.head().sha()).ahead(),
                c -> documents.commits().commit(repository, c));
    }

    private void comments(RoutingContext call, Repository repository) {
        int number = pull(call, repository).number();
        List<Comment> comments = repository.comments.values().stream()
                .filter(c -> c.issue() == number)
                .toList();
        answers.list(call, comments, c -> documents.pulls().comment(repository, c));
    }

    private void addComment(RoutingContext call, Repository repository) {
        Comment comment = conversation.comment(
                repository, pull(call, repository), authentication.actor(call), text(answers.body(call)));
        answers.created(call, documents.pulls().comment(repository, comment));
    }

    private void editComment(RoutingContext call, Repository repository) {
        Comment edited = conversation.edit(repository, comment(call, repository), text(answers.body(call)));
        answers.json(call, 200, documents.pulls().comment(repository, edited));
    }

    private static String text(JsonNode body) {
        String text = body.path("body").asText("");
        if (text.isBlank()) {
            throw GitHubRefusal.invalid("IssueComment", "body", "missing_field");
        }
        return text;
    }

    private static Comment comment(RoutingContext call, Repository repository) {
        Comment comment = repository.comments.get(Long.parseLong(call.pathParam("id")));
        if (comment == null) {
            throw GitHubRefusal.notFound();
        }
        return comment;
    }
}
