package dev.cimon.notifier.render;

import java.util.List;

/** Slack reads {@code &}, {@code <} and {@code >} as markup unless they are written as entities. */
final class Escaping {

    private Escaping() {}

    static String escape(String text) {
        return String.join("", atoms(text));
    }

    /** The escaped text in parts that must not be cut: one per code point. Control characters are left out. */
    static List<String> atoms(String text) {
        return text.codePoints()
                .filter(Escaping::isVisible)
                .mapToObj(Escaping::atom)
                .toList();
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
