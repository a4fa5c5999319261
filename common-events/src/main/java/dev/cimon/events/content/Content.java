package dev.cimon.events.content;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something to read: blocks from top to bottom. Text in it is plain; whoever draws it escapes and cuts it as its
 * medium needs, so text from outside can never become a mention or a link.
 */
public record Content(List<Block> blocks) {

    public Content {
        blocks = List.copyOf(blocks);
    }

    public static Content of(Block... blocks) {
        return new Content(List.of(blocks));
    }

    /** A single paragraph of plain text. */
    public static Content sentence(String text) {
        return of(Block.Paragraph.of(new Span.Text(text)));
    }

    /** The same without any formatting, one line per block: for notifications, logs of tests and screen readers. */
    public String plainText() {
        return blocks.stream()
                .map(Block::plainText)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
