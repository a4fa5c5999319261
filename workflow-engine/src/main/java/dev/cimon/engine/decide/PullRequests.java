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
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.SlackUser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How pull requests go on. Each has one message in every channel of its project; Slack tells nobody about the edit of a
 * message, so whoever has to learn of a change is mentioned in its thread.
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
        known.filter(_ -> open).ifPresent(before -> askReviewers(turn, before, next));
        return change.action() == PullRequestChanged.Action.CLOSED
                ? !open
                : open && next.head().equals(change.headRevision());
    }

    /** Those asked from the start stand on the message itself, which tells them when it is posted. */
    private static void askReviewers(Turn turn, PullRequest before, PullRequest after) {
        People people = turn.situation().people();
        List<SlackUser> asked = after.requestedReviewers().stream()
                .filter(reviewer -> before.requestedReviewers().stream().noneMatch(reviewer::equalsIgnoreCase))
                .flatMap(reviewer -> people.mentionOf(reviewer).stream())
                .distinct()
                .toList();
        if (!asked.isEmpty()) {
            reply(turn, after, "review-request", PullRequestThread.reviewAsked(after, asked));
        }
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
        People people = turn.situation().people();
        Content content = PullRequestMessage.of(after, people);
        if (before == null || !content.equals(PullRequestMessage.of(before, people))) {
            turn.show(PullRequestMessage.keyOf(after), after.version(), content, null);
        }
    }

    /** A check tells its commit alone, so one of a pull request that is not known yet is of no use. */
    static void decide(Turn turn, CheckReported check) {
        if (followed(turn)) {
            turn.pullRequests()
                    .filter(pullRequest -> pullRequest.head().equals(check.revision()))
                    .toList()
                    .forEach(pullRequest ->
                            change(turn, pullRequest, pullRequest.checked(check.name(), check.result())));
        }
    }

    /**
     * The author learns of it, unless they wrote it themselves. The mere frame of comments on lines says nothing: they
     * come by themselves.
     */
    static void decide(Turn turn, PullRequestReviewed review) {
        if (!followed(turn)) {
            return;
        }
        boolean words = PullRequestThread.hasWords(review);
        boolean news = words || PullRequestThread.hasVerdict(review);
        turn.pullRequest(review.number())
                .ifPresentOrElse(
                        known -> {
                            PullRequest reviewed = known.reviewed(review.reviewer(), review.verdict());
                            change(turn, known, words ? reviewed.commented() : reviewed);
                            Optional<SlackUser> told = authorToTell(turn, known, review.reviewer());
                            if (words || (news && told.isPresent())) {
                                reply(turn, known, "comment", PullRequestThread.review(review, told));
                            }
                        },
                        () -> {
                            if (news) {
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
                            Optional<SlackUser> told = authorToTell(turn, known, comment.author());
                            reply(turn, known, "comment", PullRequestThread.comment(comment, told));
                        },
                        () -> announce(turn, comment.number(), PullRequestThread.commentOnUnknown(comment)));
    }

    private static Optional<SlackUser> authorToTell(Turn turn, PullRequest pullRequest, String doer) {
        boolean somebodyElse = !doer.equalsIgnoreCase(pullRequest.author()) && !doer.endsWith("[bot]");
        return somebodyElse ? turn.situation().people().mentionOf(pullRequest.author()) : Optional.empty();
    }

    private static void reply(Turn turn, PullRequest pullRequest, String about, Content content) {
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
