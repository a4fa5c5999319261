package dev.cimon.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.EffectSamples;
import dev.cimon.engine.decide.Samples;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.slack.CommandEntered;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    /** A transaction that goes on until the test ends it. */
    private record Open(List<Work> works, int mostFailures, UniEmitter<? super Void> end) {
        String names() {
            return works.stream().map(GroupCommitTest::name).collect(Collectors.joining(" "));
        }
    }

    private final List<Open> begun = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final GroupCommit group = new GroupCommit(
            (works, mostFailures) -> Uni.createFrom().emitter(end -> begun.add(new Open(works, mostFailures, end))));

    @Test
    void storesAtOnceWhatComesInWhileLittleGoesOn() {
        commit(push("a", 1));

        assertThat(transactions()).containsExactly("a1");
        begun.getFirst().end().complete(null);
        assertThat(told).containsExactly("a1 stored");
    }

    @Test
    void storesTogetherWhatComesInWhileOthersAreBeingStored() {
        keepBusy();
        commit(push("a", 1), push("b", 1), push("a", 2), push("c", 1));

        begun.getFirst().end().complete(null);

        assertThat(transactions()).endsWith("a1 a2 b1 c1");
        begun.getLast().end().complete(null);
        assertThat(told).contains("a1 stored", "a2 stored", "b1 stored", "c1 stored");
    }

    @Test
    void neverHasTwoTransactionsAboutOneRepositoryAtOnce() {
        commit(push("a", 1), push("a", 2), push("b", 1), push("a", 3));
        assertThat(transactions()).containsExactly("a1", "b1");

        begun.getFirst().end().complete(null);

        assertThat(transactions()).containsExactly("a1", "b1", "a2 a3");
    }

    @Test
    void givesACommandATransactionOfItsOwn() {
        keepBusy();
        commit(push("a", 1), command(1), command(2), push("b", 1));
        assertThat(transactions()).endsWith("command1");

        begun.getLast().end().complete(null);

        assertThat(transactions()).endsWith("command1", "command2");
    }

    @Test
    void triesEachAloneAndInOrderWhenTheyCannotBeStoredTogether() {
        keepBusy();
        commit(push("a", 1), push("a", 2), push("b", 1));
        begun.getFirst().end().complete(null);
        assertThat(begun.getLast().mostFailures()).isEqualTo(1);
        commit(push("a", 3));

        begun.getLast().end().fail(new IllegalStateException("one of them"));
        assertThat(transactions()).endsWith("a1 a2 b1", "a1", "b1");
        assertThat(told).noneMatch(line -> line.startsWith("a"));

        assertThat(begun.get(3).mostFailures()).isEqualTo(Persistence.MOST_FAILURES);
        begun.get(3).end().fail(new IllegalStateException("this one"));
        begun.get(4).end().complete(null);
        assertThat(told).endsWith("a1: this one", "b1 stored");

        assertThat(transactions()).endsWith("a2");
        begun.getLast().end().complete(null);
        assertThat(transactions()).endsWith("a2", "a3");
        commit(push("a", 4), push("a", 5));
        begun.getLast().end().complete(null);
        assertThat(transactions()).endsWith("a4 a5");
        assertThat(begun.getLast().mostFailures()).isEqualTo(1);
    }

    @Test
    void triesTogetherAndHalfAsManyAtATimeWhatWasTooSlow() {
        keepBusy();
        commit(push("a", 1), push("a", 2), push("b", 1), push("c", 1), push("d", 1));
        begun.getFirst().end().complete(null);
        assertThat(transactions()).endsWith("a1 a2 b1 c1 d1");

        begun.getLast().end().fail(new TimeoutException());
        assertThat(transactions()).endsWith("a1 a2 b1 c1 d1", "a1 a2");
        assertThat(told).containsExactly("x1 stored");

        begun.getLast().end().complete(null);
        assertThat(transactions()).endsWith("a1 a2", "b1 c1 d1");
        begun.getLast().end().complete(null);
        assertThat(told).endsWith("a1 stored", "a2 stored", "b1 stored", "c1 stored", "d1 stored");
    }

    @Test
    void triesApartWhatCannotBeStoredByItself() {
        commit(push("a", 1), push("b", 1));
        assertThat(begun).extracting(Open::mostFailures).containsExactly(1, 1);

        begun.get(0).end().fail(new TimeoutException());
        begun.get(1).end().fail(new IllegalStateException("this one"));
        commit(push("c", 1), push("d", 1), push("a", 2));

        assertThat(transactions()).endsWith("a1", "b1", "c1", "d1");
        assertThat(begun.get(2).mostFailures()).isEqualTo(Persistence.MOST_FAILURES);
        assertThat(begun.get(3).mostFailures()).isEqualTo(Persistence.MOST_FAILURES);
        begun.get(2).end().complete(null);
        begun.get(3).end().fail(new IllegalStateException("this one"));
        assertThat(told).containsExactly("a1 stored", "b1: this one");
    }

    @Test
    void givesCommandsTheirTransactionsWhileMuchIsTriedAlone() {
        keepBusy();
        commit(push("a", 1), push("b", 1), push("c", 1), push("d", 1), push("e", 1));
        begun.getFirst().end().complete(null);
        begun.getLast().end().fail(new IllegalStateException("one of them"));
        assertThat(transactions()).endsWith("a1", "b1", "c1", "d1");

        commit(command(1));

        assertThat(transactions()).endsWith("d1", "command1");
    }

    @Test
    void decidesByNewRulesInATransactionThatHasLoadedWhatTheyAskFor() {
        keepBusy();
        commit(push("a", 1), workflowRead("a", 7), push("a", 2), push("b", 1));

        begun.getFirst().end().complete(null);

        assertThat(transactions()).endsWith("a1 effect7 b1");
        begun.getLast().end().complete(null);
        assertThat(transactions()).endsWith("a1 effect7 b1", "a2");
    }

    @Test
    void storesTogetherWhatConcernsNoRepository() {
        keepBusy();
        commit(done(7), done(8));

        begun.getFirst().end().complete(null);

        assertThat(transactions()).endsWith("effect7 effect8");
    }

    private void keepBusy() {
        commit(push("x", 1), push("y", 1));
        assertThat(transactions()).containsExactly("x1", "y1");
    }

    private List<String> transactions() {
        return begun.stream().map(Open::names).toList();
    }

    private void commit(Work... works) {
        for (Work work : works) {
            group.commit(work)
                    .subscribe()
                    .with(
                            _ -> told.add(name(work) + " stored"),
                            trouble -> told.add(name(work) + ": " + trouble.getMessage()));
        }
    }

    private static String name(Work work) {
        return switch (work) {
            case Work.Received received -> received.envelope().id();
            case Work.Finished finished -> "effect" + finished.effect().id();
            case Work.Postponed later -> "effect" + later.effect().id();
        };
    }

    private static Work push(String repository, int number) {
        return received(
                repository + number,
                new PushReceived(
                        RepositoryName.of("acme/" + repository),
                        null,
                        "refs/heads/main",
                        false,
                        true,
                        false,
                        null,
                        "main",
                        null,
                        null));
    }

    private static Work command(int number) {
        return received(
                "command" + number,
                new CommandEntered(Samples.CHANNEL, Samples.ALICE, "/cimon", "list", "1.2", Samples.RESPONSE_URL));
    }

    private static Work received(String id, Event event) {
        return new Work.Received(EventEnvelope.received(id, "/test", Instant.EPOCH, event));
    }

    private static Work workflowRead(String repository, long id) {
        Effect.ReadWorkflow read =
                new Effect.ReadWorkflow(RepositoryName.of("acme/" + repository), "main", null, null, false);
        return finished(id, read, Optional.of(new EffectResult.WorkflowRead(read, Samples.REVISION, null, null)));
    }

    private static Work done(long id) {
        return finished(id, EffectSamples.publish(), Optional.empty());
    }

    private static Work finished(long id, Effect effect, Optional<EffectResult> result) {
        Claim claim = new Claim(id, new UUID(0, 0), "{}", null, 1, Instant.EPOCH, false, 0);
        return new Work.Finished(new PendingEffect(claim, effect), result);
    }
}
