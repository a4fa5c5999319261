package dev.cimon.engine.pullrequest;

import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pull request, as far as it is shown.
 *
 * @param author their GitHub login
 * @param head the newest commit of its branch
 * @param statusAt when GitHub last told that it was opened, closed or moved
 * @param checks of its head; none once it is closed
 * @param comments how many stand in the thread of its message, reviews with words among them
 * @param preview where it is deployed, once that succeeded
 * @param previewComment what our comment on it says about the preview, once there is one
 * @param version grows with every change
 * @param updatedAt when GitHub last changed it, as far as told
 */
public record PullRequest(
        RepositoryName repository,
        int number,
        String title,
        URI url,
        String author,
        String headRef,
        Revision head,
        String baseRef,
        boolean draft,
        Status status,
        @Nullable Instant statusAt,
        List<String> requestedReviewers,
        Reviews reviews,
        Checks checks,
        int comments,
        @Nullable URI preview,
        @Nullable String previewComment,
        long version,
        @Nullable Instant updatedAt) {

    private static final Pattern ENVIRONMENT = Pattern.compile("pr([1-9]\\d{0,8})");

    public PullRequest {
        requestedReviewers = List.copyOf(requestedReviewers);
    }

    /** Whether it can still be merged. */
    public enum Status {
        OPEN,
        MERGED,
        CLOSED
    }

    /** As it is when it is first heard of. */
    public static PullRequest of(PullRequestChanged change) {
        return new PullRequest(
                change.repository(),
                change.number(),
                change.title(),
                change.url(),
                change.author(),
                change.headRef(),
                change.headRevision(),
                change.baseRef(),
                change.draft(),
                statusAfter(change, Status.OPEN),
                tellsStatus(change) ? change.updatedAt() : null,
                change.requestedReviewers(),
                Reviews.NONE,
                Checks.NONE,
                0,
                null,
                null,
                1,
                change.updatedAt());
    }

    /** The environment its head is deployed to. */
    public EnvironmentName environment() {
        return environmentOf(number);
    }

    public static EnvironmentName environmentOf(int number) {
        return new EnvironmentName("pr" + number);
    }

    /** The pull request an environment is the preview of, if it is one. */
    public static Optional<Integer> numberOf(EnvironmentName environment) {
        Matcher matcher = ENVIRONMENT.matcher(environment.name());
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    /**
     * Whether this was overtaken by a later change that is known already. GitHub tells times to the second, so of two
     * within one second the close counts as the later: nothing but reopening happens to a closed pull request's head.
     * What opened it, closed it or brought the head it has is still news after a mere edit that came first.
     */
    public boolean knowsLaterThan(PullRequestChanged change) {
        Instant then = change.updatedAt();
        if (updatedAt == null || then == null) {
            return status != Status.OPEN && change.action() == PullRequestChanged.Action.SYNCHRONIZE;
        }
        boolean later = status == Status.OPEN ? then.isBefore(updatedAt) : !then.isAfter(updatedAt);
        return switch (change.action()) {
            case CLOSED, REOPENED -> statusAt != null && then.isBefore(statusAt);
            case OPENED, SYNCHRONIZE -> later && (status != Status.OPEN || !head.equals(change.headRevision()));
            case EDITED, REVIEW_REQUESTED, REVIEW_REQUEST_REMOVED, READY_FOR_REVIEW, CONVERTED_TO_DRAFT -> later;
        };
    }

    /**
     * As it is after a change; the checks of an earlier head no longer count, and what is closed has neither checks nor a
     * preview. Of a change that comes late, only whether it opened or closed the pull request counts.
     */
    public PullRequest after(PullRequestChanged change) {
        Instant then = change.updatedAt();
        boolean late = then != null && updatedAt != null && then.isBefore(updatedAt);
        Status next = statusAfter(change, status);
        boolean sameHead = late || head.equals(change.headRevision());
        return new PullRequest(
                repository,
                number,
                late ? title : change.title(),
                url,
                author,
                late ? headRef : change.headRef(),
                late ? head : change.headRevision(),
                late ? baseRef : change.baseRef(),
                late ? draft : change.draft(),
                next,
                tellsStatus(change) ? later(statusAt, then) : statusAt,
                late ? requestedReviewers : change.requestedReviewers(),
                reviews,
                sameHead && next == Status.OPEN ? checks : Checks.NONE,
                comments,
                next == Status.OPEN ? preview : null,
                previewComment,
                version + 1,
                late || then == null ? updatedAt : then);
    }

    /**
     * As it is after a review, itself if that changes nothing. Authors do not review their own work, though GitHub says so
     * of their answers. Whoever has reviewed is no longer asked to.
     */
    public PullRequest reviewed(String reviewer, Verdict verdict) {
        Reviews next = reviewer.equalsIgnoreCase(author) ? reviews : reviews.after(reviewer, verdict);
        List<String> asked = verdict == Verdict.DISMISSED
                ? requestedReviewers
                : requestedReviewers.stream()
                        .filter(other -> !other.equalsIgnoreCase(reviewer))
                        .toList();
        return next.equals(reviews) && asked.equals(requestedReviewers)
                ? this
                : copy(asked, next, checks, comments, preview, previewComment);
    }

    /** As it is after the report of a check, itself if that is no news of its head or it is closed. */
    public PullRequest checked(CheckReported report) {
        Checks next = checks.after(report);
        return next.equals(checks) || status != Status.OPEN || !head.equals(report.revision())
                ? this
                : copy(requestedReviewers, reviews, next, comments, preview, previewComment);
    }

    /** With one more comment in its thread. */
    public PullRequest commented() {
        return copy(requestedReviewers, reviews, checks, comments + 1, preview, previewComment);
    }

    /**
     * Itself if nothing of it changes.
     *
     * @param url absent when it is deployed nowhere any more
     * @param comment what is said about that on GitHub; absent while nothing is
     */
    public PullRequest previewed(@Nullable URI url, @Nullable String comment) {
        return Objects.equals(preview, url) && Objects.equals(previewComment, comment)
                ? this
                : copy(requestedReviewers, reviews, checks, comments, url, comment);
    }

    private PullRequest copy(
            List<String> requestedReviewers,
            Reviews reviews,
            Checks checks,
            int comments,
            @Nullable URI preview,
            @Nullable String previewComment) {
        return new PullRequest(
                repository,
                number,
                title,
                url,
                author,
                headRef,
                head,
                baseRef,
                draft,
                status,
                statusAt,
                requestedReviewers,
                reviews,
                checks,
                comments,
                preview,
                previewComment,
                version + 1,
                updatedAt);
    }

    private static Status statusAfter(PullRequestChanged change, Status before) {
        if (change.merged()) {
            return Status.MERGED;
        }
        if (change.action() == PullRequestChanged.Action.CLOSED) {
            return Status.CLOSED;
        }
        return tellsStatus(change) ? Status.OPEN : before;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /** A closed one can be edited and reviewed without being open again. */
    private static boolean tellsStatus(PullRequestChanged change) {
        return switch (change.action()) {
            case OPENED, REOPENED, SYNCHRONIZE, CLOSED -> true;
            case EDITED, REVIEW_REQUESTED, REVIEW_REQUEST_REMOVED, READY_FOR_REVIEW, CONVERTED_TO_DRAFT -> false;
        };
    }
}
