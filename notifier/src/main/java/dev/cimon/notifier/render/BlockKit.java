package dev.cimon.notifier.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Content as Block Kit, within the limits of the
 * <a href="https://docs.slack.dev/reference/block-kit/blocks">reference</a>. Whatever the content, Slack takes it.
 */
public final class BlockKit {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;
    private static final int FIELD = 2_000;
    private static final int FIELDS = 10;
    private static final String FENCE = "```";

    /** Slack takes 40,000 in a post, yet 4,000 in an update, and a notification shows far less. */
    private static final int MESSAGE_TEXT = 3_000;

    private BlockKit() {}

    public static Drawing draw(Content content) {
        List<ObjectNode> blocks =
                content.blocks().stream().flatMap(block -> draw(block).stream()).toList();
        ArrayNode array = JSON.arrayNode().addAll(Room.keep(blocks));
        String text = Mrkdwn.cut(fallback(content), MESSAGE_TEXT);
        return new Drawing(text.isEmpty() ? "…" : text, array.toString());
    }

    private static List<ObjectNode> draw(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading(heading.text());
            case Block.Paragraph paragraph -> paragraph(Mrkdwn.cut(formatted(paragraph.spans()), SECTION));
            case Block.Note note -> note(Mrkdwn.cut(formatted(note.spans()), SECTION));
            case Block.Facts facts -> facts(facts.facts());
            case Block.Preformatted log -> preformatted(log.text());
            case Block.Actions actions -> Buttons.draw(actions.buttons());
            case Block.Divider _ -> List.of(JSON.objectNode().put("type", "divider"));
        };
    }

    private static List<ObjectNode> heading(String words) {
        String text = Mrkdwn.cut(words.replace('\n', ' '), HEADER);
        return text.isEmpty()
                ? List.of()
                : List.of(JSON.objectNode().put("type", "header").set("text", plainText(text)));
    }

    private static List<ObjectNode> paragraph(String text) {
        return text.isEmpty() ? List.of() : List.of(section(text));
    }

    static List<ObjectNode> note(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        ObjectNode context = JSON.objectNode().put("type", "context");
        context.putArray("elements").add(mrkdwn(text));
        return List.of(context);
    }

    private static List<ObjectNode> facts(List<Block.Fact> facts) {
        List<ObjectNode> sections = new ArrayList<>();
        for (int from = 0; from < facts.size(); from += FIELDS) {
            ObjectNode section = JSON.objectNode().put("type", "section");
            ArrayNode fields = section.putArray("fields");
            facts.subList(from, Math.min(from + FIELDS, facts.size())).forEach(fact -> fields.add(field(fact)));
            sections.add(section);
        }
        return sections;
    }

    private static ObjectNode field(Block.Fact fact) {
        List<Run> runs = new ArrayList<>();
        runs.add(Run.strong(fact.label()));
        runs.add(Run.plain("\n"));
        runs.addAll(formatted(fact.value()));
        String text = Mrkdwn.cut(runs, FIELD);
        return mrkdwn(text.isEmpty() ? "–" : text);
    }

    private static List<ObjectNode> preformatted(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        int room = SECTION - 2 * (FENCE.length() + 1);
        return List.of(section(FENCE + "\n" + LastLines.of(text.replace('`', 'ˋ'), room) + "\n" + FENCE));
    }

    private static List<Run> fallback(Content content) {
        List<Run> runs = new ArrayList<>();
        for (Block block : content.blocks()) {
            List<Run> line = fallback(block);
            if (!runs.isEmpty() && !line.isEmpty()) {
                runs.add(Run.plain("\n"));
            }
            runs.addAll(line);
        }
        return runs;
    }

    private static List<Run> fallback(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph ->
                paragraph.spans().stream().map(Run::unformatted).toList();
            case Block.Note note -> note.spans().stream().map(Run::unformatted).toList();
            case Block.Heading _, Block.Facts _, Block.Preformatted _, Block.Actions _, Block.Divider _ ->
                block.plainText().isBlank() ? List.of() : List.of(Run.plain(block.plainText()));
        };
    }

    private static List<Run> formatted(List<Span> spans) {
        return spans.stream().map(Run::of).toList();
    }

    private static ObjectNode section(String text) {
        return JSON.objectNode().put("type", "section").set("text", mrkdwn(text));
    }

    /** Verbatim: Slack makes no links or mentions of words that merely look like them. */
    private static ObjectNode mrkdwn(String text) {
        return JSON.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    static ObjectNode plainText(String text) {
        return JSON.objectNode().put("type", "plain_text").put("text", text);
    }
}
