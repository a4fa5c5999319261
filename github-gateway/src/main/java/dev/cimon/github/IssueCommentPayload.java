package dev.cimon.github;

import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.webhook.Payload;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comment in the conversation of a pull request, which GitHub sends as one on an issue. */
record IssueCommentPayload(
        @Nullable String action,
        @Nullable Comment comment,
        @Nullable Issue issue,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<PullRequestCommented> event() {
        Issue commented = Payload.present(issue, "issue");
        if (!Payload.present(action, "action").equals("created") || commented.pullRequest() == null) {
            return Optional.empty();
        }
        Comment written = Payload.present(comment, "comment");
        return Optional.of(new PullRequestCommented(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                Payload.present(commented.number(), "issue.number"),
                User.loginOf(written.user()),
                written.text(),
                URI.create(Payload.present(written.htmlUrl(), "comment.html_url")),
                null));
    }

    /** @param pullRequest absent if it is an issue and nothing more */
    record Issue(@Nullable Integer number, @Nullable PullRequestLink pullRequest) {}

    record PullRequestLink(@Nullable String url) {}
}
