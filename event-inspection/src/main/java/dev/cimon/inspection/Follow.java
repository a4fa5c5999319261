package dev.cimon.inspection;

import dev.cimon.events.Topic;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Shows one deployment's way through all topics, from what asked for it to what Slack showed of its end. */
final class Follow {

    /** So long nothing may have come after the end of the deployment before the command ends, too. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Topics topics;
    private final EventLines lines;
    private final PrintStream out;
    private final PrintStream err;
    private @Nullable Instant first;
    private Instant previous = Instant.MIN;
    private Instant newest = Instant.MIN;

    Follow(Topics topics, EventLines lines, PrintStream out, PrintStream err) {
        this.topics = topics;
        this.lines = lines;
        this.out = out;
        this.err = err;
    }

    /** Returns when the deployment has ended and nothing more comes of it, or nobody reads the output any more. */
    int show(Wanted wanted) {
        Course course = new Course(wanted);
        topics.readAll(topics.partitionsOf(List.of(Topic.DEPLOYMENTS_NAME)), course::learn);
        if (!course.known()) {
            err.println("cimon: nothing on " + Topic.DEPLOYMENTS_NAME + " is about a deployment " + wanted + ".");
            return 1;
        }
        out.println(course.title());
        out.println();
        showPast(course);
        topics.follow(() -> goesOn(course), event -> {
            course.learn(event);
            if (course.concerns(event)) {
                show(event);
                newest = Instant.now();
            }
        });
        course.end().ifPresent(end -> {
            out.println();
            out.println(end.word() + " after " + seconds(first == null ? end.at() : first, end.at()));
        });
        return 0;
    }

    private void showPast(Course course) {
        List<TopicPartition> partitions = topics.partitionsOf(
                Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        List<Received> past = new ArrayList<>();
        topics.readAll(partitions, event -> {
            course.learn(event);
            if (course.concerns(event)) {
                past.add(event);
            }
        });
        past.sort(Comparator.comparing(Received::happened).thenComparing(Received::written));
        past.forEach(this::show);
    }

    private void show(Received event) {
        Instant happened = event.happened();
        out.println(lines.line(event, first == null ? "" : "+" + seconds(previous, happened)));
        if (first == null) {
            first = happened;
        }
        previous = happened;
        newest = event.written().isAfter(newest) ? event.written() : newest;
    }

    private boolean goesOn(Course course) {
        boolean quiet = course.end().isPresent() && Instant.now().isAfter(newest.plus(QUIET));
        return !quiet && !out.checkError();
    }

    private static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.3f s", Duration.between(from, to).toMillis() / 1000.0);
    }
}
