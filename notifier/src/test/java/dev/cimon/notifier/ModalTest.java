package dev.cimon.notifier;

import static dev.cimon.notifier.SimulatedSlack.NO_FAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.bus.EventPublisher;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Modal;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.AnswerGiven;
import dev.cimon.events.slack.ModalFailed;
import dev.cimon.events.slack.ModalOpened;
import dev.cimon.events.slack.OpenModal;
import dev.cimon.notifier.SimulatedSlack.TypedCommand;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.PostgresResource;
import dev.cimon.test.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(SandboxResource.class)
class ModalTest {

    private static final ChannelRef SHOP = new ChannelRef("T0ACME", "C0SHOP");
    private static final SlackUser ALICE = new SlackUser("U0ALICE", "alice");
    private static final Modal REASON =
            new Modal("Why?", "Lock", List.of(new Modal.TextInput("reason", "Reason", null, null, true, false)));

    /** When a trigger lived that has expired. */
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofMinutes(2));

    @Inject
    EventPublisher publisher;

    private final SimulatedSlack slack = new SimulatedSlack();
    private final String id = UUID.randomUUID().toString();
    private CommandTopic topic;

    @BeforeEach
    void open() {
        slack.fault(NO_FAULT);
        topic = new CommandTopic(publisher);
    }

    @AfterEach
    void close() {
        slack.fault(NO_FAULT);
        topic.close();
    }

    @Test
    void opensAModalForWhoeverTyped() throws Exception {
        topic.publish(modal(id, slack.typedCommand()));
        topic.result(ModalOpened.class, opened -> opened.modalId().equals(id));
        assertThat(slack.modals(id)).hasSize(1);
        assertThat(slack.modals(id).getFirst().path("private_metadata").asText())
                .isEqualTo("staging");
        assertThat(saidTooLate()).isEmpty();
    }

    @Test
    void aRepeatedCommandOpensOneModalAndSaysNothing() throws Exception {
        TypedCommand typed = slack.typedCommand();
        topic.publish(modal(id, typed));
        topic.result(ModalOpened.class, opened -> opened.modalId().equals(id));
        topic.publish(modal(id, typed));
        topic.publish(modal(id, typed), LONG_AGO);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> slack.calls("views.open", typed.triggerId()).size() == 2);
        nextModalOpens();
        assertThat(slack.modals(id)).hasSize(1);
        assertThat(topic.results(result -> result.toString().contains(id))).hasSize(1);
        assertThat(saidTooLate()).isEmpty();
    }

    @Test
    void tellsThePersonOnceThatItIsTooLate() throws Exception {
        TypedCommand typed = slack.typedCommand();
        topic.publish(modal(id, typed), LONG_AGO);
        assertThat(failure().reason()).isEqualTo("expired_trigger_id");
        topic.result(AnswerGiven.class, given -> given.answerId().equals(id));
        topic.publish(modal(id, typed), LONG_AGO);
        nextModalOpens();
        assertThat(saidTooLate()).hasSize(1);
        assertThat(slack.calls("views.open", typed.triggerId())).isEmpty();
        assertThat(slack.shownTo("C0SHOP", "bob").toString()).doesNotContain(id);
    }

    @Test
    void passesOnWhySlackRefuses() throws Exception {
        TypedCommand typed = slack.typedCommand();
        topic.publish(modal(id + "-first", typed));
        topic.result(ModalOpened.class, opened -> opened.modalId().equals(id + "-first"));
        topic.publish(modal(id, typed));
        assertThat(failure().reason()).isEqualTo("exchanged_trigger_id");
        topic.result(AnswerGiven.class, given -> given.answerId().equals(id));
        assertThat(saidTooLate()).hasSize(1);
    }

    @Test
    void aModalThatOpenedWithoutAnAnswerIsNotTakenForRefused() throws Exception {
        TypedCommand typed = slack.typedCommand();
        slack.fault("{\"timeoutAfterActingRate\":1}");
        topic.publish(modal(id, typed));
        await().atMost(Duration.ofSeconds(60)).until(() -> slack.modals(id).size() == 1);
        slack.fault(NO_FAULT);
        topic.result(ModalOpened.class, opened -> opened.modalId().equals(id));
        assertThat(saidTooLate()).isEmpty();
    }

    @Test
    void triesAgainWithinTheLifeOfTheTrigger() throws Exception {
        slack.fault("{\"errorRate\":1}");
        TypedCommand typed = slack.typedCommand();
        topic.publish(modal(id, typed));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !slack.calls("views.open", typed.triggerId()).isEmpty());
        slack.fault(NO_FAULT);
        topic.result(ModalOpened.class, opened -> opened.modalId().equals(id));
    }

    @Test
    void tellsThePersonWhatCannotBeDrawn() throws Exception {
        TypedCommand typed = slack.typedCommand();
        topic.publish(modal(id, typed, "x".repeat(3_001)));
        assertThat(failure().reason()).startsWith("cannot be drawn: the private metadata");
        topic.result(AnswerGiven.class, given -> given.answerId().equals(id));
        assertThat(saidTooLate()).hasSize(1);
    }

    private void nextModalOpens() throws Exception {
        String next = UUID.randomUUID().toString();
        topic.publish(modal(next, slack.typedCommand()));
        topic.result(ModalOpened.class, opened -> opened.modalId().equals(next));
    }

    private ModalFailed failure() {
        return topic.result(ModalFailed.class, failed -> failed.modalId().equals(id));
    }

    private List<String> saidTooLate() {
        return slack.shownTo("C0SHOP", "alice").findValuesAsText("text").stream()
                .filter(("Type it again: " + id)::equals)
                .toList();
    }

    private static OpenModal modal(String id, TypedCommand typed) {
        return modal(id, typed, "staging");
    }

    private static OpenModal modal(String id, TypedCommand typed, String metadata) {
        Content tooLate = Content.of(new Block.Heading("Type it again: " + id));
        return new OpenModal(id, SHOP, ALICE, typed.triggerId(), id, metadata, REASON, typed.responseUrl(), tooLate);
    }
}
