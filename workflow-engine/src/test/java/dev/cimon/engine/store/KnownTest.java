package dev.cimon.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.decide.Situation;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.project.Project;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownTest {

    private static final Scope SHOP = scope(null);
    private static final Scope FIRST = scope(1L);

    private final Known known = new Known(
            "/cimon",
            null,
            List.of(
                    new Place(SHOP, List.of(), Samples.SHOP, null),
                    new Place(FIRST, List.of(), Samples.SHOP, Samples.id(1)),
                    new Place(Scope.NONE, List.of(), null, null)));

    private static Scope scope(@Nullable Long deployment) {
        return new Scope(
                Samples.SHOP,
                null,
                null,
                deployment == null ? null : Samples.id(deployment),
                null,
                null,
                null,
                Scope.Detail.NONE,
                null);
    }

    private static Deployment deployment(long number, DeploymentState state) {
        return Samples.deployment(number, state, Samples.commit());
    }

    private static Deployment ended(long number) {
        return deployment(number, new DeploymentState.Refused("No.", Samples.NOON));
    }

    @Test
    void tellsWhatIsOnItsWayAndTheLastTen() {
        known.add(Samples.project());
        LongStream.rangeClosed(1, 12).forEach(number -> known.add(ended(number)));
        Deployment waiting = deployment(13, new DeploymentState.Requested());
        known.add(waiting);

        Situation situation = known.situation(SHOP);

        assertThat(situation.deployments()).containsExactly(waiting);
        assertThat(situation.recent())
                .extracting(Deployment::number)
                .containsExactly(13L, 12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L);
        assertThat(situation.asked()).isNull();
        assertThat(known.situation(FIRST).asked()).isEqualTo(ended(1));
    }

    @Test
    void knowsWhatHasBeenDecidedBefore() {
        known.add(Samples.project());
        known.add(deployment(1, new DeploymentState.Requested()));
        Project counted = Samples.project().counted();
        Deployment second = deployment(2, new DeploymentState.Requested());

        known.changed(new Decision(
                counted,
                List.of(),
                List.of(ended(1), second),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));

        Situation situation = known.situation(FIRST);
        assertThat(situation.project()).isEqualTo(counted);
        assertThat(situation.deployments()).containsExactly(second);
        assertThat(situation.recent()).containsExactly(second, ended(1));
        assertThat(situation.asked()).isEqualTo(ended(1));
    }

    @Test
    void knowsNothingOfARepositoryThatNobodyHasSetUp() {
        known.add(deployment(1, new DeploymentState.Requested()));

        assertThat(known.situation(SHOP).project()).isNull();
        assertThat(known.situation(SHOP).deployments()).isEmpty();
        assertThat(known.situation(Scope.NONE).slash()).isEqualTo("/cimon");
    }

    @Test
    void refusesToTellOfWhatNobodyAskedFor() {
        assertThatThrownBy(() -> known.situation(scope(2L))).hasMessageStartingWith("never asked for: ");
    }
}
