package dev.cimon.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.events.content.Modal;
import dev.cimon.notifier.SimulatedSlack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModalViewTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedSlack slack = new SimulatedSlack();

    @Test
    void drawsAWholeModal() throws Exception {
        Modal modal = new Modal(
                "Lock an environment",
                "Lock",
                List.of(
                        new Modal.ChoiceInput(
                                "environment", "Environment", List.of("staging", "production"), "production"),
                        new Modal.TextInput(
                                "reason", "Reason", "Black Friday & co", "Everybody can read it.", true, false),
                        new Modal.TextInput("until", "Until", null, null, false, true)));

        String view = ModalView.draw(modal, "lock", "C0SHOP");

        assertThat(pretty(view)).isEqualTo("""
                        {
                          "type" : "modal",
                          "callback_id" : "lock",
                          "private_metadata" : "C0SHOP",
                          "title" : {
                            "type" : "plain_text",
                            "text" : "Lock an environment"
                          },
                          "submit" : {
                            "type" : "plain_text",
                            "text" : "Lock"
                          },
                          "close" : {
                            "type" : "plain_text",
                            "text" : "Cancel"
                          },
                          "blocks" : [ {
                            "type" : "input",
                            "block_id" : "environment",
                            "label" : {
                              "type" : "plain_text",
                              "text" : "Environment"
                            },
                            "element" : {
                              "type" : "static_select",
                              "action_id" : "environment",
                              "options" : [ {
                                "text" : {
                                  "type" : "plain_text",
                                  "text" : "staging"
                                },
                                "value" : "staging"
                              }, {
                                "text" : {
                                  "type" : "plain_text",
                                  "text" : "production"
                                },
                                "value" : "production"
                              } ],
                              "initial_option" : {
                                "text" : {
                                  "type" : "plain_text",
                                  "text" : "production"
                                },
                                "value" : "production"
                              }
                            }
                          }, {
                            "type" : "input",
                            "block_id" : "reason",
                            "label" : {
                              "type" : "plain_text",
                              "text" : "Reason"
                            },
                            "optional" : false,
                            "element" : {
                              "type" : "plain_text_input",
                              "action_id" : "reason",
                              "multiline" : true,
                              "initial_value" : "Black Friday & co"
                            },
                            "hint" : {
                              "type" : "plain_text",
                              "text" : "Everybody can read it."
                            }
                          }, {
                            "type" : "input",
                            "block_id" : "until",
                            "label" : {
                              "type" : "plain_text",
                              "text" : "Until"
                            },
                            "optional" : true,
                            "element" : {
                              "type" : "plain_text_input",
                              "action_id" : "until",
                              "multiline" : false
                            }
                          } ]
                        }""");
        assertSlackTakes(view);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 24, 25, 75, 76, 150, 151, 2_000, 2_001, 3_000, 3_001, 5_000})
    void anyLengthFits(int length) throws Exception {
        for (String word : List.of("x", "&", "<!channel>", "🚀", "\n", " ")) {
            String text = word.repeat(length / word.length() + 1).substring(0, length);
            String view = ModalView.draw(worst(text), "worst", "");
            assertSlackTakes(view);
            assertThat(JSON.readTree(view).findValuesAsText("text"))
                    .allSatisfy(words -> assertThat(words).doesNotContain("<"));
        }
    }

    @Test
    void ofTooManyInputsTheFirstHundredAreShown() throws Exception {
        List<Modal.Input> inputs = IntStream.range(0, 120)
                .mapToObj(i -> (Modal.Input) new Modal.TextInput("t" + i, "Label", null, null, false, true))
                .toList();
        String view = ModalView.draw(new Modal("Many", "Send", inputs), "many", "");
        assertThat(JSON.readTree(view).path("blocks")).hasSize(100);
        assertSlackTakes(view);
    }

    @Test
    void aModalWithoutInputsIsStillAView() throws Exception {
        assertSlackTakes(ModalView.draw(new Modal("", "", List.of()), "", ""));
    }

    @Test
    void leavesOutAnInitialOptionThatIsNoOption() throws Exception {
        Modal modal = new Modal(
                "Lock", "Lock", List.of(new Modal.ChoiceInput("environment", "Environment", List.of("a"), "b")));
        String view = ModalView.draw(modal, "lock", "");
        assertThat(JSON.readTree(view).findValue("initial_option")).isNull();
        assertSlackTakes(view);
    }

    @Test
    void letsAChoiceBeLeftOutAndExplainsIt() throws Exception {
        Modal modal = new Modal(
                "Deploy",
                "Deploy",
                List.of(new Modal.ChoiceInput(
                        "parameter debug", "debug", List.of("true", "false"), null, "More logs.", true)));
        String view = ModalView.draw(modal, "deploy", "");
        assertThat(JSON.readTree(view).path("blocks").get(0).path("optional").asBoolean())
                .isTrue();
        assertThat(JSON.readTree(view)
                        .path("blocks")
                        .get(0)
                        .path("hint")
                        .path("text")
                        .asText())
                .isEqualTo("More logs.");
        assertSlackTakes(view);
    }

    @Test
    void refusesToCutWhatHasToComeBack() {
        Modal modal = new Modal("Lock", "Lock", List.of());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ModalView.draw(modal, "lock", "x".repeat(3_001)))
                .withMessage("the private metadata has more than 3000 characters");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ModalView.draw(modal, "x".repeat(256), ""));
        List<Modal.Input> inputs = IntStream.range(0, 100)
                .mapToObj(i -> (Modal.Input) new Modal.TextInput("t" + i, "L", "x".repeat(3_000), null, true, true))
                .toList();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ModalView.draw(new Modal("Long", "Send", inputs), "long", ""))
                .withMessage("the modal has more than 250000 bytes");
    }

    private static Modal worst(String text) {
        List<Modal.Input> inputs = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> {
            inputs.add(new Modal.TextInput("t" + i, text, text, text, i % 2 == 0, i % 3 == 0));
            inputs.add(new Modal.ChoiceInput(
                    "c" + i,
                    text,
                    IntStream.range(0, i == 0 ? 120 : i % 3)
                            .mapToObj(option -> option + text)
                            .toList(),
                    "1" + text));
        });
        inputs.add(inputs.getFirst());
        return new Modal(text, text, inputs);
    }

    private void assertSlackTakes(String view) throws Exception {
        ObjectNode request =
                JSON.createObjectNode().put("trigger_id", slack.typedCommand().triggerId());
        request.set("view", JSON.readTree(view));
        JsonNode answer = slack.api("views.open", request.toString());
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    }

    private static String pretty(String json) throws Exception {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return JSON.writer(printer).writeValueAsString(JSON.readTree(json));
    }
}
