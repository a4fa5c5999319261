package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.content.Modal;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.OpenModal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeployFormTest {

    private Play play = Play.withProject();

    @Test
    void opensForWhoeverSaysNoMore() {
        OpenModal form = opened();
        assertThat(form.triggerId()).isEqualTo("trigger");
        assertThat(form.modal().title()).isEqualTo("Deploy shop");
        assertThat(form.modal().inputs()).extracting(Modal.Input::id).containsExactly("environment", "ref", "reason");
        assertThat(form.modal().inputs().getFirst())
                .isInstanceOfSatisfying(
                        Modal.ChoiceInput.class,
                        choice -> assertThat(choice.options())
                                .containsExactly("preview", "test", "staging", "production"));
        assertThat(play.count()).isZero();
    }

    @Test
    void opensForTheAliasAlone() {
        play.events.enters(Samples.CHANNEL, "/deploy", "").run();
        assertThat(play.forms).hasSize(1);
    }

    @Test
    void deploysWhatIsFilledIn() {
        submit(Map.of("environment", "test", "ref", " Feature/Tea ", "reason", "Tea is out.\n"));
        assertThat(play.number(1).environment()).hasToString("test");
        assertThat(play.number(1).askedRef()).isEqualTo("Feature/Tea");
        assertThat(play.messageOf(1)).contains("Reason: Tea is out.");
    }

    @Test
    void takesTheDefaultWhereNoRefIsFilledIn() {
        submit(Map.of("environment", "preview", "ref", "  "));
        assertThat(play.number(1).askedRef()).isEqualTo("main");
        assertThat(play.number(1).trigger().reason()).isNull();
    }

    @Test
    void answersTheChannelTheFormWasOpenedIn() {
        submit(Map.of("environment", "moon"));
        assertThat(play.lastAnswer()).startsWith("There is no environment “moon”.");
        assertThat(play.answers.getLast().channel()).isEqualTo(Samples.CHANNEL);
        assertThat(play.answers.getLast().responseUrl()).isEqualTo(Samples.RESPONSE_URL);
    }

    @Test
    void ignoresFormsThatAreNotItsOwn() {
        for (String metadata : new String[] {"", "C0SHOP", "C0SHOP /cimon not a url", "C0SHOP /cimon :"}) {
            play.happens("form " + metadata, new ModalSubmitted("T0ACME", Samples.ALICE, "deploy", metadata, Map.of()));
        }
        play.happens("other", new ModalSubmitted("T0ACME", Samples.ALICE, "survey", "C0SHOP /cimon x", Map.of()));
        assertThat(play.run().performed).isEmpty();
    }

    @Test
    void asksForTheParametersThatAnyEnvironmentDeclares() {
        play = Play.withWorkflow("""
            environments:
              preview:
                parameters:
                  debug: {type: boolean, default: false}
                  replicas: {type: integer}
              live:
                parameters:
                  debug: {type: boolean, default: false}
                  size: {type: enum, values: [small, large], default: small, description: Of its machines.}
                  replicas: {type: integer, default: 3}
            """);
        assertThat(opened().modal().inputs().subList(2, 5))
                .containsExactly(
                        new Modal.ChoiceInput(
                                "parameter debug",
                                "debug (preview, live)",
                                List.of("true", "false"),
                                null,
                                "True or false; false by default",
                                true),
                        new Modal.TextInput(
                                "parameter replicas",
                                "replicas (preview, live)",
                                null,
                                "preview: a whole number; may be left out; live: a whole number; 3 by default",
                                false,
                                true),
                        new Modal.ChoiceInput(
                                "parameter size",
                                "size (live)",
                                List.of("small", "large"),
                                null,
                                "One of small, large; small by default. Of its machines.",
                                true));
    }

    @Test
    void letsTypeWhatWouldBeTooManyChoicesForSlack() {
        String values =
                IntStream.range(0, 50).mapToObj(value -> "value" + value).collect(Collectors.joining(", "));
        String parameters = IntStream.range(0, 11)
                .mapToObj(number -> "    p" + number + ": {type: enum, values: [" + values + "]}\n")
                .collect(Collectors.joining());
        play = Play.withWorkflow("environments:\n live:\n  parameters:\n" + parameters);
        List<Modal.Input> inputs = opened().modal().inputs();
        assertThat(inputs.subList(2, 12)).hasOnlyElementsOfType(Modal.ChoiceInput.class);
        assertThat(inputs.subList(12, 13)).hasOnlyElementsOfType(Modal.TextInput.class);
    }

    @Test
    void givesTheParametersThatAreFilledIn() {
        play = Play.withWorkflow("environments: {live: {parameters: {debug: {type: boolean}, note: {type: string}}}}");
        submit(Map.of("environment", "live", "parameter debug", "true", "parameter note", " "));
        assertThat(play.messageOf(1)).contains("With debug=true");
    }

    private OpenModal opened() {
        play.events.types("deploy").run();
        assertThat(play.forms).hasSize(1);
        return play.forms.getFirst();
    }

    private void submit(Map<String, String> values) {
        OpenModal form = opened();
        play.happens(
                "submitted",
                new ModalSubmitted("T0ACME", Samples.ALICE, form.callbackId(), form.privateMetadata(), values));
        play.run();
    }
}
