package dev.cimon.engine.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code name=value …}, where a value of several words stands in quotation marks. */
final class ParameterWords {

    static final String HOW = "Give each parameter once, as name=value; a value of several words needs quotation marks:"
            + " note=\"two words\".";

    private ParameterWords() {}

    /** Empty if they are no such words. */
    static Optional<Map<String, String>> read(List<String> words) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            int equals = word.indexOf('=');
            String value = word.substring(equals + 1);
            if (HoldWords.opensQuotation(value)) {
                StringBuilder whole = new StringBuilder(value);
                while (!left.isEmpty() && !HoldWords.isQuotation(whole)) {
                    whole.append(' ').append(left.removeFirst());
                }
                if (!HoldWords.isQuotation(whole)) {
                    return Optional.empty();
                }
                value = HoldWords.unquoted(whole.toString());
            }
            if (equals < 1 || parameters.put(word.substring(0, equals).toLowerCase(Locale.ROOT), value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
