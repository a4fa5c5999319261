package dev.cimon.engine.message;

import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Modal;
import dev.cimon.events.content.Span;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Content as a quotation in Markdown, for a page to read. */
final class Markdown {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Markdown() {}

    static String of(Content content) {
        List<String> parts = new ArrayList<>();
        boolean note = false;
        for (Block block : content.blocks()) {
            boolean goesOn = note && block instanceof Block.Note;
            note = block instanceof Block.Note;
            if (goesOn) {
                parts.set(parts.size() - 1, parts.getLast() + "<br>\n" + block(block));
            } else {
                parts.add(block(block));
            }
        }
        return quoted(String.join("\n\n", parts));
    }

    static String of(Modal modal) {
        Stream<String> inputs = modal.inputs().stream().map(input -> switch (input) {
            case Modal.TextInput text ->
                "**" + text.label() + "**" + (text.optional() ? " (optional)" : "") + "<br>\n`[ "
                        + (text.initial() == null ? "" : text.initial()) + "… ]`"
                        + (text.hint() == null ? "" : "<br>\n<sub>" + text.hint() + "</sub>");
            case Modal.ChoiceInput choice ->
                "**" + choice.label() + "**<br>\n"
                        + choice.options().stream()
                                .map(option -> option.equals(choice.initial())
                                        ? "`( • ) " + option + "`"
                                        : "`(   ) " + option + "`")
                                .collect(Collectors.joining(" "));
        });
        return quoted(Stream.concat(
                        Stream.concat(Stream.of("**" + modal.title() + "**"), inputs),
                        Stream.of("`[ Cancel ]` `[ " + modal.submit() + " ]`"))
                .collect(Collectors.joining("\n\n")));
    }

    static String quoted(String text) {
        return text.lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading -> "**" + escaped(heading.text()) + "**";
            case Block.Paragraph paragraph -> spans(paragraph.spans());
            case Block.Note note ->
                spans(note.spans())
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> "<sub>" + line + "</sub>")
                        .collect(Collectors.joining("<br>\n"));
            case Block.Facts facts ->
                facts.facts().stream()
                        .map(fact -> "**" + escaped(fact.label()) + "** " + spans(fact.value()))
                        .collect(Collectors.joining("<br>\n"));
            case Block.Preformatted preformatted -> "```\n" + preformatted.text() + "\n```";
            case Block.Actions actions ->
                actions.buttons().stream().map(Markdown::button).collect(Collectors.joining(" "));
            case Block.Divider divider -> "---";
        };
    }

    private static String button(Button button) {
        return "`[ " + button.label() + " ]`";
    }

    private static String spans(List<Span> spans) {
        String line = spans.stream().map(Markdown::span).collect(Collectors.joining());
        return line.strip().replaceFirst("( &nbsp;)+$", "");
    }

    private static String span(Span span) {
        return switch (span) {
            case Span.Text text -> escaped(text.text());
            case Span.Strong strong -> {
                String words = escaped(strong.text());
                yield "**" + words.strip() + "**"
                        + " ".repeat(words.length() - words.stripTrailing().length());
            }
            case Span.Code code -> "`" + code.text() + "`";
            case Span.Link link -> "[" + escaped(link.label()) + "](" + link.target() + ")";
            case Span.Mention mention -> "@" + mention.user().substring(2).toLowerCase(Locale.ROOT);
            case Span.Emoji emoji -> ":" + emoji.name() + ":";
            case Span.Moment moment -> MOMENT.format(moment.at());
        };
    }

    private static String escaped(String text) {
        return text.replace("<", "\\<").replace("*", "\\*").replace("   ", " &nbsp; ");
    }
}
