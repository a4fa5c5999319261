package dev.cimon.engine.message;

import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;

/**
 * Answers to a person who wants what the workflow lets others do, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record RightReplies(String slash) {

    /**
     * @param deed what they want, such as {@code unlock production}
     * @param names who may, in words
     */
    public Content denied(String deed, String names) {
        return Content.sentence(only(deed, names));
    }

    /**
     * They may be one of those who may, if only we knew who they are on GitHub.
     *
     * @param proof whether their word is not enough for that
     */
    public Content maybeDenied(String deed, String names, boolean proof) {
        return proof
                ? line(deed, names, "prove your GitHub login first: ", "hello")
                : line(deed, names, "tell me your GitHub login first: ", "hello <login>");
    }

    /** So long after they said it that much may have changed. */
    public Content knownTooLate() {
        return Content.sentence(
                "It took too long to find out whether you may do this, so nothing has changed. If you still"
                        + " want it, say it again.");
    }

    private Content line(String deed, String names, String first, String command) {
        return Content.of(Block.Paragraph.of(
                new Span.Text(only(deed, names) + " If you are one of them, " + first),
                new Span.Code(slash + " " + command)));
    }

    private static String only(String deed, String names) {
        return "You may not " + deed + ", only " + names + ".";
    }
}
