package dev.cimon.engine.message;

import dev.cimon.events.content.Block;
import dev.cimon.events.content.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words that somebody wrote on GitHub, set apart from ours; what they hid from readers there stays hidden. */
final class Quotation {

    private static final Pattern HIDDEN = Pattern.compile("<!--.*?(-->|\\z)", Pattern.DOTALL);
    private static final Pattern GAP = Pattern.compile("\\s*\\n\\s*\\n\\s*");

    private Quotation() {}

    /** Empty where nothing is left to read. */
    static Optional<Block> of(String markdown) {
        String words = words(markdown);
        return words.isEmpty() ? Optional.empty() : Optional.of(Block.Note.of(new Span.Text(words)));
    }

    /** The same of at most so many characters, and an ellipsis where there are more. */
    static Optional<Block> cut(String markdown, int longest) {
        String words = words(markdown);
        int whole = words.codePointCount(0, words.length());
        if (whole <= longest) {
            return of(words);
        }
        String head = words.substring(0, words.offsetByCodePoints(0, longest));
        return of(head.stripTrailing() + " …");
    }

    static String words(String markdown) {
        String shown = HIDDEN.matcher(markdown.replace("\r\n", "\n")).replaceAll("");
        return GAP.matcher(shown).replaceAll("\n\n").strip();
    }
}
