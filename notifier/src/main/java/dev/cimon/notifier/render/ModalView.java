package dev.cimon.notifier.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.events.content.Modal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A modal as a <a href="https://docs.slack.dev/reference/views/modal-views">view</a>, within Slack's limits. Every
 * input is a block whose {@code block_id} and {@code action_id} are the input's id.
 */
public final class ModalView {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TITLE = 24;
    private static final int INPUTS = 100;
    private static final int ID = 255;
    private static final int LABEL = 2_000;
    private static final int INITIAL = 3_000;
    private static final int OPTIONS = 100;
    private static final int OPTION = 75;
    private static final int OPTION_VALUE = 150;
    private static final int METADATA = 3_000;
    private static final int EXPLANATION = 3_000;
    private static final int WHOLE = 250_000;
    private static final String NOTHING = "–";

    private ModalView() {}

    /**
     * The view's JSON.
     *
     * @throws IllegalArgumentException if something that has to come back unchanged is longer than Slack keeps, or the
     *     whole is
     */
    public static String draw(Modal modal, String callbackId, String privateMetadata) {
        ObjectNode view = JSON.objectNode()
                .put("type", "modal")
                .put("callback_id", unchanged("the callback id", callbackId, ID))
                .put("private_metadata", unchanged("the private metadata", privateMetadata, METADATA));
        view.set("title", words(modal.title(), TITLE));
        view.set("submit", words(modal.submit(), TITLE));
        view.set("close", words("Cancel", TITLE));
        ArrayNode blocks = view.putArray("blocks");
        Set<String> ids = new HashSet<>();
        for (Modal.Input input : modal.inputs()) {
            if (blocks.size() < INPUTS && ids.add(input.id())) {
                blocks.add(block(input));
            }
        }
        if (blocks.isEmpty()) {
            blocks.addObject().put("type", "section").set("text", words(modal.title(), EXPLANATION));
        }
        String whole = view.toString();
        if (whole.getBytes(StandardCharsets.UTF_8).length > WHOLE) {
            throw new IllegalArgumentException("the modal has more than " + WHOLE + " bytes");
        }
        return whole;
    }

    private static ObjectNode block(Modal.Input input) {
        String id = unchanged("an input's id", input.id(), ID);
        ObjectNode block = JSON.objectNode().put("type", "input").put("block_id", id);
        block.set("label", words(input.label(), LABEL));
        switch (input) {
            case Modal.TextInput text -> {
                block.put("optional", text.optional()).set("element", field(id, text));
                hint(block, text.hint());
            }
            case Modal.ChoiceInput choice -> {
                if (Boolean.TRUE.equals(choice.optional())) {
                    block.put("optional", true);
                }
                block.set("element", menu(id, choice));
                hint(block, choice.hint());
            }
        }
        return block;
    }

    private static void hint(ObjectNode block, @Nullable String hint) {
        if (hint != null && !hint.isBlank()) {
            block.set("hint", words(hint, LABEL));
        }
    }

    private static ObjectNode field(String id, Modal.TextInput text) {
        ObjectNode field = JSON.objectNode()
                .put("type", "plain_text_input")
                .put("action_id", id)
                .put("multiline", text.multiline());
        String initial = text.initial();
        if (initial != null && !initial.isEmpty()) {
            String lines = text.multiline() ? initial : initial.replaceAll("\\R", " ");
            field.put("initial_value", Buttons.head(lines, INITIAL));
        }
        return field;
    }

    private static ObjectNode menu(String id, Modal.ChoiceInput choice) {
        Set<String> values = new LinkedHashSet<>();
        choice.options().stream()
                .filter(option -> !option.isBlank())
                .map(ModalView::value)
                .forEach(values::add);
        List<String> offered = values.stream().limit(OPTIONS).toList();
        ObjectNode menu = JSON.objectNode().put("type", "static_select").put("action_id", id);
        ArrayNode options = menu.putArray("options");
        offered.forEach(value -> options.add(option(value)));
        if (offered.isEmpty()) {
            options.add(option(NOTHING));
        }
        String initial = initial(choice, offered);
        if (initial != null) {
            menu.set("initial_option", option(initial));
        }
        return menu;
    }

    /** Slack refuses a view whose initial option is none of the options. */
    private static @Nullable String initial(Modal.ChoiceInput choice, List<String> offered) {
        return choice.initial() != null && offered.contains(value(choice.initial())) ? value(choice.initial()) : null;
    }

    private static ObjectNode option(String value) {
        ObjectNode option = JSON.objectNode();
        option.set("text", words(value, OPTION));
        return option.put("value", value);
    }

    private static String value(String option) {
        return Buttons.head(option, OPTION_VALUE);
    }

    private static ObjectNode words(String text, int limit) {
        String cut = Mrkdwn.cut(text.replaceAll("\\R", " "), limit);
        return BlockKit.plainText(cut.isEmpty() ? NOTHING : cut);
    }

    private static String unchanged(String what, String text, int limit) {
        if (text.length() > limit) {
            throw new IllegalArgumentException(what + " has more than " + limit + " characters");
        }
        return text;
    }
}
