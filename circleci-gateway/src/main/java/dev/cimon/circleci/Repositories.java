package dev.cimon.circleci;

import dev.cimon.circleci.CircleCiPayload.Organization;
import dev.cimon.circleci.CircleCiPayload.Project;
import dev.cimon.circleci.CircleCiPayload.Vcs;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.webhook.Payload;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which repository a project builds. */
final class Repositories {

    /** The last two parts of {@code https://host/owner/name}, {@code git@host:owner/name.git} and the like. */
    private static final Pattern ADDRESS = Pattern.compile(".*[/:]([^/:]+)/([^/]+?)(?:\\.git)?/?");

    private Repositories() {}

    /**
     * The repository of the project. A project of CircleCI's GitHub App has no repository in its slug: there it is that
     * of the pipeline, or else the one named as the project is.
     *
     * @return empty if nothing names one
     */
    static Optional<RepositoryName> of(Project project, @Nullable Organization organization, @Nullable Vcs vcs) {
        String[] slug = Payload.present(project.slug(), "project.slug").split("/", -1);
        if (slug.length == 3 && !slug[0].equals("circleci")) {
            return Optional.of(new RepositoryName(slug[1], slug[2]));
        }
        return Stream.of(
                        vcs == null ? null : vcs.targetRepositoryUrl(),
                        vcs == null ? null : vcs.originRepositoryUrl(),
                        organization == null || organization.name() == null || project.name() == null
                                ? null
                                : "/" + organization.name() + "/" + project.name())
                .filter(Objects::nonNull)
                .flatMap(address -> tryRead(address).stream())
                .findFirst();
    }

    private static Optional<RepositoryName> tryRead(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RepositoryName(parts.group(1), parts.group(2)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
