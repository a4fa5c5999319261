package dev.cimon.github;

import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.webhook.Payload;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comment on a line of a pull request. */
record ReviewCommentPayload(
        @Nullable String action,
        @Nullable Comment comment,
        ReviewPayload.@Nullable Numbered pullRequest,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<PullRequestCommented> event() {
        if (!Payload.present(action, "action").equals("created")) {
            return Optional.empty();
        }
        Comment written = Payload.present(comment, "comment");
        return Optional.of(new PullRequestCommented(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                ReviewPayload.Numbered.of(pullRequest, "pull_request"),
                User.loginOf(written.user()),
                written.text(),
                URI.create(Payload.present(written.htmlUrl(), "comment.html_url")),
                written.pullRequestReviewId() == null ? null : true));
    }
}
