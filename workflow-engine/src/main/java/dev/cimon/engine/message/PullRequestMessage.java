package dev.cimon.engine.message;

import dev.cimon.engine.pullrequest.Checks;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one message of a pull request. It mentions nobody: who has to learn of something is told in its thread. */
public final class PullRequestMessage {

    private static final int MOST_NAMES = 10;
    private static final String APART = "   ";

    private PullRequestMessage() {}

    public static MessageKey keyOf(PullRequest pullRequest) {
        return keyOf(pullRequest.repository(), pullRequest.number());
    }

    public static MessageKey keyOf(RepositoryName repository, int number) {
        return new MessageKey("pull-request/" + repository + "/" + number);
    }

    public static Content of(PullRequest pullRequest) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(headline(pullRequest));
        reviews(pullRequest).ifPresent(blocks::add);
        checks(pullRequest).ifPresent(blocks::add);
        preview(pullRequest).ifPresent(blocks::add);
        blocks.add(origin(pullRequest));
        return new Content(blocks);
    }

    private static Block headline(PullRequest pullRequest) {
        return Block.Paragraph.of(
                new Span.Emoji(emoji(pullRequest)),
                new Span.Text(" "),
                new Span.Link("#" + pullRequest.number() + " " + pullRequest.title(), pullRequest.url()),
                new Span.Text(" by " + pullRequest.author() + ": " + word(pullRequest)));
    }

    /** The colours GitHub has for them. */
    private static String emoji(PullRequest pullRequest) {
        return switch (pullRequest.status()) {
            case OPEN -> pullRequest.draft() ? "white_circle" : "large_green_circle";
            case MERGED -> "large_purple_circle";
            case CLOSED -> "red_circle";
        };
    }

    private static String word(PullRequest pullRequest) {
        return switch (pullRequest.status()) {
            case OPEN -> pullRequest.draft() ? "draft" : "open";
            case MERGED -> "merged";
            case CLOSED -> "closed";
        };
    }

    /** Who has reviewed it, then, while it is open, whose review is asked for. */
    private static Optional<Block> reviews(PullRequest pullRequest) {
        List<Span> line = new ArrayList<>();
        pullRequest
                .reviews()
                .byReviewer()
                .forEach((reviewer, verdict) -> add(line, emoji(verdict), " " + reviewer + " " + word(verdict)));
        if (pullRequest.status() == PullRequest.Status.OPEN) {
            pullRequest.requestedReviewers().forEach(reviewer -> add(line, "eyes", " waits for " + reviewer));
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(new Block.Paragraph(line));
    }

    private static void add(List<Span> line, String emoji, String words) {
        if (!line.isEmpty()) {
            line.add(new Span.Text(APART));
        }
        line.add(new Span.Emoji(emoji));
        line.add(new Span.Text(words));
    }

    private static String emoji(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> "white_check_mark";
            case CHANGES_REQUESTED -> "x";
            case COMMENTED -> "speech_balloon";
            case DISMISSED -> "wastebasket";
        };
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> "approved";
            case CHANGES_REQUESTED -> "asked for changes";
            case COMMENTED -> "commented";
            case DISMISSED -> "was dismissed";
        };
    }

    private static Optional<Block> checks(PullRequest pullRequest) {
        Checks checks = pullRequest.checks();
        if (checks.equals(Checks.NONE)) {
            return Optional.empty();
        }
        List<String> failed = checks.saying(Result.FAILED);
        int pending = checks.saying(Result.PENDING).size();
        int passed = checks.saying(Result.PASSED).size();
        List<String> parts = new ArrayList<>();
        if (!failed.isEmpty()) {
            parts.add(failed.size() + " failed (" + listed(failed) + ")");
        }
        if (pending > 0) {
            parts.add(pending + " pending");
        }
        if (passed > 0) {
            parts.add(passed + " passed");
        }
        if (checks.full()) {
            parts.add("no more than " + Checks.MOST + " are followed");
        }
        String worst = !failed.isEmpty() ? "x" : pending > 0 ? "hourglass_flowing_sand" : "white_check_mark";
        return Optional.of(
                Block.Paragraph.of(new Span.Emoji(worst), new Span.Text(" Checks: " + String.join(", ", parts))));
    }

    private static String listed(List<String> names) {
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }

    private static Optional<Block> preview(PullRequest pullRequest) {
        return Optional.ofNullable(pullRequest.preview())
                .map(url -> Block.Paragraph.of(
                        new Span.Emoji("rocket"), new Span.Text(" Preview: "), new Span.Link(url.toString(), url)));
    }

    private static Block origin(PullRequest pullRequest) {
        int comments = pullRequest.comments();
        return Block.Note.of(
                new Span.Text(pullRequest.repository() + ", "),
                new Span.Code(pullRequest.headRef()),
                new Span.Text(" → "),
                new Span.Code(pullRequest.baseRef()),
                new Span.Text(comments == 0 ? "" : comments == 1 ? ", 1 comment" : ", " + comments + " comments"));
    }
}
