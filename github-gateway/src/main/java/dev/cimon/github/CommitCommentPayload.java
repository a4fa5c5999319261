package dev.cimon.github;

import dev.cimon.events.github.CommitCommented;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record CommitCommentPayload(
        @Nullable String action,
        @Nullable Comment comment,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<CommitCommented> event() {
        if (!Payload.present(action, "action").equals("created")) {
            return Optional.empty();
        }
        Comment written = Payload.present(comment, "comment");
        return Optional.of(new CommitCommented(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                new Revision(Payload.present(written.commitId(), "comment.commit_id")),
                User.loginOf(written.user()),
                written.text(),
                URI.create(Payload.present(written.htmlUrl(), "comment.html_url"))));
    }
}
