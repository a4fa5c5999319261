package dev.cimon.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record PullRequestPayload(
        @Nullable String action,
        @Nullable PullRequest pullRequest,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<PullRequestChanged> event() {
        String word = Payload.present(action, "action");
        return Arrays.stream(Action.values())
                .filter(known -> known.name().equalsIgnoreCase(word))
                .findFirst()
                .map(this::changed);
    }

    private PullRequestChanged changed(Action known) {
        PullRequest pull = Payload.present(pullRequest, "pull_request");
        Branch head = Payload.present(pull.head(), "pull_request.head");
        Branch base = Payload.present(pull.base(), "pull_request.base");
        RepositoryName name = Repository.nameOf(repository);
        return new PullRequestChanged(
                name,
                Installation.idOf(installation),
                known,
                Payload.present(pull.number(), "pull_request.number"),
                Payload.present(pull.title(), "pull_request.title"),
                URI.create(Payload.present(pull.htmlUrl(), "pull_request.html_url")),
                User.loginOf(pull.user()),
                Payload.present(head.ref(), "pull_request.head.ref"),
                new Revision(Payload.present(head.sha(), "pull_request.head.sha")),
                Payload.present(base.ref(), "pull_request.base.ref"),
                isElsewhere(head, name),
                pull.draft(),
                pull.merged(),
                pull.requestedReviewers() == null
                        ? List.of()
                        : pull.requestedReviewers().stream().map(User::loginOf).toList(),
                GitHubTime.tryRead(pull.updatedAt()));
    }

    /** The head's repository is null once the fork was deleted. */
    private static boolean isElsewhere(Branch head, RepositoryName name) {
        return head.repo() == null || !Repository.nameOf(head.repo()).equals(name);
    }

    record PullRequest(
            @Nullable Integer number,
            @Nullable String title,
            @Nullable String htmlUrl,
            @Nullable User user,
            @Nullable Branch head,
            @Nullable Branch base,
            boolean draft,
            boolean merged,
            @Nullable List<User> requestedReviewers,
            @Nullable JsonNode updatedAt) {}

    record Branch(
            @Nullable String ref,
            @Nullable String sha,
            @Nullable Repository repo) {}
}
