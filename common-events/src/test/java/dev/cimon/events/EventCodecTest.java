package dev.cimon.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    static List<EventEnvelope<Event>> full() {
        return Examples.full();
    }

    static List<EventEnvelope<Event>> minimal() {
        return Examples.minimal();
    }

    @ParameterizedTest
    @MethodSource({"full", "minimal"})
    void decodesWhatItEncoded(EventEnvelope<Event> envelope) {
        EncodedEvent encoded = EventCodec.encode(envelope);

        assertThat(EventCodec.decode(encoded.headers(), encoded.value())).isEqualTo(envelope);
    }

    @Test
    void hasAnExampleOfEveryType() {
        assertThat(Examples.full())
                .extracting(envelope -> EventType.of(envelope.data()))
                .hasSameElementsAs(EventType.all());
    }

    @ParameterizedTest
    @MethodSource("minimal")
    void leavesOutWhatIsAbsent(EventEnvelope<Event> envelope) {
        EncodedEvent encoded = EventCodec.encode(envelope);

        assertThat(encoded.headers()).doesNotContainKeys("ce_causationid", "traceparent");
        assertThat(new String(encoded.value(), StandardCharsets.UTF_8)).doesNotContain("null");
    }

    @ParameterizedTest
    @MethodSource("full")
    void addressesTheTopicOfItsTypeByPartitionKey(EventEnvelope<Event> envelope) {
        EncodedEvent encoded = EventCodec.encode(envelope);

        EventType type = EventType.of(envelope.data());
        assertThat(encoded.topic()).isEqualTo(type.topic().topicName());
        assertThat(encoded.key()).isEqualTo(envelope.data().partitionKey());
        assertThat(encoded.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", type.name())
                .containsEntry("ce_subject", encoded.key())
                .containsEntry("content-type", "application/json");
    }
}
