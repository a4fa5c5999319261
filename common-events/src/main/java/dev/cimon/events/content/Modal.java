package dev.cimon.events.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form to fill in.
 *
 * @param title at most 24 characters
 * @param submit the label of the button that sends it, at most 24 characters
 */
public record Modal(String title, String submit, List<Input> inputs) {

    public Modal {
        inputs = List.copyOf(inputs);
    }

    /** One field; what is filled in comes back in {@code ModalSubmitted} under its id. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TextInput.class, name = "text"),
        @JsonSubTypes.Type(value = ChoiceInput.class, name = "choice")
    })
    public sealed interface Input {

        String id();

        String label();
    }

    /**
     * Text to type.
     *
     * @param initial stands in it from the start, when given
     * @param hint an explanation beneath it, when given
     */
    public record TextInput(
            String id,
            String label,
            @Nullable String initial,
            @Nullable String hint,
            boolean multiline,
            boolean optional)
            implements Input {}

    /**
     * One of several; at most 100 options.
     *
     * @param initial the option chosen from the start, when given
     * @param hint an explanation beneath it, when given
     * @param optional whether none of them may be chosen; one has to be, when absent
     */
    public record ChoiceInput(
            String id,
            String label,
            List<String> options,
            @Nullable String initial,
            @Nullable String hint,
            @Nullable Boolean optional)
            implements Input {
        public ChoiceInput {
            options = List.copyOf(options);
        }

        public ChoiceInput(String id, String label, List<String> options, @Nullable String initial) {
            this(id, label, options, initial, null, null);
        }
    }
}
