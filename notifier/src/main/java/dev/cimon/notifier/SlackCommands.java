package dev.cimon.notifier;

import dev.cimon.bus.EventConsumption;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.OpenModal;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.events.slack.SlackCommand;
import dev.cimon.notifier.answer.Answerer;
import dev.cimon.notifier.message.Painter;
import dev.cimon.notifier.work.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Notes each command in the database and acknowledges it then; showing it comes later. While the database is away the
 * records wait, in order. What can never be noted goes to the dead-letter topic.
 */
@ApplicationScoped
class SlackCommands {

    private final EventConsumption events;
    private final Transactions transactions;
    private final Painter painter;
    private final Answerer answerer;
    private final ExecutorService virtualThreads;

    SlackCommands(
            EventConsumption events,
            Transactions transactions,
            Painter painter,
            Answerer answerer,
            @VirtualThreads ExecutorService virtualThreads) {
        this.events = events;
        this.transactions = transactions;
        this.painter = painter;
        this.answerer = answerer;
        this.virtualThreads = virtualThreads;
    }

    void onStart(@Observes StartupEvent started) {
        events.expect(Topic.SLACK_COMMANDS);
    }

    @Incoming("slack-commands")
    Uni<Void> on(ConsumerRecord<String, byte[]> received) {
        return events.consume(
                        received,
                        envelope -> Uni.createFrom()
                                .item(envelope)
                                .emitOn(virtualThreads)
                                .invoke(this::take)
                                .replaceWithVoid())
                .onFailure(CancellationException.class)
                .recoverWithUni(() -> Uni.createFrom().nothing());
    }

    private void take(EventEnvelope<Event> envelope) {
        if (!(envelope.data() instanceof SlackCommand command)) {
            throw new IllegalArgumentException(
                    "not a Slack command: " + envelope.data().getClass());
        }
        if (command instanceof OpenModal) {
            return; // has a reader of its own, which is in a hurry
        }
        transactions.commitWhenPossible(() -> note(envelope, command));
        wake(command);
    }

    private Uni<Void> note(EventEnvelope<Event> envelope, SlackCommand command) {
        return switch (command) {
            case ShowMessage message -> painter.accept(envelope, message);
            case AnswerPerson answer -> answerer.accept(envelope, answer);
            case OpenModal _ -> Uni.createFrom().voidItem();
        };
    }

    private void wake(SlackCommand command) {
        switch (command) {
            case ShowMessage _ -> painter.wake();
            case AnswerPerson _ -> answerer.wake();
            case OpenModal _ -> {}
        }
    }
}
