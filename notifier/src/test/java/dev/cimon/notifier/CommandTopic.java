package dev.cimon.notifier;

import dev.cimon.bus.EventPublisher;
import dev.cimon.bus.EventReader;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.events.slack.SlackCommand;
import dev.cimon.events.slack.SlackResult;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.TopicReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Commands to the notifier, and what it answers. */
final class CommandTopic implements AutoCloseable {

    private final EventPublisher publisher;
    private final TopicReader results = KafkaResource.reader(Topic.SLACK_RESULTS_NAME);

    CommandTopic(EventPublisher publisher) {
        this.publisher = publisher;
    }

    void publish(SlackCommand command) {
        publish(command, Instant.now());
    }

    void publish(SlackCommand command, Instant decided) {
        publisher
                .publish(EventEnvelope.received(UUID.randomUUID().toString(), "/test", decided, command))
                .await()
                .indefinitely();
    }

    <R extends SlackResult> R result(Class<R> type, Predicate<R> fits) {
        return type.cast(EventReader.read(results.await(record -> {
                    Object data = EventReader.read(record).data();
                    return type.isInstance(data) && fits.test(type.cast(data));
                }))
                .data());
    }

    List<SlackResult> results(Predicate<SlackResult> fits) {
        return results.all().stream()
                .map(record -> EventReader.read(record).data())
                .filter(SlackResult.class::isInstance)
                .map(SlackResult.class::cast)
                .filter(fits)
                .toList();
    }

    @Override
    public void close() {
        results.close();
    }
}
