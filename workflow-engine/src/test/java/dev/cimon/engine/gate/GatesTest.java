package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.DeploymentState.Superseded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.reference.EnvironmentName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {

    private static final String FREE = "Nothing else is being deployed to preview.";
    private static final Deployment CANDIDATE = Samples.deployment(5, new Requested(), Samples.commit());

    static Stream<Arguments> table() {
        Deployment elsewhere = in("test", other(4, new Creating()));
        return Stream.of(
                arguments("nothing else", List.of(), Verdict.PASS, FREE),
                arguments("itself", List.of(CANDIDATE), Verdict.PASS, FREE),
                arguments("an active one", List.of(other(4, new Creating())), Verdict.WAIT, busy(4)),
                arguments("a newer active one", List.of(other(6, new Triggering(1))), Verdict.WAIT, busy(6)),
                arguments("an active one elsewhere", List.of(elsewhere), Verdict.PASS, FREE),
                arguments("an older that waits", List.of(other(4, waiting())), Verdict.WAIT, queued(4)),
                arguments("a newer that waits", List.of(other(6, waiting())), Verdict.PASS, FREE),
                arguments("an older unresolved", List.of(unresolved(4)), Verdict.PASS, FREE),
                arguments("one that is over", List.of(other(4, over())), Verdict.PASS, FREE),
                arguments("one in place", List.of(other(4, Samples.states().get(5))), Verdict.PASS, FREE),
                arguments(
                        "the active before the queued",
                        List.of(other(2, waiting()), other(4, new Creating())),
                        Verdict.WAIT,
                        busy(4)),
                arguments(
                        "the first of the queue",
                        List.of(other(3, waiting()), other(2, waiting())),
                        Verdict.WAIT,
                        queued(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void letsOneChangeAnEnvironmentAtATime(String others, List<Deployment> known, Verdict verdict, String sentence) {
        assertThat(Gates.examine(CANDIDATE, known))
                .as(others)
                .containsExactly(new GateFinding("concurrency", verdict, sentence));
    }

    @Test
    void looksAtEveryState() {
        for (DeploymentState state : Samples.states()) {
            Deployment other = other(4, state);
            Verdict verdict = other.over() ? Verdict.PASS : Verdict.WAIT;
            assertThat(Gates.examine(CANDIDATE, List.of(other)))
                    .as("%s", state)
                    .extracting(GateFinding::verdict)
                    .containsExactly(verdict);
        }
    }

    private static String busy(int number) {
        return "#" + number + " is being deployed to preview.";
    }

    private static String queued(int number) {
        return "#" + number + " is to be deployed to preview before this one.";
    }

    private static DeploymentState waiting() {
        return new Waiting(List.of());
    }

    private static DeploymentState over() {
        return new Superseded(Samples.id(9), Samples.NOON);
    }

    private static Deployment unresolved(long number) {
        return Samples.deployment(number, new Requested(), null);
    }

    private static Deployment other(long number, DeploymentState state) {
        return Samples.deployment(number, state, Samples.commit());
    }

    private static Deployment in(String environment, Deployment like) {
        return new Deployment(
                like.id(),
                like.number(),
                like.repository(),
                new EnvironmentName(environment),
                like.kind(),
                like.trigger(),
                like.askedRef(),
                like.commit(),
                like.url(),
                like.requestedAt(),
                like.version(),
                null,
                null,
                null,
                null,
                like.state());
    }
}
