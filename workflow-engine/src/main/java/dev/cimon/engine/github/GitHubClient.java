package dev.cimon.engine.github;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHDeployment;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;

/** GitHub, blocking: call it from virtual threads. Calls are never repeated here. Thread-safe. */
public final class GitHubClient {
    private static final int LARGEST_PAGE = 100;

    private final Access access;
    private final DeploymentCalls deployments;

    public GitHubClient(GitHubSettings settings) {
        this.access = new Access(settings);
        this.deployments = new DeploymentCalls(access.connector());
    }

    /** Refused with 404 if it does not exist or Cimon may not see it. */
    public Outcome<RepositoryFacts> repository(RepositoryName name) {
        return read(name, github -> {
            GHRepository found = github.getRepository(name.toString());
            return new RepositoryFacts(
                    RepositoryName.of(found.getFullName()),
                    found.getDefaultBranch(),
                    homepage(found.getHomepage()),
                    URI.create(found.getHtmlUrl().toString()));
        });
    }

    /** The logins of all who have access, in alphabetical order. */
    public Outcome<List<String>> collaborators(RepositoryName repository) {
        return read(
                repository,
                github ->
                        github
                                .getRepository(repository.toString())
                                .listCollaborators()
                                .withPageSize(LARGEST_PAGE)
                                .toList()
                                .stream()
                                .map(GHUser::getLogin)
                                .sorted(String.CASE_INSENSITIVE_ORDER)
                                .toList());
    }

    /**
     * What a ref stands for now; refused with 404 if there is no such ref.
     *
     * @param ref a branch, a tag, {@code refs/…}, or a SHA of at least 7 digits
     */
    public Outcome<ResolvedRef> resolve(RepositoryName repository, String ref) {
        Outcome<Optional<ResolvedRef>> found =
                read(repository, github -> new RefLookup(github.getRepository(repository.toString()), ref).find());
        return found.flatMap(resolved -> resolved.<Outcome<ResolvedRef>>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.Refused<>(
                        404, repository + " has no branch, tag or commit \"" + ref.strip() + "\"")));
    }

    /** Creates it without merging and without asking for checks; returns GitHub's id. */
    public Outcome<Long> createDeployment(DeploymentOrder order) {
        return ask(order.repository(), _ -> deployments.create(order, access.authorization(order.repository())));
    }

    /** GitHub's id of the Deployment that an earlier attempt created for ours. */
    public Outcome<Optional<Long>> findDeployment(
            RepositoryName repository, Revision revision, EnvironmentName environment, DeploymentId deployment) {
        return read(repository, github -> {
            for (GHDeployment candidate : github.getRepository(repository.toString())
                    .listDeployments(revision.sha(), null, null, environment.name())
                    .withPageSize(LARGEST_PAGE)) {
                if (deployments.isOf(deployment, candidate.getPayloadObject())) {
                    return Optional.of(candidate.getId());
                }
            }
            return Optional.empty();
        });
    }

    /** Adds a status; Done is always true. */
    public Outcome<Boolean> reportStatus(RepositoryName repository, long gitHubDeployment, DeploymentStatus status) {
        return ask(repository, _ -> {
            deployments.report(repository, gitHubDeployment, status, access.authorization(repository));
            return true;
        });
    }

    /** People type it by hand: often without protocol, sometimes not a URL at all. */
    private static @Nullable URI homepage(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(typed.contains("://") ? typed.strip() : "https://" + typed.strip());
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException notUrl) {
            return null;
        }
    }

    /** What only reads can be repeated, also after an answer that makes no sense. */
    private <T> Outcome<T> read(RepositoryName repository, Call<T> call) {
        Outcome<T> outcome = ask(repository, call);
        return outcome instanceof Outcome.Unknown<T>(String words) ? new Outcome.RetryLater<>(null, words) : outcome;
    }

    /** A 401 did nothing, so after one the call is made once more if there is a fresh installation token to be had. */
    private <T> Outcome<T> ask(RepositoryName repository, Call<T> call) {
        Outcome<T> outcome = attempt(repository, call);
        return outcome instanceof Outcome.Refused<T> refused && refused.status() == 401 && access.renew(repository)
                ? attempt(repository, call)
                : outcome;
    }

    private <T> Outcome<T> attempt(RepositoryName repository, Call<T> call) {
        try {
            return new Outcome.Done<>(call.on(access.to(repository)));
        } catch (IOException | GHException failure) {
            return CallFailed.outcomeOf(failure);
        }
    }

    private interface Call<T> {
        T on(GitHub github) throws IOException;
    }
}
