package dev.cimon.notifier.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cimon.events.EventCodec;
import dev.cimon.events.content.Content;
import dev.cimon.notifier.render.BlockKit;
import dev.cimon.notifier.render.Drawing;
import dev.cimon.notifier.slack.Outcome;
import dev.cimon.notifier.slack.Outcome.Done;
import dev.cimon.notifier.slack.Outcome.Refused;
import org.jboss.logging.Logger;

/**
 * Content as it stood on Kafka. It is read when it is drawn and not before, so that content which cannot be read or
 * drawn spoils one message and not the search for work.
 */
public record StoredContent(String json) {

    private static final Logger LOG = Logger.getLogger(StoredContent.class);

    public static StoredContent of(Content content) {
        try {
            return new StoredContent(EventCodec.json().writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content that Jackson cannot write", e);
        }
    }

    /** Done, or refused for good: drawing is pure, so another attempt would end the same. */
    public Outcome<Drawing> draw() {
        try {
            return new Done<>(BlockKit.draw(EventCodec.json().readValue(json, Content.class)));
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.error("this content cannot be drawn", e);
            return new Refused<>("cannot be drawn: " + e.getClass().getSimpleName());
        }
    }
}
