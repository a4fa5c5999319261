package dev.cimon.engine.story;

import dev.cimon.bus.EventReader;
import dev.cimon.events.EncodedEvent;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What stands around the engine on the bus: says what gateways say, hears what the notifier hears. */
final class Bus implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final TopicReader commands = KafkaResource.reader(Topic.SLACK_COMMANDS_NAME);
    private final TopicReader decisions = KafkaResource.reader(Topic.DEPLOYMENTS_NAME);

    Bus(String brokers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
    }

    void say(String id, Event event) {
        EncodedEvent encoded = EventCodec.encode(EventEnvelope.received(id, "/test", Instant.now(), event));
        ProducerRecord<String, byte[]> written = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(written);
    }

    void sayRubbish(Topic topic) {
        send(new ProducerRecord<>(topic.topicName(), "acme/shop", "rubbish".getBytes(StandardCharsets.UTF_8)));
    }

    private void send(ProducerRecord<String, byte[]> written) {
        try {
            producer.send(written).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("the broker did not take the record", e);
        }
    }

    /** The first command for Slack of this kind that fits. */
    <E extends Event> E command(Class<E> type, Predicate<E> fits) {
        return await(commands, type, fits);
    }

    <E extends Event> E decision(Class<E> type, Predicate<E> fits) {
        return await(decisions, type, fits);
    }

    <E extends Event> List<E> decisions(Class<E> type) {
        return all(decisions, type);
    }

    <E extends Event> List<E> commands(Class<E> type) {
        return all(commands, type);
    }

    private static <E extends Event> List<E> all(TopicReader topic, Class<E> type) {
        return topic.all().stream()
                .map(received -> EventReader.read(received).data())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <E extends Event> E await(TopicReader topic, Class<E> type, Predicate<E> fits) {
        Event found = EventReader.read(topic.await(received -> {
                    Event event = EventReader.read(received).data();
                    return type.isInstance(event) && fits.test(type.cast(event));
                }))
                .data();
        return type.cast(found);
    }

    @Override
    public void close() {
        producer.close();
        commands.close();
        decisions.close();
    }
}
