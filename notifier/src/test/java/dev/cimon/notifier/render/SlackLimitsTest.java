package dev.cimon.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the content, Slack takes the drawing. */
class SlackLimitsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] WORDS = {
        "&",
        "<",
        ">",
        "🚀",
        "👩‍💻",
        "`",
        "*",
        "|",
        "<!channel>",
        "@here",
        "\n",
        "\t",
        " ",
        "feature/",
        "\u0000",
        "\uD83D",
        "é"
    };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 74, 75, 76, 149, 150, 151, 300, 1_999, 2_000, 2_001, 2_999, 3_000, 3_001, 5_000, 10_000})
    void anyLengthFits(int length) throws Exception {
        for (String word : WORDS) {
            String text = word.repeat(length / word.length() + 1).substring(0, length);
            check(worst(text));
        }
    }

    @Test
    void anyMixtureFits() throws Exception {
        Random random = new Random(20_261_121);
        for (int round = 0; round < 40; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(6_000);
            while (text.length() < length) {
                text.append(WORDS[random.nextInt(WORDS.length)]);
            }
            check(worst(text.toString()));
        }
    }

    @Test
    void eightyJobsFitAndTheButtonsStay() throws Exception {
        List<Block> blocks = new ArrayList<>(IntStream.range(0, 80)
                .mapToObj(i -> (Block) Block.Note.of(new Span.Text("job " + i)))
                .toList());
        blocks.add(new Block.Actions(List.of(Button.plain("retry", "Retry", "1"))));
        JsonNode drawn = check(new Content(blocks));
        assertThat(drawn).hasSize(50);
        assertThat(drawn.get(48).toString()).contains("… and 32 more");
        assertThat(drawn.get(49).path("type").asText()).isEqualTo("actions");
    }

    @Test
    void aLongCommitMessageIsCutAndSaysSo() throws Exception {
        String message = "Fix <!channel> & co\n".repeat(250);
        JsonNode drawn = check(Content.of(Block.Paragraph.of(new Span.Text(message))));
        assertThat(drawn).hasSize(1);
        assertThat(drawn.at("/0/text/text").asText())
                .startsWith("Fix &lt;!channel&gt; &amp; co\nFix &lt;!channel&gt;")
                .endsWith("…");
    }

    @Test
    void ofALongLogTheLastLinesStay() throws Exception {
        String log = IntStream.range(0, 2_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        JsonNode drawn = check(Content.of(new Block.Preformatted(log)));
        assertThat(drawn.at("/0/text/text").asText())
                .startsWith("```\n…\nline 1")
                .endsWith("line 1998\nline 1999\n```")
                .hasSizeGreaterThan(2_900);
    }

    @Test
    void eightyJobsInOneParagraphFit() throws Exception {
        List<Span> jobs = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            jobs.add(new Span.Emoji("white_check_mark"));
            jobs.add(new Span.Link(
                    "build-and-test-" + i, URI.create("https://circleci.com/workflow-run/" + "0f".repeat(16) + i)));
        }
        JsonNode drawn = check(Content.of(new Block.Paragraph(jobs)));
        assertThat(drawn).hasSize(1);
        assertThat(drawn.at("/0/text/text").asText()).endsWith("…");
    }

    @Test
    void aHundredLongBlocksFitAndTheButtonsStay() throws Exception {
        List<Block> blocks = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(_ -> (Block) Block.Paragraph.of(new Span.Text("feature/" + "x".repeat(300))))
                .toList());
        blocks.add(new Block.Actions(List.of(Button.plain("retry", "Retry", "1"))));
        JsonNode drawn = check(new Content(blocks));
        assertThat(drawn.get(drawn.size() - 1).path("type").asText()).isEqualTo("actions");
        assertThat(drawn.get(drawn.size() - 2).toString()).contains("… and 73 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<!here|here>",
                "<!everyone>",
                "<@U0ALICE>",
                "<!subteam^S1>",
                "<#C0SHOP>",
                "@channel",
                "&lt;!channel&gt;"
            })
    void textPingsNobody(String ping) throws Exception {
        Content content = worst(ping);
        Drawing drawing = BlockKit.draw(content);
        assertPingsNobody(drawing.text());
        for (JsonNode text : texts(check(content), new ArrayList<>())) {
            assertPingsNobody(text.path("text").asText());
            assertThat(text.path("verbatim").asBoolean())
                    .isEqualTo(text.path("type").asText().equals("mrkdwn"));
        }
    }

    private static void assertPingsNobody(String text) {
        assertThat(text.replace("<@U0BOB>", "")).doesNotContain("<!channel", "<!here", "<!every", "<!sub", "<@", "<#");
    }

    private static List<JsonNode> texts(JsonNode node, List<JsonNode> found) {
        if (node.path("text").isTextual()) {
            found.add(node);
        }
        node.forEach(child -> texts(child, found));
        return found;
    }

    private static Content worst(String text) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(text));
        blocks.add(Block.Paragraph.of(
                new Span.Text(text),
                new Span.Strong(text),
                new Span.Code(text),
                new Span.Link(text, URI.create("https://x.example/" + "p".repeat(Math.min(text.length(), 4_000)))),
                new Span.Mention("U0BOB"),
                new Span.Moment(Instant.EPOCH)));
        blocks.add(Block.Note.of(new Span.Code(text)));
        blocks.add(new Block.Preformatted(text));
        blocks.add(new Block.Facts(IntStream.range(0, 12)
                .mapToObj(i -> Block.Fact.of(text, new Span.Text(text)))
                .toList()));
        blocks.add(new Block.Actions(IntStream.range(0, 30)
                .mapToObj(i -> Button.danger(i + text, text, text, text))
                .toList()));
        return new Content(blocks);
    }

    private static JsonNode check(Content content) throws Exception {
        Drawing drawing = BlockKit.draw(content);
        assertText(drawing.text(), 1, 4_000);
        JsonNode blocks = JSON.readTree(drawing.blocks());
        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        assertThat(texts(blocks, new ArrayList<>()).stream()
                        .mapToInt(text -> text.path("text").asText().length())
                        .sum())
                .as("characters in all blocks, of which Slack takes about 13,000")
                .isLessThanOrEqualTo(10_000);
        for (JsonNode block : blocks) {
            switch (block.path("type").asText()) {
                case "header" -> assertText(block.path("text"), 150);
                case "section" -> assertSection(block);
                case "context" -> assertText(block.path("elements").path(0), 3_000);
                case "actions" -> assertActions(block.path("elements"));
                default -> assertThat(block.path("type").asText()).isEqualTo("divider");
            }
        }
        return blocks;
    }

    private static void assertSection(JsonNode section) {
        if (section.has("text")) {
            assertText(section.path("text"), 3_000);
            return;
        }
        assertThat(section.path("fields")).hasSizeBetween(1, 10);
        section.path("fields").forEach(field -> assertText(field, 2_000));
    }

    private static void assertActions(JsonNode buttons) {
        assertThat(buttons).hasSizeBetween(1, 25);
        Set<String> actions = new HashSet<>();
        for (JsonNode button : buttons) {
            assertThat(button.path("action_id").asText().length()).isBetween(1, 255);
            assertThat(actions.add(button.path("action_id").asText())).isTrue();
            assertText(button.path("text"), 75);
            assertThat(button.path("value").asText().length()).isLessThanOrEqualTo(2_000);
            if (button.has("confirm")) {
                assertText(button.path("confirm").path("title"), 100);
                assertText(button.path("confirm").path("text"), 300);
                assertText(button.path("confirm").path("confirm"), 30);
                assertText(button.path("confirm").path("deny"), 30);
            }
        }
    }

    private static void assertText(JsonNode object, int limit) {
        assertText(object.path("text").asText(), 1, limit);
    }

    /** Not blank, within the limit, no entity or token cut, no half character. */
    private static void assertText(String text, int least, int limit) {
        assertThat(text).isNotBlank();
        assertThat(text.length()).isBetween(least, limit);
        assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
        assertThat(text.replaceAll("<(@[A-Z0-9]+|!date\\^[^<>]+|https://[^<>]+)>", ""))
                .doesNotContain("<", ">");
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }
}
