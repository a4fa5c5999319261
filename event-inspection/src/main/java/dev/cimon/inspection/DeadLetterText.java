package dev.cimon.inspection;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;

/** Dead letters as an operator reads them. */
record DeadLetterText(EventLines lines) {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_HEADER = 1_000;

    String list(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return "Nothing is set aside.\n";
        }
        return letters.stream().map(this::entry).collect(Collectors.joining("\n"))
                + "\n" + letters.size() + " set aside. \"dlq show <number>\" shows one, \"dlq replay <number>\" puts it"
                + " back onto its topic.\n";
    }

    /** One with everything that is known of it. */
    String whole(DeadLetter letter, Received opened) {
        StringBuilder text = new StringBuilder()
                .append(nameOf(letter))
                .append("\n\nset aside   ")
                .append(lines.dateAndTime(letter.setAside()))
                .append(", stands on ")
                .append(opened.place())
                .append("\nread from   ")
                .append(EventLines.word(letter.from()))
                .append("\nkey         ")
                .append(letter.key().map(EventLines::word).orElse("none"))
                .append("\nreason      ")
                .append(ReadableText.withoutControls(letter.reason()));
        if (!letter.readable()) {
            text.append("\n            It cannot be read as an event, and would come straight back.");
        }
        letter.replayedTo().ifPresent(place -> text.append("\nput back    as ").append(EventLines.word(place)));
        text.append("\n\nheaders\n");
        for (Header header : opened.bytes().headers()) {
            text.append("  ").append(headerLine(header)).append('\n');
        }
        byte[] value = opened.bytes().value();
        return value == null
                ? text.append("\nno value\n").toString()
                : text.append("\nvalue, ")
                                .append(value.length)
                                .append(" bytes\n")
                                .toString() + ReadableText.value(value) + "\n";
    }

    /** Number and, where it can be read, what it is. */
    String nameOf(DeadLetter letter) {
        return letter.number() + "  " + letter.type().map(EventLines::word).orElse("(no type)") + "  "
                + letter.id().map(EventLines::word).orElse("(no id)");
    }

    private String entry(DeadLetter letter) {
        return nameOf(letter) + "\n   set aside " + lines.dateAndTime(letter.setAside()) + " from "
                + EventLines.word(letter.from()) + ", key "
                + letter.key().map(EventLines::word).orElse("none") + "\n   "
                + (letter.readable() ? "" : "cannot be read: ") + ReadableText.oneLine(letter.reason(), LONGEST_REASON)
                + "\n";
    }

    private static String headerLine(Header header) {
        String value = header.value() == null ? "(none)" : Received.text(header.value());
        return EventLines.word(header.key()) + ": " + ReadableText.oneLine(value, LONGEST_HEADER);
    }
}
