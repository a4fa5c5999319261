package dev.cimon.notifier.render;

import dev.cimon.events.content.Span;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A stretch of mrkdwn that can be cut between any two of its atoms and nowhere else.
 *
 * @param open what stands before the atoms, such as {@code *}
 * @param atoms escaped characters, or one whole token
 * @param close what stands after them
 */
record Run(String open, Iterable<String> atoms, String close) {

    private static final int LONGEST_URL = 1_500;
    private static final Pattern USER = Pattern.compile("[A-Z0-9]{1,32}");
    private static final Pattern EMOJI = Pattern.compile("[a-z0-9_+'-]{1,100}");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Run of(Span span) {
        return switch (span) {
            case Span.Text text -> plain(text.text());
            case Span.Strong strong -> styled("*", strong.text().replace('*', '∗'));
            case Span.Code code -> styled("`", code.text().replace('`', 'ˋ'));
            case Span.Link link -> link(link.label(), link.target());
            case Span.Mention mention ->
                USER.matcher(mention.user()).matches()
                        ? token("<@" + mention.user() + ">")
                        : plain("@" + mention.user());
            case Span.Emoji emoji ->
                EMOJI.matcher(emoji.name()).matches() ? token(":" + emoji.name() + ":") : plain("");
            case Span.Moment moment -> moment(moment.at());
        };
    }

    /** As {@link #of(Span)} without anything but words and mentions. */
    static Run unformatted(Span span) {
        return switch (span) {
            case Span.Text text -> plain(text.text());
            case Span.Strong strong -> plain(strong.text());
            case Span.Code code -> plain(code.text());
            case Span.Link link -> plain(link.label());
            case Span.Mention mention -> of(mention);
            case Span.Emoji emoji -> plain(emoji.plainText());
            case Span.Moment moment -> moment(moment.at());
        };
    }

    static Run plain(String text) {
        return new Run("", atoms(text), "");
    }

    static Run strong(String text) {
        return of(new Span.Strong(text));
    }

    /** Slack ends a style at the end of the line, so the text is brought onto one. */
    private static Run styled(String mark, String text) {
        return text.isBlank() ? plain(text) : new Run(mark, atoms(text.replace('\n', ' ')), mark);
    }

    private static Run link(String label, URI target) {
        String url = Escaping.escape(target.toString()).replace("|", "%7C");
        String shown =
                label.isBlank() ? target.toString() : label.replace('|', '¦').replace('\n', ' ');
        boolean usable = target.isAbsolute() && url.length() <= LONGEST_URL;
        return usable ? new Run("<" + url + "|", atoms(shown), ">") : plain(shown);
    }

    /** <a href="https://docs.slack.dev/messaging/formatting-message-text#date-formatting">Date formatting</a>. */
    private static Run moment(Instant at) {
        return token("<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + UTC.format(at) + ">");
    }

    /** One by one, since of a long text most is cut off. */
    private static Iterable<String> atoms(String text) {
        return () -> Escaping.atoms(text).iterator();
    }

    private static Run token(String whole) {
        return new Run("", List.of(whole), "");
    }
}
