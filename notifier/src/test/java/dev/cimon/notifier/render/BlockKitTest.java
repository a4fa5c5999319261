package dev.cimon.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockKitTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void drawsAWholeDeploymentMessage() throws Exception {
        Content content = Content.of(
                new Block.Heading("Deploying shop to staging"),
                Block.Paragraph.of(
                        new Span.Emoji("rocket"),
                        new Span.Text(" "),
                        new Span.Mention("U0ALICE"),
                        new Span.Text(" asked for "),
                        new Span.Code("feature/x"),
                        new Span.Text(" at "),
                        new Span.Link("4f0c2d1", URI.create("https://github.com/acme/shop/commit/4f0c2d1?a=1&b=2"))),
                new Block.Facts(List.of(
                        Block.Fact.of("State", new Span.Strong("running")),
                        Block.Fact.of("Since", new Span.Moment(Instant.parse("2026-11-21T08:20:50Z"))))),
                Block.Note.of(new Span.Text("build, test, deploy")),
                new Block.Divider(),
                new Block.Actions(List.of(
                        Button.danger("cancel", "Cancel", "4f0c", "This stops the pipeline."),
                        Button.link("open", "Pipeline", URI.create("https://app.circleci.com/p/1")))));

        Drawing drawing = BlockKit.draw(content);

        assertThat(pretty(drawing.blocks())).isEqualTo("""
                        [ {
                          "type" : "header",
                          "text" : {
                            "type" : "plain_text",
                            "text" : "Deploying shop to staging"
                          }
                        }, {
                          "type" : "section",
                          "text" : {
                            "type" : "mrkdwn",
                            "text" : ":rocket: <@U0ALICE> asked for `feature/x` at <https://github.com/acme/shop/commit/4f0c2d1?a=1&amp;b=2|4f0c2d1>",
                            "verbatim" : true
                          }
                        }, {
                          "type" : "section",
                          "fields" : [ {
                            "type" : "mrkdwn",
                            "text" : "*State*\\n*running*",
                            "verbatim" : true
                          }, {
                            "type" : "mrkdwn",
                            "text" : "*Since*\\n<!date^1795249250^{date_short_pretty} {time}|2026-11-21 08:20 UTC>",
                            "verbatim" : true
                          } ]
                        }, {
                          "type" : "context",
                          "elements" : [ {
                            "type" : "mrkdwn",
                            "text" : "build, test, deploy",
                            "verbatim" : true
                          } ]
                        }, {
                          "type" : "divider"
                        }, {
                          "type" : "actions",
                          "elements" : [ {
                            "type" : "button",
                            "action_id" : "cancel",
                            "text" : {
                              "type" : "plain_text",
                              "text" : "Cancel"
                            },
                            "value" : "4f0c",
                            "style" : "danger",
                            "confirm" : {
                              "title" : {
                                "type" : "plain_text",
                                "text" : "Are you sure?"
                              },
                              "text" : {
                                "type" : "plain_text",
                                "text" : "This stops the pipeline."
                              },
                              "confirm" : {
                                "type" : "plain_text",
                                "text" : "Cancel"
                              },
                              "deny" : {
                                "type" : "plain_text",
                                "text" : "Go back"
                              },
                              "style" : "danger"
                            }
                          }, {
                            "type" : "button",
                            "action_id" : "open",
                            "text" : {
                              "type" : "plain_text",
                              "text" : "Pipeline"
                            },
                            "url" : "https://app.circleci.com/p/1"
                          } ]
                        } ]""");
        assertThat(drawing.text()).isEqualTo("""
                        Deploying shop to staging
                         <@U0ALICE> asked for feature/x at 4f0c2d1
                        State: running, Since: 2026-11-21T08:20:50Z
                        build, test, deploy""");
    }

    @Test
    void textFromOutsideNeverBecomesAMentionOrALink() {
        assertThat(mrkdwn(new Span.Text("<!channel> @channel <@U0BOB> <https://evil|good> & co")))
                .isEqualTo("&lt;!channel&gt; @channel &lt;@U0BOB&gt; &lt;https://evil|good&gt; &amp; co");
        assertThat(mrkdwn(new Span.Mention("U0BOB> <!channel"))).isEqualTo("@U0BOB&gt; &lt;!channel");
        assertThat(mrkdwn(new Span.Emoji("x: <!here>"), new Span.Text("seen"))).isEqualTo("seen");
    }

    @Test
    void formattingCannotBeLeftFromWithin() {
        assertThat(mrkdwn(new Span.Strong("a*b\nc"))).isEqualTo("*a∗b c*");
        assertThat(mrkdwn(new Span.Code("a`b<c"))).isEqualTo("`aˋb&lt;c`");
        assertThat(mrkdwn(new Span.Link("a|b>c", URI.create("https://x.example/?q=%3E&r"))))
                .isEqualTo("<https://x.example/?q=%3E&amp;r|a¦b&gt;c>");
        assertThat(blocks(new Block.Preformatted("a ``` b\n<!channel>\n"))).isEqualTo("""
                        [{"type":"section","text":{"type":"mrkdwn","text":"```\\na ˋˋˋ b\\n&lt;!channel&gt;\\n```","verbatim":true}}]""");
    }

    @Test
    void keepsTheEndOfALog() {
        String log = "x".repeat(100).concat("\n").repeat(60) + "the end";
        assertThat(blocks(new Block.Preformatted(log)))
                .startsWith("[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"```\\n…\\nxxx")
                .contains("\\nthe end\\n```");
    }

    @Test
    void blocksWithNothingToSeeAreLeftOut() {
        Drawing drawing = BlockKit.draw(Content.of(
                new Block.Heading(" "),
                Block.Paragraph.of(new Span.Strong("")),
                new Block.Preformatted("\n"),
                new Block.Facts(List.of()),
                new Block.Actions(List.of())));
        assertThat(drawing).isEqualTo(new Drawing("…", "[]"));
    }

    @Test
    void anActionStandsInARowOnce() {
        Block twice = new Block.Actions(List.of(
                Button.plain("lock", "Lock a", "a"),
                Button.plain("open", "Open a", "a"),
                Button.plain("lock", "Lock b", "b")));
        assertThat(blocks(twice).split("\"type\":\"actions\"", -1)).hasSize(3);
    }

    @Test
    void drawingsThatLookTheSameHaveTheSameHash() {
        assertThat(BlockKit.draw(Content.sentence("a")).hash())
                .isEqualTo(BlockKit.draw(Content.sentence("a")).hash())
                .isNotEqualTo(BlockKit.draw(Content.sentence("b")).hash());
    }

    private static String mrkdwn(Span... spans) {
        return Mrkdwn.cut(Arrays.stream(spans).map(Run::of).toList(), 3_000);
    }

    private static String blocks(Block block) {
        return BlockKit.draw(Content.of(block)).blocks();
    }

    private static String pretty(String json) throws Exception {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.writer(printer).writeValueAsString(JSON.readTree(json));
    }
}
