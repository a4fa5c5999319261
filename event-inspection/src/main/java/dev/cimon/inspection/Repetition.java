package dev.cimon.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cimon.events.Topic;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Puts what was written in a span of time onto its topics once more, for example after a database was restored. */
record Repetition(Topics topics, Writer writer, EventLines lines, PrintStream out, PrintStream err) {

    /** Names in a record that was put there by this where it stood before. */
    static final String REPEATED_FROM = "repeated-from";

    /** The engine remembers for this long what has acted, and would let anything older act again. */
    static final Duration REMEMBERED = Duration.ofDays(29);

    private static final int NOT_DONE = 1;

    /**
     * A span of time.
     *
     * @param to excluded
     */
    record Span(Instant from, Instant to) {

        boolean holds(Instant written) {
            return !written.isBefore(from) && written.isBefore(to);
        }
    }

    /** In order of time, so that what depends on each other comes as it came. */
    int repeat(List<Topic> wanted, Span span, Selection selection, Instant now, boolean dryRun) {
        if (!span.from().isBefore(span.to())) {
            err.println("cimon: --from has to be before --to.");
            return NOT_DONE;
        }
        if (span.from().isBefore(now.minus(REMEMBERED))) {
            err.println("cimon: Cimon knows for " + REMEMBERED.toDays()
                    + " days what has acted; what is older would act again. Begin later.");
            return NOT_DONE;
        }
        List<Received> found = find(wanted, span, selection);
        for (Received event : found) {
            out.println(lines.line(event));
            if (!dryRun) {
                writer.send(again(event));
            }
        }
        out.println();
        out.println(
                dryRun
                        ? found.size()
                                + " would be put back; without --dry-run they are. What has acted does not act again."
                        : found.size() + " put back. What had acted does not act again.");
        return 0;
    }

    private List<Received> find(List<Topic> wanted, Span span, Selection selection) {
        List<TopicPartition> partitions =
                topics.partitionsOf(wanted.stream().map(Topic::topicName).toList());
        List<Received> found = new ArrayList<>();
        topics.readFrom(partitions, span.from(), event -> {
            if (span.holds(event.written())
                    && event.header(REPEATED_FROM).isEmpty()
                    && event.readable()
                    && selection.takes(event)) {
                found.add(event);
            }
        });
        found.sort(Comparator.comparing(Received::written));
        return found;
    }

    private static ProducerRecord<byte[], byte[]> again(Received event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                event.bytes().topic(), event.bytes().key(), event.bytes().value());
        for (Header header : event.bytes().headers()) {
            record.headers().add(header);
        }
        record.headers().add(REPEATED_FROM, event.place().getBytes(UTF_8));
        return record;
    }
}
