package dev.cimon.inspection;

import dev.cimon.events.Topic;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Shows events as they come. */
record Tail(Topics topics, EventLines lines, PrintStream out, PrintStream err) {

    /** Goes on until nobody reads its output any more. */
    int show(List<Topic> wanted, Selection selection, boolean fromBeginning) {
        List<TopicPartition> partitions =
                topics.partitionsOf(wanted.stream().map(Topic::topicName).toList());
        if (partitions.isEmpty()) {
            err.println("cimon: there are no topics of Cimon yet; its services create them when they start.");
            return 1;
        }
        if (fromBeginning) {
            showPast(partitions, selection);
        } else {
            topics.startAtEnd(partitions);
        }
        topics.follow(() -> !out.checkError(), event -> {
            if (selection.takes(event)) {
                out.println(lines.line(event));
            }
        });
        return 0;
    }

    /** In order of time; kept as lines, since whole records of a long past could be more than fits into memory. */
    private void showPast(List<TopicPartition> partitions, Selection selection) {
        List<Past> past = new ArrayList<>();
        topics.readAll(partitions, event -> {
            if (selection.takes(event)) {
                past.add(new Past(event.happened(), lines.line(event)));
            }
        });
        past.sort(Comparator.comparing(Past::happened));
        past.forEach(event -> out.println(event.line()));
    }

    private record Past(Instant happened, String line) {}
}
