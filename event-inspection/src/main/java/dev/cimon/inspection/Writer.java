package dev.cimon.inspection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts records onto topics; connects when there is something to put. */
final class Writer implements AutoCloseable {

    /** What has reached the topic may go back: the broker has taken it once, the client must not refuse it. */
    private static final int LARGEST_REQUEST = 64 * 1024 * 1024;

    private final Cluster cluster;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    Writer(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns once every in-sync replica has it.
     *
     * @throws KafkaException if the broker does not take it
     */
    RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer().send(record).get();
        } catch (ExecutionException refused) {
            throw new KafkaException(refused.getCause());
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(cluster.settings());
            settings.keySet().retainAll(ProducerConfig.configNames());
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
