package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What people say about pull requests and commits, and the webhooks that GitHub sends for it. */
final class Conversation {
    private final GitHubWorld world;
    private final GitHubWebhooks webhooks;
    private final Documents documents;

    Conversation(GitHubWorld world, GitHubWebhooks webhooks, Documents documents) {
        this.world = world;
        this.webhooks = webhooks;
        this.documents = documents;
    }

    PullRequest requestReview(Repository repository, PullRequest pull, Account reviewer, Account by) {
        PullRequest changed = pull.withRequestedReviewer(reviewer, world.now());
        repository.pulls.put(changed.number(), changed);
        ObjectNode body = documents.pulls().event(repository, changed, "review_requested");
        body.set("requested_reviewer", documents.repositories().account(reviewer));
        webhooks.send(repository, "pull_request", body, by);
        return changed;
    }

    PullRequest.Review review(Repository repository, PullRequest pull, Account by, String state, String text) {
        PullRequest.Review review = new PullRequest.Review(
                world.nextId(), by, state, text, pull.head().sha(), world.now());
        sendReview(repository, pull.withReview(review), review, "submitted");
        return review;
    }

    /** Takes back the newest verdict of that person. */
    PullRequest.Review dismiss(Repository repository, PullRequest pull, Account author) {
        PullRequest.Review verdict = pull.reviews().reversed().stream()
                .filter(r -> r.author().equals(author) && !r.state().equals("commented"))
                .findFirst()
                .orElseThrow(() -> GitHubRefusal.of(422, "Can not dismiss a review that is not there"));
        PullRequest.Review dismissed = verdict.dismissed();
        sendReview(repository, pull.withReviewReplaced(dismissed, world.now()), dismissed, "dismissed");
        return dismissed;
    }

    private void sendReview(Repository repository, PullRequest changed, PullRequest.Review review, String action) {
        repository.pulls.put(changed.number(), changed);
        ObjectNode body = Nodes.object().put("action", action);
        ObjectNode rendered = documents.pulls().review(repository, changed, review);
        body.set("review", rendered.put("state", review.state()));
        body.set("pull_request", documents.pulls().pull(repository, changed));
        webhooks.send(repository, "pull_request_review", body, review.author());
    }

    Comment comment(Repository repository, PullRequest pull, Account by, String text) {
        Comment comment = new Comment(world.nextId(), pull.number(), by, text, world.now(), world.now());
        repository.comments.put(comment.id(), comment);
        sendComment(repository, comment, "created");
        return comment;
    }

    Comment edit(Repository repository, Comment comment, String text) {
        Comment edited = comment.edited(text, world.now());
        repository.comments.put(edited.id(), edited);
        sendComment(repository, edited, "edited");
        return edited;
    }

    void commentCommit(Repository repository, Commit commit, Account by, String text) {
        Comment comment = new Comment(world.nextId(), 0, by, text, world.now(), world.now());
        ObjectNode body = Nodes.object().put("action", "created");
        body.set("comment", documents.commitComment(repository, commit.sha(), comment));
        webhooks.send(repository, "commit_comment", body, by);
    }

    private void sendComment(Repository repository, Comment comment, String action) {
        ObjectNode body = Nodes.object().put("action", action);
        PullRequest pull = repository.pulls.get(comment.issue());
        if (pull != null) {
            body.set("issue", documents.pulls().issue(repository, pull));
        }
        body.set("comment", documents.pulls().comment(repository, comment));
        webhooks.send(repository, "issue_comment", body, comment.author());
    }
}
