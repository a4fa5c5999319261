package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.control.Controls;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the workflow says about a second deployment to one environment. */
class ConcurrencyGateTest {

    private static final Deployment NEW = number(5, new Requested());
    private static final Deployment HELD = number(5, new Waiting(List.of(), null));
    private static final String FREE = "Nothing else is being deployed to preview.";
    private static final String BUSY = "#4 is being deployed to preview";
    private static final String QUEUED = "#4 is to be deployed to preview before this one";
    private static final String NO_QUEUE = ", and the workflow lets nothing queue there. Try again once it has ended.";
    private static final String ROOM = "#4 makes room for this one.";

    static Stream<Arguments> table() {
        Deployment active = number(4, new Creating());
        Deployment queued = number(4, new Waiting(List.of(), null));
        Deployment newer = number(6, new Creating());
        String busyWithNewer = "#6 is being deployed to preview.";
        return Stream.of(
                arguments("queue", NEW, List.of(), Verdict.PASS, FREE),
                arguments("queue", NEW, List.of(active), Verdict.WAIT, BUSY + "."),
                arguments("queue", NEW, List.of(queued), Verdict.WAIT, QUEUED + "."),
                arguments("refuse", NEW, List.of(), Verdict.PASS, FREE),
                arguments("refuse", NEW, List.of(active), Verdict.REFUSE, BUSY + NO_QUEUE),
                arguments("refuse", NEW, List.of(queued), Verdict.REFUSE, QUEUED + NO_QUEUE),
                arguments("refuse", HELD, List.of(active), Verdict.WAIT, BUSY + "."),
                arguments("cancel-running", NEW, List.of(), Verdict.PASS, FREE),
                arguments("cancel-running", NEW, List.of(active), Verdict.WAIT, ROOM),
                arguments("cancel-running", NEW, List.of(queued), Verdict.WAIT, ROOM),
                arguments("cancel-running", HELD, List.of(active), Verdict.WAIT, ROOM),
                arguments("cancel-running", HELD, List.of(newer), Verdict.WAIT, busyWithNewer));
    }

    @ParameterizedTest
    @MethodSource("table")
    void followsTheWorkflow(
            String policy, Deployment candidate, List<Deployment> known, Verdict verdict, String sentence) {
        assertThat(Given.finding("concurrency", facts(candidate, known, policy)))
                .isEqualTo(new GateFinding("concurrency", verdict, sentence));
    }

    @Test
    void callsOffWhatIsOlderAndOnlyWhereTheWorkflowWantsIt() {
        Deployment begun = number(2, new Creating());
        Deployment queued = number(3, new Waiting(List.of(), null));
        Deployment newer = number(6, new Waiting(List.of(), null));
        List<Deployment> known = List.of(begun, queued, NEW, newer);
        assertThat(Gates.makingRoom(facts(NEW, known, "cancel-running"))).containsExactly(queued, begun);
        assertThat(Gates.makingRoom(facts(NEW, known, "queue"))).isEmpty();
        assertThat(Gates.makingRoom(facts(NEW, known, "refuse"))).isEmpty();
    }

    @Test
    void callsNothingOffForWhatAnotherGateHolds() {
        Lock lock = new Lock(Samples.PREVIEW, "T0ACME", Samples.BOB, null, Samples.NOON, null);
        Facts locked = Given.facts(
                NEW,
                List.of(number(2, new Creating()), NEW),
                Controls.NONE.with(lock),
                Given.workflow("environments: {preview: {concurrency: cancel-running}}"));
        assertThat(Gates.makingRoom(locked)).isEmpty();
    }

    private static Facts facts(Deployment candidate, List<Deployment> known, String policy) {
        return Given.facts(candidate, known, Set.of(), "environments: {preview: {concurrency: " + policy + "}}");
    }

    private static Deployment number(long number, DeploymentState state) {
        return Samples.deployment(number, state, Samples.commit());
    }
}
