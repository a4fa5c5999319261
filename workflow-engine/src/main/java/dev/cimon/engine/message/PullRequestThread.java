package dev.cimon.engine.message;

import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the thread of a pull request's message, written once. Whoever acted is named and not mentioned, since
 * they know.
 */
public final class PullRequestThread {

    private PullRequestThread() {}

    public static boolean hasWords(PullRequestCommented comment) {
        return !Quotation.words(comment.body()).isEmpty();
    }

    /** A dismissal repeats the words of the review it takes back. */
    public static boolean hasWords(PullRequestReviewed review) {
        return review.verdict() != Verdict.DISMISSED
                && !Quotation.words(review.body()).isEmpty();
    }

    /** Whether it is more than a remark, and given rather than taken back. */
    public static boolean hasVerdict(PullRequestReviewed review) {
        return review.verdict() == Verdict.APPROVED || review.verdict() == Verdict.CHANGES_REQUESTED;
    }

    public static Content comment(PullRequestCommented comment, Optional<SlackUser> told) {
        return quoting(addressing(told, comment.author(), "commented", comment.url()), comment.body());
    }

    public static Content review(PullRequestReviewed review, Optional<SlackUser> told) {
        return quoting(addressing(told, review.reviewer(), done(review.verdict()), review.url()), review.body());
    }

    /** For one that has no message, and so no thread. */
    public static Content commentOnUnknown(PullRequestCommented comment) {
        List<Span> line = addressing(Optional.empty(), comment.author(), "commented", comment.url());
        line.add(on(comment.repository(), comment.number()));
        return quoting(line, comment.body());
    }

    public static Content reviewOfUnknown(PullRequestReviewed review) {
        List<Span> line = addressing(Optional.empty(), review.reviewer(), done(review.verdict()), review.url());
        line.add(on(review.repository(), review.number()));
        return quoting(line, review.body());
    }

    /** @param asked at least one */
    public static Content reviewAsked(PullRequest pullRequest, List<SlackUser> asked) {
        List<Span> line = new ArrayList<>();
        for (SlackUser reviewer : asked) {
            line.add(new Span.Mention(reviewer.id()));
            line.add(new Span.Text(", "));
        }
        line.add(new Span.Text("your review of "));
        line.add(new Span.Link("#" + pullRequest.number(), pullRequest.url()));
        line.add(new Span.Text(" is asked for."));
        return Content.of(new Block.Paragraph(line));
    }

    private static List<Span> addressing(Optional<SlackUser> told, String who, String did, URI where) {
        List<Span> line = new ArrayList<>();
        told.ifPresent(person -> {
            line.add(new Span.Mention(person.id()));
            line.add(new Span.Text(", "));
        });
        line.add(new Span.Text(who + " "));
        line.add(new Span.Link(did, where));
        return line;
    }

    private static Span on(RepositoryName repository, int number) {
        return new Span.Text(" on pull request #" + number + " of " + repository);
    }

    private static String done(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> "approved";
            case CHANGES_REQUESTED -> "asked for changes";
            case COMMENTED -> "reviewed";
            case DISMISSED -> "no longer has a say";
        };
    }

    private static Content quoting(List<Span> line, String body) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(line));
        Quotation.of(body).ifPresent(blocks::add);
        return new Content(blocks);
    }
}
