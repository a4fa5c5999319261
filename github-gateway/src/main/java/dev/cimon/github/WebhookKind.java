package dev.cimon.github;

import dev.cimon.events.github.GitHubEvent;
import dev.cimon.webhook.Payload;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events we read, in GitHub's words, and the payload of each. */
enum WebhookKind {
    PUSH(PushPayload.class),
    PULL_REQUEST(PullRequestPayload.class),
    PULL_REQUEST_REVIEW(ReviewPayload.class),
    PULL_REQUEST_REVIEW_COMMENT(ReviewCommentPayload.class),
    ISSUE_COMMENT(IssueCommentPayload.class),
    COMMIT_COMMENT(CommitCommentPayload.class),
    STATUS(StatusPayload.class),
    CHECK_RUN(CheckRunPayload.class),
    DEPLOYMENT(DeploymentPayload.class),
    DEPLOYMENT_STATUS(DeploymentStatusPayload.class),
    RELEASE(ReleasePayload.class);

    private final Class<? extends GitHubPayload> payload;

    WebhookKind(Class<? extends GitHubPayload> payload) {
        this.payload = payload;
    }

    /** The kind that {@code X-GitHub-Event} names; null for what we do not read. */
    static @Nullable WebhookKind named(String event) {
        for (WebhookKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(event)) {
                return kind;
            }
        }
        return null;
    }

    /** What happened; empty for actions that mean nothing to us. */
    Optional<? extends GitHubEvent> read(byte[] json) {
        return Payload.json(json, payload).event();
    }
}
