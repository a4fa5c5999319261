package dev.cimon.github;

import dev.cimon.events.github.ReleasePublished;
import dev.cimon.webhook.Payload;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record ReleasePayload(
        @Nullable String action,
        @Nullable Release release,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<ReleasePublished> event() {
        if (!Payload.present(action, "action").equals("published")) {
            return Optional.empty();
        }
        Release published = Payload.present(release, "release");
        String tag = Payload.present(published.tagName(), "release.tag_name");
        return Optional.of(new ReleasePublished(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                tag,
                published.name() == null || published.name().isBlank() ? tag : published.name(),
                User.loginOf(published.author()),
                published.body() == null ? "" : published.body(),
                URI.create(Payload.present(published.htmlUrl(), "release.html_url"))));
    }

    record Release(
            @Nullable String tagName,
            @Nullable String name,
            @Nullable String body,
            @Nullable String htmlUrl,
            @Nullable User author) {}
}
