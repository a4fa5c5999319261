package dev.cimon.engine.command;

import dev.cimon.events.reference.EnvironmentName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person points at: one deployment by its number, or an environment. One of the two is there. */
public record Target(@Nullable Long number, @Nullable EnvironmentName environment) {

    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");

    static Target of(String word) {
        Matcher number = NUMBER.matcher(word);
        return number.matches()
                ? new Target(Long.valueOf(number.group(1)), null)
                : new Target(null, new EnvironmentName(word.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return number == null ? String.valueOf(environment) : "#" + number;
    }
}
