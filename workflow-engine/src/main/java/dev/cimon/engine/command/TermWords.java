package dev.cimon.engine.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long something is to last. */
final class TermWords {

    static final int MOST_WORDS = 4;

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern DURATION = Pattern.compile(
            "(?:(?<days>[0-9]{1,4}) ?d(?:ays?)?)? ?(?:(?<hours>[0-9]{1,5}) ?h(?:ours?)?)?"
                    + " ?(?:(?<minutes>[0-9]{1,6}) ?m(?:in(?:utes?)?)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MOMENT = Pattern.compile(
            "(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})?[T ]?(?<time>[0-9]{1,2}:[0-9]{2})?(?: ?(?:Z|UTC))?",
            Pattern.CASE_INSENSITIVE);

    private TermWords() {}

    /** Empty where these words are no term, from {@code for} or {@code until} to their end. */
    static Optional<Term> read(List<String> words) {
        String rest = String.join(" ", words.subList(1, words.size()));
        return Optional.ofNullable(
                switch (words.getFirst().toLowerCase(Locale.ROOT)) {
                    case "for" -> lasting(rest);
                    case "until" -> until(rest);
                    default -> null;
                });
    }

    private static @Nullable Term lasting(String text) {
        Matcher words = DURATION.matcher(text);
        if (!words.matches()) {
            return null;
        }
        Duration duration = Duration.ofDays(number(words.group("days")))
                .plusHours(number(words.group("hours")))
                .plusMinutes(number(words.group("minutes")));
        return duration.isPositive() && duration.compareTo(LONGEST) <= 0 ? new Term.Lasting(duration) : null;
    }

    private static @Nullable Term until(String text) {
        Matcher words = MOMENT.matcher(text);
        String date = words.matches() ? words.group("date") : null;
        String time = words.matches() ? words.group("time") : null;
        if (date == null && time == null) {
            return null;
        }
        try {
            LocalTime at = time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time.length() == 4 ? "0" + time : time);
            return date == null
                    ? new Term.UntilTime(at)
                    : new Term.UntilMoment(LocalDate.parse(date).atTime(at));
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
