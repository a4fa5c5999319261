package dev.cimon.events.content;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Something to press.
 *
 * @param action what it does, as it comes back in {@code ButtonPressed}; at most 255 characters
 * @param value what it is about, as it comes back; at most 2,000 characters
 * @param link opened in the browser when given
 * @param confirmation asked before the press counts, when given
 */
public record Button(
        String action,
        String label,
        @Nullable String value,
        Style style,
        @Nullable URI link,
        @Nullable String confirmation) {

    /** How much a button stands out. */
    public enum Style {
        PLAIN,
        PRIMARY,
        DANGER
    }

    public static Button plain(String action, String label, String value) {
        return new Button(action, label, value, Style.PLAIN, null, null);
    }

    public static Button danger(String action, String label, String value, String confirmation) {
        return new Button(action, label, value, Style.DANGER, null, confirmation);
    }

    public static Button link(String action, String label, URI target) {
        return new Button(action, label, null, Style.PLAIN, target, null);
    }
}
