package dev.cimon.engine.command;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when something was. */
final class PastMomentWords {

    static final String HOW =
            "I do not understand when: write 14:00, yesterday 14:00, friday 14:00, 2026-11-20 14:00 or"
                    + " 2026-11-20T14:00+01:00; without a zone it is UTC.";

    private static final Pattern FORM = Pattern.compile(
            "(?:(?<day>[a-z]+) |(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[t ])?(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)"
                    + "(?: ?(?<zone>z|utc|[+-][0-9]{2}:[0-9]{2}))?");

    private PastMomentWords() {}

    static Optional<PastMoment> read(List<String> words) {
        Matcher form = FORM.matcher(String.join(" ", words).toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime time = time(form.group("time"));
            String date = form.group("date");
            ZoneOffset zone = zone(form.group("zone"));
            if (date != null) {
                return Optional.of(new PastMoment.At(
                        OffsetDateTime.of(LocalDate.parse(date), time, zone).toInstant()));
            }
            return zone.equals(ZoneOffset.UTC) ? day(form.group("day"), time) : Optional.empty();
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
    }

    private static ZoneOffset zone(@Nullable String text) {
        return text == null || text.equals("utc") ? ZoneOffset.UTC : ZoneOffset.of(text.toUpperCase(Locale.ROOT));
    }

    /** A weekday by its name or the first three letters of it. */
    private static Optional<PastMoment> day(@Nullable String word, LocalTime time) {
        if (word == null || word.equals("today")) {
            return Optional.of(new PastMoment.DaysAgo(0, time));
        }
        if (word.equals("yesterday")) {
            return Optional.of(new PastMoment.DaysAgo(1, time));
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> named(day, word))
                .findFirst()
                .map(day -> new PastMoment.LastDay(day, time));
    }

    private static boolean named(DayOfWeek day, String word) {
        String name = day.name().toLowerCase(Locale.ROOT);
        return word.equals(name) || word.equals(name.substring(0, 3));
    }
}
