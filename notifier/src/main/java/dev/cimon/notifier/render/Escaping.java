package dev.cimon.notifier.render;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Slack reads {@code &}, {@code <} and {@code >} as markup unless they are written as entities. */
final class Escaping {

    private Escaping() {}

    static String escape(String text) {
        return atoms(text).collect(Collectors.joining());
    }

    /** The escaped text in parts that must not be cut: one per code point. Control characters are left out. */
    static Stream<String> atoms(String text) {
        return text.codePoints().filter(Escaping::isVisible).mapToObj(Escaping::atom);
    }

    private static String atom(int codePoint) {
        return switch (codePoint) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            // half a surrogate pair cannot be written as UTF-8
            default -> Character.getType(codePoint) == Character.SURROGATE ? "\uFFFD" : Character.toString(codePoint);
        };
    }

    private static boolean isVisible(int codePoint) {
        return codePoint >= ' ' || codePoint == '\n' || codePoint == '\t';
    }
}
