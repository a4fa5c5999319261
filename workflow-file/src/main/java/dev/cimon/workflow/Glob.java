package dev.cimon.workflow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A pattern taken apart. Matching takes steps in proportion to pattern times name, whatever the pattern is: it is written
 * by others.
 */
record Glob(List<Part> parts) {

    /** Characters that follow each other: none, one or many. */
    record Part(IntPredicate character, boolean optional, boolean repeated) {}

    boolean matches(String name) {
        BitSet before = new BitSet();
        before.set(0);
        skipOptional(before);
        for (int index = 0; index < name.length(); index++) {
            BitSet after = new BitSet();
            char character = name.charAt(index);
            before.stream()
                    .filter(position -> position < parts.size()
                            && parts.get(position).character().test(character))
                    .forEach(position -> {
                        after.set(position + 1);
                        if (parts.get(position).repeated()) {
                            after.set(position);
                        }
                    });
            skipOptional(after);
            before = after;
        }
        return before.get(parts.size());
    }

    private void skipOptional(BitSet positions) {
        for (int position = 0; position < parts.size(); position++) {
            if (positions.get(position) && parts.get(position).optional()) {
                positions.set(position + 1);
            }
        }
    }

    static Optional<String> problemWith(String glob) {
        try {
            parse(glob);
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.ofNullable(malformed.getMessage());
        }
    }

    /** @throws IllegalArgumentException with a sentence for whoever wrote it */
    static List<Part> parse(String glob) {
        List<Part> parts = new ArrayList<>();
        int index = 0;
        while (index < glob.length()) {
            char character = glob.charAt(index);
            switch (character) {
                case '*' -> {
                    int end = index;
                    while (end < glob.length() && glob.charAt(end) == '*') {
                        end++;
                    }
                    parts.add(new Part(end - index > 1 ? _ -> true : other -> other != '/', true, true));
                    index = end;
                }
                case '?', '+' ->
                    throw new IllegalArgumentException(
                            "“" + character + "” means the character before it, and here is none: write \\" + character
                                    + " for the character itself.");
                case '[' -> {
                    int end = glob.indexOf(']', index);
                    index = quantified(parts, characters(glob, index, end), glob, end + 1);
                }
                case '\\' -> {
                    if (index + 1 == glob.length()) {
                        throw new IllegalArgumentException("A pattern does not end with \\: nothing follows it.");
                    }
                    char escaped = glob.charAt(index + 1);
                    index = quantified(parts, other -> other == escaped, glob, index + 2);
                }
                default -> index = quantified(parts, other -> other == character, glob, index + 1);
            }
        }
        return List.copyOf(parts);
    }

    private static int quantified(List<Part> parts, IntPredicate character, String glob, int next) {
        char quantifier = next < glob.length() ? glob.charAt(next) : ' ';
        if (quantifier == '+') {
            parts.add(new Part(character, false, true));
            return next + 1;
        }
        parts.add(new Part(character, quantifier == '?', false));
        return quantifier == '?' ? next + 1 : next;
    }

    private static IntPredicate characters(String glob, int start, int end) {
        if (end < 0) {
            throw new IllegalArgumentException("“[” has no “]”: write \\[ for the character itself.");
        }
        String listed = glob.substring(start + 1, end);
        if (!listed.matches("([A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9_.])+")) {
            throw new IllegalArgumentException(
                    "In “[" + listed + "]” stand letters, digits and ranges of them, such as [0-9] or [a-zA-Z].");
        }
        BitSet allowed = new BitSet();
        int index = 0;
        while (index < listed.length()) {
            boolean range = index + 2 < listed.length() && listed.charAt(index + 1) == '-';
            int last = range ? listed.charAt(index + 2) : listed.charAt(index);
            if (last < listed.charAt(index)) {
                throw new IllegalArgumentException("“[" + listed + "]” has a range that runs backwards.");
            }
            allowed.set(listed.charAt(index), last + 1);
            index += range ? 3 : 1;
        }
        return allowed::get;
    }
}
