package dev.cimon.sandbox.github;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

record PullRequest(
        long id,
        int number,
        String title,
        Account author,
        Head head,
        Base base,
        State state,
        List<Account> requestedReviewers,
        List<Review> reviews,
        Instant createdAt,
        Instant updatedAt) {

    record Head(String branch, String sha, boolean fork) {}

    record Base(String branch, String sha) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = State.Open.class, name = "open"),
        @JsonSubTypes.Type(value = State.Closed.class, name = "closed"),
        @JsonSubTypes.Type(value = State.Merged.class, name = "merged")
    })
    sealed interface State {
        record Open() implements State {}

        record Closed(Instant at) implements State {}

        record Merged(Instant at, String sha, Account by) implements State {}
    }

    record Review(long id, Account author, String state, String body, String commit, Instant at) {
        Review dismissed() {
            return new Review(id, author, "dismissed", body, commit, at);
        }
    }

    boolean open() {
        return state instanceof State.Open;
    }

    @Nullable Instant closedAt() {
        return switch (state) {
            case State.Open() -> null;
            case State.Closed(Instant at) -> at;
            case State.Merged(Instant at, String sha, Account by) -> at;
        };
    }

    PullRequest withHead(String sha, Instant now) {
        Head moved = new Head(head.branch(), sha, head.fork());
        return new PullRequest(
                id, number, title, author, moved, base, state, requestedReviewers, reviews, createdAt, now);
    }

    PullRequest withState(State next, Instant now) {
        return new PullRequest(
                id, number, title, author, head, base, next, requestedReviewers, reviews, createdAt, now);
    }

    PullRequest withReview(Review review) {
        List<Review> all = Stream.concat(reviews.stream(), Stream.of(review)).toList();
        List<Account> stillRequested = requestedReviewers.stream()
                .filter(a -> !a.equals(review.author()))
                .toList();
        return new PullRequest(
                id, number, title, author, head, base, state, stillRequested, all, createdAt, review.at());
    }

    PullRequest withReviewReplaced(Review changed, Instant now) {
        List<Review> all =
                reviews.stream().map(r -> r.id() == changed.id() ? changed : r).toList();
        return new PullRequest(id, number, title, author, head, base, state, requestedReviewers, all, createdAt, now);
    }

    PullRequest withRequestedReviewer(Account reviewer, Instant now) {
        List<Account> all = Stream.concat(requestedReviewers.stream(), Stream.of(reviewer))
                .distinct()
                .toList();
        return new PullRequest(id, number, title, author, head, base, state, all, reviews, createdAt, now);
    }
}
