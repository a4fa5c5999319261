package dev.cimon.github;

import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.webhook.Payload;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record ReviewPayload(
        @Nullable String action,
        @Nullable Review review,
        @Nullable Numbered pullRequest,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<PullRequestReviewed> event() {
        String word = Payload.present(action, "action");
        if (!word.equals("submitted") && !word.equals("dismissed")) {
            return Optional.empty();
        }
        Review given = Payload.present(review, "review");
        String state = Payload.present(given.state(), "review.state");
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equalsIgnoreCase(state))
                .findFirst()
                .map(verdict -> reviewed(given, verdict));
    }

    private PullRequestReviewed reviewed(Review given, Verdict verdict) {
        return new PullRequestReviewed(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                Numbered.of(pullRequest, "pull_request"),
                User.loginOf(given.user()),
                verdict,
                given.body() == null ? "" : given.body(),
                URI.create(Payload.present(given.htmlUrl(), "review.html_url")));
    }

    record Review(
            @Nullable String state,
            @Nullable String body,
            @Nullable String htmlUrl,
            @Nullable User user) {}

    /** What has a number in its repository. */
    record Numbered(@Nullable Integer number) {

        static int of(@Nullable Numbered numbered, String field) {
            return Payload.present(Payload.present(numbered, field).number(), field + ".number");
        }
    }
}
