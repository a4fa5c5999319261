package dev.cimon.events.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;

/** One block of a {@link Content}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Block.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Block.Preformatted.class, name = "preformatted"),
    @JsonSubTypes.Type(value = Block.Actions.class, name = "actions"),
    @JsonSubTypes.Type(value = Block.Divider.class, name = "divider")
})
public sealed interface Block {

    /** The words of this block without formatting; empty where it has none. */
    String plainText();

    /** A short title. */
    record Heading(String text) implements Block {
        @Override
        public String plainText() {
            return text;
        }
    }

    /** Running text. */
    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }

        public static Paragraph of(Span... spans) {
            return new Paragraph(List.of(spans));
        }

        @Override
        public String plainText() {
            return Span.plainText(spans);
        }
    }

    /** Running text of less weight. */
    record Note(List<Span> spans) implements Block {
        public Note {
            spans = List.copyOf(spans);
        }

        public static Note of(Span... spans) {
            return new Note(List.of(spans));
        }

        @Override
        public String plainText() {
            return Span.plainText(spans);
        }
    }

    /** Labelled values side by side. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public String plainText() {
            return facts.stream()
                    .map(fact -> fact.label() + ": " + Span.plainText(fact.value()))
                    .collect(Collectors.joining(", "));
        }
    }

    /** One labelled value. */
    record Fact(String label, List<Span> value) {
        public Fact {
            value = List.copyOf(value);
        }

        public static Fact of(String label, Span... value) {
            return new Fact(label, List.of(value));
        }
    }

    /** Text whose line breaks and spaces count, such as the end of a log. */
    record Preformatted(String text) implements Block {
        @Override
        public String plainText() {
            return text;
        }
    }

    /** Buttons in a row. */
    record Actions(List<Button> buttons) implements Block {
        public Actions {
            buttons = List.copyOf(buttons);
        }

        @Override
        public String plainText() {
            return "";
        }
    }

    /** A line between two parts. */
    record Divider() implements Block {
        @Override
        public String plainText() {
            return "";
        }
    }
}
