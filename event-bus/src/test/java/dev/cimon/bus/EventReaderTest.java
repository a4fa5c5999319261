package dev.cimon.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cimon.events.EncodedEvent;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.MalformedEvent;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.slack.AnswerGiven;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final EventEnvelope<AnswerGiven> GIVEN = EventEnvelope.received(
            "answer/a-1",
            "/notifier",
            Instant.parse("2026-03-14T09:26:53Z"),
            new AnswerGiven("a-1", new ChannelRef("T0ACME", "C0SHOP")));

    @Test
    void readsAnEventAndIgnoresHeadersOfOthers() {
        ConsumerRecord<String, byte[]> received = asReceived(EventCodec.encode(GIVEN));
        received.headers().add("empty", null).add("other", new byte[] {(byte) 0xff});

        assertThat(EventReader.read(received)).isEqualTo(GIVEN);
    }

    @Test
    void saysThatARecordOfSomebodyElseIsMalformed() {
        ConsumerRecord<String, byte[]> foreign = new ConsumerRecord<>("cimon.slack.results", 0, 0, "key", new byte[0]);

        assertThatThrownBy(() -> EventReader.read(foreign))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("no ce_type header");
    }

    private static ConsumerRecord<String, byte[]> asReceived(EncodedEvent event) {
        ConsumerRecord<String, byte[]> received = new ConsumerRecord<>(event.topic(), 0, 0, event.key(), event.value());
        event.headers().forEach((name, value) -> received.headers().add(name, value.getBytes(UTF_8)));
        return received;
    }
}
