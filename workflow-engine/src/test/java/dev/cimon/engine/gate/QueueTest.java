package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTest {

    private static final Instant NOW = Samples.NOON;
    private static final GateFinding TURN = new GateFinding("concurrency", Verdict.WAIT, "#4 is being deployed.");
    private static final GateFinding LOCK = new GateFinding("lock", Verdict.WAIT, "bob has locked preview.");
    private static final Deployment FIRST = waiting(5, TURN);
    private static final Deployment LOCKED = waiting(6, LOCK, TURN);
    private static final Deployment SECOND = waiting(7, TURN);

    @Test
    void keepsTheOrderInWhichItWasAskedFor() {
        Queue queue = new Queue(List.of(SECOND, running(60), LOCKED, FIRST));
        assertThat(queue.waiting()).containsExactly(FIRST, LOCKED, SECOND);
        assertThat(queue.next()).contains(FIRST);
        assertThat(new Queue(List.of(LOCKED, SECOND)).next()).contains(SECOND);
        assertThat(new Queue(List.of(LOCKED)).next()).isEmpty();
    }

    @Test
    void estimatesTheStartFromWhatOthersTook() {
        Queue queue =
                new Queue(List.of(took(1, 100), took(2, 9_000), took(3, 300), running(60), FIRST, LOCKED, SECOND));
        assertThat(queue.start(FIRST, NOW)).contains(NOW.plusSeconds(240));
        assertThat(queue.start(SECOND, NOW)).contains(NOW.plusSeconds(540));
        assertThat(queue.start(LOCKED, NOW)).isEmpty();
    }

    @Test
    void countsFromNowWhatTakesLongerThanUsualOrHasNotStarted() {
        assertThat(new Queue(List.of(took(1, 50), running(60), FIRST)).start(FIRST, NOW))
                .contains(NOW);
        Deployment starting = Samples.deployment(4, new Triggering(900), Samples.commit());
        assertThat(new Queue(List.of(current(3, 50), starting, FIRST)).start(FIRST, NOW))
                .contains(NOW.plusSeconds(50));
    }

    @Test
    void estimatesNothingWhereNothingIsKnown() {
        assertThat(new Queue(List.of(running(60), FIRST)).start(FIRST, NOW)).isEmpty();
        assertThat(new Queue(List.of(took(1, 50), FIRST)).start(FIRST, NOW)).isEmpty();
    }

    private static Deployment waiting(long number, GateFinding... findings) {
        return in(number, new Waiting(List.of(findings), null));
    }

    private static Deployment running(long seconds) {
        return in(4, new Running(900, Samples.pipeline(), NOW.minusSeconds(seconds), List.of()));
    }

    private static Deployment took(long number, long seconds) {
        return in(number, new Inactive(900, Samples.pipeline(), NOW, NOW.plusSeconds(seconds), null, NOW));
    }

    private static Deployment current(long number, long seconds) {
        return in(number, new Succeeded(900, Samples.pipeline(), NOW, List.of(), NOW.plusSeconds(seconds)));
    }

    private static Deployment in(long number, DeploymentState state) {
        return Samples.deployment(number, state, Samples.commit());
    }
}
