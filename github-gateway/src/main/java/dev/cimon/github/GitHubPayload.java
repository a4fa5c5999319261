package dev.cimon.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.webhook.Payload;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we read of a webhook's body
 * (<a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">documentation</a>). Any field can be
 * missing until it was asked for with {@link Payload#present}.
 */
sealed interface GitHubPayload
        permits PushPayload,
                PullRequestPayload,
                ReviewPayload,
                ReviewCommentPayload,
                IssueCommentPayload,
                CommitCommentPayload,
                StatusPayload,
                CheckRunPayload,
                DeploymentPayload,
                DeploymentStatusPayload,
                ReleasePayload {

    /** What happened; empty for what means nothing to us. */
    Optional<? extends GitHubEvent> event();

    /** Any tool may report a check with whatever it takes for an address; the result counts without it. */
    static @Nullable URI tryLink(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The repository of the payload. */
    record Repository(
            @Nullable String fullName,
            @Nullable String defaultBranch,
            @Nullable String masterBranch,
            @Nullable JsonNode pushedAt) {

        static RepositoryName nameOf(@Nullable Repository repository) {
            return RepositoryName.of(
                    Payload.present(Payload.present(repository, "repository").fullName(), "repository.full_name"));
        }
    }

    /** The GitHub App installation; a plain repository webhook has none. */
    record Installation(@Nullable Long id) {

        static @Nullable Long idOf(@Nullable Installation installation) {
            return installation == null ? null : installation.id();
        }
    }

    /** An account. */
    record User(@Nullable String login) {

        /** GitHub shows what a deleted account did as done by this one. */
        private static final String GHOST = "ghost";

        static String loginOf(@Nullable User user) {
            return user == null || user.login() == null ? GHOST : user.login();
        }
    }

    /**
     * A comment of any kind.
     *
     * @param pullRequestReviewId of a comment on a line, with whose review it came
     */
    record Comment(
            @Nullable String body,
            @Nullable String commitId,
            @Nullable String htmlUrl,
            @Nullable Long pullRequestReviewId,
            @Nullable User user) {

        String text() {
            return body == null ? "" : body;
        }
    }
}
