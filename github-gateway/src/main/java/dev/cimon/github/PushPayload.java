package dev.cimon.github;

import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record PushPayload(
        @Nullable String ref,
        boolean created,
        boolean deleted,
        boolean forced,
        @Nullable Commit headCommit,
        @Nullable Repository repository,
        @Nullable Installation installation,
        @Nullable Pusher pusher)
        implements GitHubPayload {

    @Override
    public Optional<PushReceived> event() {
        Repository pushed = Payload.present(repository, "repository");
        return Optional.of(new PushReceived(
                Repository.nameOf(pushed),
                Installation.idOf(installation),
                Payload.present(ref, "ref"),
                created,
                deleted,
                forced,
                deleted || headCommit == null ? null : headCommit.asHead(),
                defaultBranch(pushed),
                pusher == null ? null : pusher.name(),
                GitHubTime.tryRead(pushed.pushedAt())));
    }

    private static String defaultBranch(Repository repository) {
        String branch = repository.defaultBranch() == null ? repository.masterBranch() : repository.defaultBranch();
        return Payload.present(branch, "repository.default_branch");
    }

    record Pusher(@Nullable String name) {}

    record Commit(
            @Nullable String id,
            @Nullable String message,
            @Nullable Author author) {

        HeadCommit asHead() {
            return new HeadCommit(
                    new Revision(Payload.present(id, "head_commit.id")),
                    message == null ? "" : message,
                    author == null || author.name() == null ? "" : author.name(),
                    author == null ? null : author.username());
        }
    }

    /** As git knows the author; the user name is there if the address belongs to an account. */
    record Author(@Nullable String name, @Nullable String username) {}
}
