package dev.cimon.events.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A run of text inside a block. All text is plain. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Span.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Span.Strong.class, name = "strong"),
    @JsonSubTypes.Type(value = Span.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Span.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Span.Mention.class, name = "mention"),
    @JsonSubTypes.Type(value = Span.Emoji.class, name = "emoji"),
    @JsonSubTypes.Type(value = Span.Moment.class, name = "moment")
})
public sealed interface Span {

    /** The words of this span without formatting. */
    String plainText();

    /** The words of a run of spans, without space at either end where only an emoji stood. */
    static String plainText(List<Span> spans) {
        return spans.stream().map(Span::plainText).collect(Collectors.joining()).strip();
    }

    record Text(String text) implements Span {
        @Override
        public String plainText() {
            return text;
        }
    }

    record Strong(String text) implements Span {
        @Override
        public String plainText() {
            return text;
        }
    }

    record Code(String text) implements Span {
        @Override
        public String plainText() {
            return text;
        }
    }

    record Link(String label, URI target) implements Span {
        @Override
        public String plainText() {
            return label;
        }
    }

    /** A person who is told about the message, by Slack user id. */
    record Mention(String user) implements Span {
        @Override
        public String plainText() {
            return "@" + user;
        }
    }

    /** A Slack emoji by name, without colons. */
    record Emoji(String name) implements Span {
        @Override
        public String plainText() {
            return "";
        }
    }

    /** A point in time, drawn in the reader's time zone. */
    record Moment(Instant at) implements Span {
        @Override
        public String plainText() {
            return at.toString();
        }
    }
}
