package dev.cimon.inspection;

import dev.cimon.events.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A record that a consumer has set aside, without its value.
 *
 * @param number its place in the queue, the oldest is 1; what was put back keeps its number
 * @param partition of the dead-letter topic
 * @param origin the topic it was read from, to which it can go back
 * @param from where exactly it was read, as Kafka writes a place
 * @param readable whether it is an event at all: what is not comes straight back when it is put back
 * @param replayedTo where it was put back to, if it was
 */
record DeadLetter(
        int number,
        TopicPartition partition,
        long offset,
        Instant setAside,
        Topic origin,
        String from,
        Optional<String> type,
        Optional<String> id,
        Optional<String> key,
        String reason,
        boolean readable,
        Optional<String> replayedTo) {

    /** SmallRye's, which writes them in front of the record's own headers (its KafkaDeadLetterQueue). */
    static final String REASON = "dead-letter-reason";

    static final String CAUSE = "dead-letter-cause";
    static final String FROM_TOPIC = "dead-letter-topic";
    static final String FROM_PARTITION = "dead-letter-partition";
    static final String FROM_OFFSET = "dead-letter-offset";

    /** Of a letter that nobody has put back yet, as far as this record alone tells. */
    static DeadLetter of(Received record, Topic origin) {
        return new DeadLetter(
                0,
                record.partition(),
                record.offset(),
                record.written(),
                origin,
                record.firstHeader(FROM_TOPIC).orElse(origin.topicName())
                        + record.firstHeader(FROM_PARTITION).map("-"::concat).orElse("")
                        + record.firstHeader(FROM_OFFSET).map("@"::concat).orElse(""),
                record.header("ce_type"),
                record.header("ce_id"),
                record.key(),
                reason(record),
                record.readable(),
                Optional.empty());
    }

    /** Whether a header was added when the record was set aside. */
    static boolean adds(String header) {
        return header.startsWith("dead-letter-");
    }

    DeadLetter numbered(int place) {
        return new DeadLetter(
                place, partition, offset, setAside, origin, from, type, id, key, reason, readable, replayedTo);
    }

    DeadLetter replayedTo(Optional<String> place) {
        return new DeadLetter(
                number, partition, offset, setAside, origin, from, type, id, key, reason, readable, place);
    }

    private static String reason(Received record) {
        String reason = record.firstHeader(REASON).orElse("no reason given");
        return record.firstHeader(CAUSE)
                .filter(cause -> !reason.contains(cause))
                .map(cause -> reason + ": " + cause)
                .orElse(reason);
    }
}
