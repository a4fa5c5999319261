package dev.cimon.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cimon.events.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Everything that stands on the dead-letter topics.
 *
 * <p>That a letter was put back is remembered where the letter stands: a mark is appended to the same partition of the
 * dead-letter topic, a record without key and value whose header {@value #REPLAYED_OFFSET} names the letter's offset and
 * {@value #REPLAYED_TO} its new place. Committed offsets could not tell one letter of a partition from the next, and
 * Kafka forgets those of a group that nobody uses; a mark stands behind its letter in the same log and so is kept at
 * least as long. A letter is put back first and marked then: if the command dies between the two, it still counts as set
 * aside, and putting it back again does no harm, because its {@code ce_id} is the same and an event acts once.
 */
final class DeadLetterQueue implements AutoCloseable {

    static final String REPLAYED_OFFSET = "replayed-offset";
    static final String REPLAYED_TO = "replayed-to";

    private static final Comparator<DeadLetter> OLDEST_FIRST = Comparator.comparing(DeadLetter::setAside)
            .thenComparing(letter -> letter.partition().topic())
            .thenComparingInt(letter -> letter.partition().partition())
            .thenComparingLong(DeadLetter::offset);

    private final Topics topics;
    private final Writer writer;

    DeadLetterQueue(Cluster cluster, Topics topics) {
        this.topics = topics;
        this.writer = new Writer(cluster);
    }

    /** Every letter, oldest first, those that were put back among them. */
    List<DeadLetter> letters() {
        List<DeadLetter> letters = new ArrayList<>();
        Map<String, String> replays = new HashMap<>();
        for (Topic topic : Topic.values()) {
            topics.readAll(topics.partitionsOf(List.of(topic.deadLetterName())), record -> {
                if (isMark(record)) {
                    replays.put(
                            record.partition() + "@"
                                    + record.header(REPLAYED_OFFSET).orElse(""),
                            record.header(REPLAYED_TO).orElse("?"));
                } else {
                    letters.add(DeadLetter.of(record, topic));
                }
            });
        }
        letters.sort(OLDEST_FIRST);
        letters.replaceAll(letter ->
                letter.replayedTo(Optional.ofNullable(replays.get(letter.partition() + "@" + letter.offset()))));
        for (int place = 0; place < letters.size(); place++) {
            letters.set(place, letters.get(place).numbered(place + 1));
        }
        return letters;
    }

    /** The letter as it stands there, unless the broker has dropped it meanwhile. */
    Optional<Received> open(DeadLetter letter) {
        return topics.at(letter.partition(), letter.offset());
    }

    /**
     * Puts it back onto the topic it came from, as it was: same key, value and headers; remembers that.
     *
     * @return where it stands now, nothing if the broker has dropped it meanwhile
     * @throws KafkaException if the broker does not take it
     */
    Optional<String> replay(DeadLetter letter) {
        Optional<Received> opened = open(letter);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        RecordMetadata put = writer.send(asItWas(opened.get(), letter.origin()));
        String place = new TopicPartition(put.topic(), put.partition()) + "@" + put.offset();
        writer.send(mark(letter, place));
        return Optional.of(place);
    }

    @Override
    public void close() {
        writer.close();
    }

    private static ProducerRecord<byte[], byte[]> asItWas(Received opened, Topic origin) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                origin.topicName(), opened.bytes().key(), opened.bytes().value());
        for (Header header : opened.bytes().headers()) {
            if (!DeadLetter.adds(header.key())) {
                record.headers().add(header);
            }
        }
        return record;
    }

    private static ProducerRecord<byte[], byte[]> mark(DeadLetter letter, String place) {
        ProducerRecord<byte[], byte[]> mark = new ProducerRecord<>(
                letter.partition().topic(), letter.partition().partition(), null, null);
        mark.headers().add(REPLAYED_OFFSET, Long.toString(letter.offset()).getBytes(UTF_8));
        mark.headers().add(REPLAYED_TO, place.getBytes(UTF_8));
        return mark;
    }

    /** What was set aside by a consumer says from where, whatever headers it had before. */
    private static boolean isMark(Received record) {
        return record.header(REPLAYED_OFFSET).isPresent()
                && record.header(DeadLetter.FROM_TOPIC).isEmpty();
    }
}
