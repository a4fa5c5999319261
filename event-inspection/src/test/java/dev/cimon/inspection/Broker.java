package dev.cimon.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.cimon.events.EncodedEvent;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.sandbox.infra.EmbeddedKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real broker with Cimon's topics, two partitions each; before each test nothing stands on them. */
final class Broker implements BeforeEachCallback, AfterAllCallback {

    /** The times of the tests are older than what Kafka keeps by itself. */
    private static final Map<String, String> LARGE_AND_KEPT =
            Map.of("max.message.bytes", "2000000", "retention.ms", "-1");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedKafka kafka = EmbeddedKafka.startTemporary();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    private final KafkaProducer<byte[], byte[]> producer;

    Broker() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", "2000000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    String address() {
        return kafka.bootstrapServers();
    }

    /** As they are after the first start. */
    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        List<NewTopic> topics = Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName()))
                .map(name -> new NewTopic(name, 2, (short) 1).configs(LARGE_AND_KEPT))
                .toList();
        CreateTopicsResult created = await().atMost(PATIENCE).ignoreExceptions().until(() -> create(topics), _ -> true);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> knowsOnly(created));
    }

    private CreateTopicsResult create(List<NewTopic> topics) throws Exception {
        CreateTopicsResult created = admin.createTopics(topics);
        created.all().get();
        return created;
    }

    /** Until then it may take a record for a topic of the same name that is being deleted. */
    private boolean knowsOnly(CreateTopicsResult created) throws Exception {
        Collection<TopicDescription> known = admin.describeTopics(
                        created.values().keySet())
                .allTopicNames()
                .get()
                .values();
        for (TopicDescription topic : known) {
            if (!topic.topicId().equals(created.topicId(topic.name()).get())) {
                return false;
            }
        }
        return true;
    }

    void publish(EventEnvelope<?> envelope) throws Exception {
        EncodedEvent event = EventCodec.encode(envelope);
        List<String> headers = new ArrayList<>();
        event.headers().forEach((name, value) -> headers.addAll(List.of(name, value)));
        put(event.topic(), null, envelope.time(), event.key(), event.value(), headers);
    }

    /** @param headers name, value, name, value … */
    void put(
            String topic,
            @Nullable Integer partition,
            Instant written,
            @Nullable String key,
            byte @Nullable [] value,
            List<String> headers)
            throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, partition, written.toEpochMilli(), key == null ? null : key.getBytes(UTF_8), value);
        for (int header = 0; header < headers.size(); header += 2) {
            record.headers().add(headers.get(header), headers.get(header + 1).getBytes(UTF_8));
        }
        producer.send(record).get();
    }

    /** Everything on the topic. */
    List<Received> on(String topic) {
        List<Received> all = new ArrayList<>();
        try (Topics topics = Topics.on(new Cluster(Map.of("bootstrap.servers", address())))) {
            topics.readAll(topics.partitionsOf(List.of(topic)), all::add);
        }
        return all;
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        producer.close();
        admin.close();
        kafka.close();
    }
}
