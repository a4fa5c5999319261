package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.DeploymentState.Superseded;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.deployment.Success;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderGateTest {

    private static final Revision OTHER = Samples.revision(0xdef);
    private static final String NOT_YET = "0000000 has not succeeded on test yet";
    private static final String SO = NOT_YET + ". Deploy it there first: /cimon deploy main to test";

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("nowhere yet", null, null, Verdict.REFUSE, SO),
                arguments(
                        "there",
                        succeeded("test", Samples.REVISION),
                        null,
                        Verdict.PASS,
                        "0000000 has succeeded on test."),
                arguments("another revision there", succeeded("test", OTHER), null, Verdict.REFUSE, SO),
                arguments("elsewhere", succeeded("preview", Samples.REVISION), null, Verdict.REFUSE, SO),
                arguments(
                        "waits for it",
                        null,
                        on("test", new Waiting(List.of(), null)),
                        Verdict.WAIT,
                        NOT_YET + ": #4 takes it there."),
                arguments(
                        "on its way there",
                        null,
                        on("test", new Creating()),
                        Verdict.WAIT,
                        NOT_YET + ": #4 takes it there."),
                arguments("on its way elsewhere", null, on("preview", new Creating()), Verdict.REFUSE, SO),
                arguments(
                        "not any more",
                        null,
                        on("test", new Superseded(Samples.id(9), Samples.NOON)),
                        Verdict.REFUSE,
                        SO),
                arguments("not found yet", null, unresolved(), Verdict.REFUSE, SO));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void wantsToSeeTheRevisionSucceedFirst(
            String where, @Nullable Success success, @Nullable Deployment other, Verdict verdict, String sentence) {
        assertThat(order(on("staging", new Requested()), success, other))
                .as(where)
                .isEqualTo(new GateFinding("order", verdict, sentence));
    }

    @ParameterizedTest
    @MethodSource("table")
    void asksNothingWhereTheWorkflowSaysNothing(
            String where, @Nullable Success success, @Nullable Deployment other, Verdict verdict, String sentence) {
        assertThat(order(on("preview", new Requested()), success, other))
                .isEqualTo(new GateFinding(
                        "order", Verdict.PASS, "Nothing has to go elsewhere before it goes to preview."));
    }

    private static GateFinding order(Deployment candidate, @Nullable Success success, @Nullable Deployment other) {
        return Given.finding(
                "order",
                Given.facts(
                        candidate,
                        Stream.ofNullable(other).toList(),
                        success == null ? Set.of() : Set.of(success),
                        "environments: {preview: , test: , staging: {after: test}}"));
    }

    private static Success succeeded(String environment, Revision revision) {
        return new Success(new EnvironmentName(environment), revision);
    }

    private static Deployment on(String environment, DeploymentState state) {
        return Samples.elsewhere(Samples.deployment(4, state, Samples.commit()), environment);
    }

    private static Deployment unresolved() {
        return Samples.deployment(4, new Requested(), null);
    }
}
