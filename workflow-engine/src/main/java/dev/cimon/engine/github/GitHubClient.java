package dev.cimon.engine.github;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.ProviderCall;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHDeployment;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;

/** GitHub, blocking: call it from virtual threads. Calls are never repeated here. Thread-safe. */
public final class GitHubClient {
    private static final int LARGEST_PAGE = 100;

    private final Access access;

    public GitHubClient(GitHubSettings settings) {
        this(settings, _ -> {});
    }

    /** @param calls is told of every call */
    public GitHubClient(GitHubSettings settings, Consumer<? super ProviderCall> calls) {
        this.access = new Access(settings, calls);
    }

    /** The login that GitHub knows Cimon by; the cheapest call that tells whether the credentials are good. */
    public Outcome<String> greet() {
        try {
            return new Outcome.Done<>(access.ownLogin());
        } catch (IOException | GHException failure) {
            return CallFailed.outcomeOf(failure);
        }
    }

    /** Refused with 404 if it does not exist or Cimon may not see it. */
    public Outcome<RepositoryFacts> repository(RepositoryName name) {
        return repeatable(name, github -> {
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
        return repeatable(
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
        Outcome<Optional<ResolvedRef>> found = repeatable(
                repository, github -> new RefLookup(github.getRepository(repository.toString()), ref).find());
        return found.flatMap(resolved -> resolved.<Outcome<ResolvedRef>>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.Refused<>(404, noSuchRef(repository, ref.strip()))));
    }

    /** Creates it without merging and without asking for checks; returns GitHub's id. */
    public Outcome<Long> createDeployment(DeploymentOrder order) {
        return ask(order.repository(), _ -> deploymentsOf(order.repository()).create(order));
    }

    /** GitHub's id of the Deployment that an earlier attempt created for ours. */
    public Outcome<Optional<Long>> findDeployment(
            RepositoryName repository, Revision revision, EnvironmentName environment, DeploymentId deployment) {
        return repeatable(repository, github -> {
            for (GHDeployment candidate : github.getRepository(repository.toString())
                    .listDeployments(revision.sha(), null, null, environment.name())
                    .withPageSize(LARGEST_PAGE)) {
                if (DeploymentCalls.isOf(deployment, candidate.getPayloadObject())) {
                    return Optional.of(candidate.getId());
                }
            }
            return Optional.empty();
        });
    }

    /** Adds a status; Done is always true. */
    public Outcome<Boolean> reportStatus(RepositoryName repository, long gitHubDeployment, DeploymentStatus status) {
        return ask(repository, _ -> {
            deploymentsOf(repository).report(gitHubDeployment, status);
            return true;
        });
    }

    /** Whether an earlier attempt has added this status: added again it could stand after a later one. */
    public Outcome<Boolean> isReported(RepositoryName repository, long gitHubDeployment, DeploymentStatus status) {
        return repeatable(repository, _ -> deploymentsOf(repository).hasStatus(gitHubDeployment, status));
    }

    /**
     * What the head has that the base lacks; refused with 404 if one of them is not there.
     *
     * @param base as in {@link #resolve}
     * @param head as in {@link #resolve}
     */
    public Outcome<Comparison> compare(RepositoryName repository, String base, String head) {
        return sha(repository, base)
                .flatMap(from -> sha(repository, head)
                        .flatMap(to -> repeatable(
                                repository, _ -> new ComparisonCall(access.callsTo(repository)).of(from, to))));
    }

    /**
     * Makes the pull request show this text in the one comment of ours that has the marker; repeating it is harmless.
     *
     * @param marker tells our comments apart: letters, digits, spaces and {@code ./:_-}; stands invisibly at their end
     * @return GitHub's id of the comment
     * @throws IllegalArgumentException if the marker contains anything else
     */
    public Outcome<Long> showComment(RepositoryName repository, int pullRequest, String marker, String markdown) {
        CommentCalls.requireMarker(marker);
        return repeatable(
                repository,
                _ -> new CommentCalls(access.callsTo(repository), access.ownLogin())
                        .show(pullRequest, marker, markdown));
    }

    /** Refused with 404 if there is no such pull request. */
    public Outcome<Boolean> pullRequestIsOpen(RepositoryName repository, int number) {
        return repeatable(
                repository,
                github -> github.getRepository(repository.toString())
                                .getPullRequest(number)
                                .getState()
                        == GHIssueState.OPEN);
    }

    /**
     * What stands in a file.
     *
     * @param path as it is, with its slashes, and nothing in it that would have to be encoded
     * @param ref as in {@link #resolve}
     * @param expected whether it was there before: that it is gone is believed only if the commit can be read
     */
    public Outcome<FileVersion> file(RepositoryName repository, String path, String ref, boolean expected) {
        return sha(repository, ref).flatMap(sha -> {
            Outcome<FileVersion> read =
                    repeatable(repository, _ -> new ContentCalls(access.callsTo(repository)).read(path, sha));
            if (read instanceof Outcome.Refused<FileVersion> refused && refused.status() == 404) {
                return expected
                        ? resolve(repository, sha).map(_ -> FileVersion.absent(sha))
                        : new Outcome.Done<>(FileVersion.absent(sha));
            }
            return read;
        });
    }

    /** What the commit statuses and check runs of a commit say, ours among them; the newest of each name. */
    public Outcome<List<CheckReported>> checks(RepositoryName repository, Revision revision) {
        return repeatable(repository, _ -> new CheckReading(access.callsTo(repository)).of(revision));
    }

    /**
     * To which of these teams somebody belongs; refused if that is none, and one of the teams does not exist (404) or Cimon
     * may not see it.
     *
     * @param repository on whose behalf
     * @param teams written {@code organization/team}
     */
    public Outcome<List<String>> teamsOf(String login, RepositoryName repository, List<String> teams) {
        return repeatable(repository, _ -> new TeamCalls(access.callsTo(repository)).of(login, teams));
    }

    /** Says on a commit what Cimon thinks of it; repeating it is harmless. */
    public Outcome<Boolean> report(RepositoryName repository, Revision revision, CommitCheck check) {
        return repeatable(repository, _ -> {
            new CheckCalls(access.callsTo(repository), access.asApp()).report(revision, check);
            return true;
        });
    }

    /** False if there is no such environment, or if Cimon lacks this right; repeating it is harmless. */
    public Outcome<Boolean> deleteEnvironment(RepositoryName repository, EnvironmentName environment) {
        return repeatable(repository, _ -> deploymentsOf(repository).deleteEnvironment(environment));
    }

    /** Left to itself, GitHub would compare with a tag before a branch of the same name. */
    private Outcome<String> sha(RepositoryName repository, String ref) {
        return RefLookup.isFullSha(ref)
                ? new Outcome.Done<>(ref.toLowerCase(Locale.ROOT))
                : resolve(repository, ref).map(found -> found.revision().sha());
    }

    private DeploymentCalls deploymentsOf(RepositoryName repository) throws IOException {
        return new DeploymentCalls(access.callsTo(repository));
    }

    private static String noSuchRef(RepositoryName repository, String ref) {
        return repository + " has no branch, tag or commit \"" + ref + "\""
                + (RefLookup.isCutShort(ref) ? ", or several commits that begin so" : "");
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

    /** What does the same however often it is done can be repeated, also after an answer that makes no sense. */
    private <T> Outcome<T> repeatable(RepositoryName repository, Call<T> call) {
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
