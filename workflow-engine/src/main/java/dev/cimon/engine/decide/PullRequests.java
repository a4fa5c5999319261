package dev.cimon.engine.decide;

import dev.cimon.engine.message.PreviewComment;
import dev.cimon.engine.message.PullRequestMessage;
import dev.cimon.engine.message.PullRequestThread;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.content.Content;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.SlackUser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How pull requests go on. Each has one message in every channel of its project, which mentions nobody; whoever has to
 * learn of what another did is mentioned once, in its thread.
 */
final class PullRequests {

    private PullRequests() {}

    private static boolean followed(Turn turn) {
        return turn.project().filter(Project::bound).isPresent();
    }

    /**
     * Keeps what is known of it up to date. False where its environment has not to follow: the change was overtaken by a
     * later one, or what it says of the head or the status was.
     */
    static boolean follow(Turn turn, PullRequestChanged change) {
        Optional<PullRequest> known = turn.pullRequest(change.number());
        if (known.filter(pullRequest -> pullRequest.knowsLaterThan(change)).isPresent()) {
            return false;
        }
        PullRequest next = known.map(pullRequest -> pullRequest.after(change)).orElseGet(() -> PullRequest.of(change));
        boolean open = next.status() == PullRequest.Status.OPEN;
        change(turn, known.orElse(null), open ? next : Previews.refresh(turn, next));
        if (open) {
            List<String> asked = known.map(PullRequest::requestedReviewers).orElse(List.of());
            askReviewers(turn, next, asked);
        }
        return change.action() == PullRequestChanged.Action.CLOSED
                ? !open
                : open && next.head().equals(change.headRevision());
    }

    /** @param before whose review was asked for already, by login */
    private static void askReviewers(Turn turn, PullRequest pullRequest, List<String> before) {
        List<String> reviewers = pullRequest.requestedReviewers().stream()
                .filter(reviewer -> before.stream().noneMatch(reviewer::equalsIgnoreCase))
                .toList();
        reply(turn, pullRequest, "review-request", people -> {
            List<SlackUser> asked = reviewers.stream()
                    .flatMap(reviewer -> people.mentionOf(reviewer).stream())
                    .distinct()
                    .toList();
            return asked.isEmpty() ? Optional.empty() : Optional.of(PullRequestThread.reviewAsked(pullRequest, asked));
        });
    }

    /** Its preview, as far as the deployments in this turn tell. */
    static void preview(Turn turn, int number) {
        turn.pullRequest(number)
                .ifPresent(pullRequest -> change(turn, pullRequest, Previews.refresh(turn, pullRequest)));
    }

    /** Stores it if it has changed, and shows it if that can be seen. */
    private static void change(Turn turn, @Nullable PullRequest before, PullRequest after) {
        if (after.equals(before)) {
            return;
        }
        turn.save(after);
        Content content = PullRequestMessage.of(after);
        if (before == null || !content.equals(PullRequestMessage.of(before))) {
            turn.show(PullRequestMessage.keyOf(after), after.version(), content, null);
        }
    }

    /** A check tells its commit alone, so one of a pull request that is not known yet is of no use. */
    static void decide(Turn turn, CheckReported check) {
        if (followed(turn)) {
            turn.pullRequests().toList().forEach(pullRequest -> change(turn, pullRequest, pullRequest.checked(check)));
        }
    }

    /**
     * The author learns of it, unless they wrote it themselves, and of its comments on lines as well: those come by
     * themselves, and mention nobody.
     */
    static void decide(Turn turn, PullRequestReviewed review) {
        if (!followed(turn)) {
            return;
        }
        boolean words = PullRequestThread.hasWords(review);
        turn.pullRequest(review.number())
                .ifPresentOrElse(
                        known -> {
                            PullRequest reviewed = known.reviewed(review.reviewer(), review.verdict());
                            change(turn, known, words ? reviewed.commented() : reviewed);
                            reply(turn, known, "comment", people -> {
                                Optional<SlackUser> told = authorToTell(people, known, review.reviewer());
                                return words || (told.isPresent() && review.verdict() != Verdict.DISMISSED)
                                        ? Optional.of(PullRequestThread.review(review, told))
                                        : Optional.empty();
                            });
                        },
                        () -> {
                            if (words || PullRequestThread.hasVerdict(review)) {
                                announce(turn, review.number(), PullRequestThread.reviewOfUnknown(review));
                            }
                        });
    }

    static void decide(Turn turn, PullRequestCommented comment) {
        if (!followed(turn) || PreviewComment.isOurs(comment.body()) || !PullRequestThread.hasWords(comment)) {
            return;
        }
        turn.pullRequest(comment.number())
                .ifPresentOrElse(
                        known -> {
                            change(turn, known, known.commented());
                            boolean told = Boolean.TRUE.equals(comment.partOfReview());
                            reply(turn, known, "comment", people -> {
                                Optional<SlackUser> author =
                                        told ? Optional.empty() : authorToTell(people, known, comment.author());
                                return Optional.of(PullRequestThread.comment(comment, author));
                            });
                        },
                        () -> announce(turn, comment.number(), PullRequestThread.commentOnUnknown(comment)));
    }

    private static Optional<SlackUser> authorToTell(People people, PullRequest pullRequest, String doer) {
        boolean somebodyElse = !doer.equalsIgnoreCase(pullRequest.author()) && !doer.endsWith("[bot]");
        return somebodyElse ? people.mentionOf(pullRequest.author()) : Optional.empty();
    }

    private static void reply(
            Turn turn, PullRequest pullRequest, String about, Function<People, Optional<Content>> content) {
        MessageKey parent = PullRequestMessage.keyOf(pullRequest);
        turn.show(new MessageKey(parent + "/" + about + "/" + turn.cause()), 1, content, parent);
    }

    /**
     * Words about a pull request older than Cimon: its title and branches are not known, so it has no message and no
     * thread; the words are worth reading all the same.
     */
    private static void announce(Turn turn, int number, Content content) {
        turn.project().ifPresent(project -> {
            MessageKey about = PullRequestMessage.keyOf(project.repository(), number);
            turn.show(new MessageKey(about + "/comment/" + turn.cause()), 1, content, null);
        });
    }
}
