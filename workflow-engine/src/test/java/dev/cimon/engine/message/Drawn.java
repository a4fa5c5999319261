package dev.cimon.engine.message;

import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Content as text that shows its formatting, so that a whole message can stand in a test. */
public final class Drawn {

    private Drawn() {}

    public static String text(Content content) {
        return content.blocks().stream().map(Drawn::block).collect(Collectors.joining("\n"));
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading -> "# " + heading.text();
            case Block.Paragraph paragraph -> spans(paragraph.spans());
            case Block.Note note -> "> " + spans(note.spans());
            case Block.Facts facts -> facts.plainText();
            case Block.Preformatted preformatted -> "| " + preformatted.text().replace("\n", "\n| ");
            case Block.Actions actions ->
                actions.buttons().stream().map(Drawn::button).collect(Collectors.joining(" "));
            case Block.Divider divider -> "---";
        };
    }

    private static String button(Button button) {
        Object leadsTo = button.link() == null ? button.action() + "=" + button.value() : button.link();
        return "[" + button.label() + " -> " + leadsTo + "]";
    }

    private static String spans(List<Span> spans) {
        return spans.stream().map(Drawn::span).collect(Collectors.joining());
    }

    private static String span(Span span) {
        return switch (span) {
            case Span.Text text -> text.text();
            case Span.Strong strong -> "*" + strong.text() + "*";
            case Span.Code code -> "`" + code.text() + "`";
            case Span.Link link -> "[" + link.label() + "](" + link.target() + ")";
            case Span.Mention mention -> "<@" + mention.user() + ">";
            case Span.Emoji emoji -> ":" + emoji.name() + ":";
            case Span.Moment moment -> "{" + moment.at() + "}";
        };
    }
}
