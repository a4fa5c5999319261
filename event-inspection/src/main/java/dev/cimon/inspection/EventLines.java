package dev.cimon.inspection;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Events as lines for people. */
record EventLines(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_RUBBISH = 80;

    /** When, where, what, about what, and what tells most. */
    String line(Received event) {
        return time(event) + "  " + rest(event);
    }

    /** The same with a column for the time that has passed before. */
    String line(Received event, String hop) {
        return String.format(Locale.ROOT, "%s  %12s  %s", time(event), hop, rest(event));
    }

    private String time(Received event) {
        return TIME.format(event.happened().atZone(zone));
    }

    private static String rest(Received event) {
        return String.format(
                        Locale.ROOT,
                        "%-21s  %-20s  %s  %s",
                        event.bytes().topic(),
                        shortType(event),
                        event.key().map(EventLines::word).orElse("-"),
                        telling(event))
                .stripTrailing();
    }

    String dateAndTime(Instant moment) {
        return DATE_AND_TIME.format(moment.atZone(zone));
    }

    /** A name on one line, which can be rubbish. */
    static String word(String text) {
        return ReadableText.oneLine(text, LONGEST_WORD);
    }

    /** {@code push-received} for {@code dev.cimon.github.push-received.v1}. */
    private static String shortType(Received event) {
        return word(event.header("ce_type")
                .map(type -> type.replaceFirst("^dev\\.cimon\\.[a-z]+\\.(.+)\\.v\\d+$", "$1"))
                .orElse("(no type)"));
    }

    private static String telling(Received event) {
        return event.json()
                .map(TellingFields::of)
                .or(() -> Optional.ofNullable(event.bytes().value())
                        .map(value -> "not JSON: "
                                + ReadableText.oneLine(event.value().orElse(""), LONGEST_RUBBISH)))
                .orElse("no value");
    }
}
