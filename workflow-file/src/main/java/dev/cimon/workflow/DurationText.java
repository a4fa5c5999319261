package dev.cimon.workflow;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long something takes, as people write it: {@code 90m}, {@code 2h}, {@code 1d12h}. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("(?=.)(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?");

    private DurationText() {}

    /** Empty if it is no such text, or no time at all. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Duration duration = Duration.ofDays(number(matcher.group(1)))
                    .plusHours(number(matcher.group(2)))
                    .plusMinutes(number(matcher.group(3)));
            return Optional.of(duration).filter(Duration::isPositive);
        } catch (DateTimeException | ArithmeticException tooLong) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
