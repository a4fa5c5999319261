package dev.cimon.notifier.modal;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.ModalFailed;
import dev.cimon.events.slack.ModalOpened;
import dev.cimon.events.slack.OpenModal;
import dev.cimon.events.slack.SlackResult;
import dev.cimon.notifier.answer.Answerer;
import dev.cimon.notifier.result.Results;
import dev.cimon.notifier.work.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The memory of which modals were opened; the modals themselves are not stored. */
@ApplicationScoped
class Modals {

    private static final Logger LOG = Logger.getLogger(Modals.class);

    private static final String NOTE = """
            insert into notifier.modal (modal_id) values (:id) on conflict (modal_id) do nothing""";

    private static final String IS_SETTLED = "select opened is not null from notifier.modal where modal_id = :id";

    private static final String SETTLE = """
            update notifier.modal set opened = :opened where modal_id = :id and opened is null""";

    private static final String FORGET = """
            delete from notifier.modal where received_at < now() - interval '1 day'""";

    /** What is known of a modal when it is asked for. */
    enum History {
        /** Nothing. */
        NEW,
        /** It was asked for, and nobody knows how that ended. */
        TRIED,
        SETTLED
    }

    private final Transactions transactions;
    private final Results results;
    private final Answerer answerer;

    Modals(Transactions transactions, Results results, Answerer answerer) {
        this.transactions = transactions;
        this.results = results;
        this.answerer = answerer;
    }

    History note(String modalId) {
        return transactions.commitWhenPossible(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(NOTE)
                        .setParameter("id", modalId)
                        .executeUpdate()
                        .chain(added -> added == 1
                                ? Uni.createFrom().item(History.NEW)
                                : session.createNativeQuery(IS_SETTLED, Boolean.class)
                                        .setParameter("id", modalId)
                                        .getSingleResult()
                                        .map(settled -> settled ? History.SETTLED : History.TRIED))));
    }

    void opened(EventEnvelope<?> envelope, OpenModal command) {
        ModalOpened result = new ModalOpened(command.modalId(), command.channel());
        transactions.commitWhenPossible(() ->
                settle(command, true, () -> tell(envelope, command.modalId() + "/modal-opened", result)));
        results.wake();
    }

    /** Also tells the person, as an answer. */
    void failed(EventEnvelope<?> envelope, OpenModal command, String reason) {
        ModalFailed result = new ModalFailed(command.modalId(), command.channel(), reason);
        AnswerPerson answer = new AnswerPerson(
                command.modalId(), command.channel(), command.user(), command.responseUrl(), false, command.tooLate());
        transactions.commitWhenPossible(() -> settle(
                command,
                false,
                () -> tell(envelope, command.modalId() + "/modal-failed", result)
                        .chain(() -> answerer.accept(envelope, answer))));
        answerer.wake();
        results.wake();
    }

    @Scheduled(every = "1h", delayed = "1m")
    @RunOnVirtualThread
    void forgetOldModals() {
        int forgotten = transactions.commit(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET).executeUpdate()));
        LOG.debugf("forgot %d old modals", forgotten);
    }

    /** Once, whoever comes first. */
    private static Uni<Void> settle(OpenModal command, boolean opened, Supplier<Uni<Void>> telling) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SETTLE)
                        .setParameter("opened", opened)
                        .setParameter("id", command.modalId())
                        .executeUpdate())
                .chain(settled ->
                        settled == 1 ? telling.get() : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(EventEnvelope<?> envelope, String id, SlackResult result) {
        return Transactions.now().chain(now -> results.add(id, now, envelope.id(), envelope.traceparent(), result));
    }
}
