package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.chaos.Trial;
import dev.cimon.pressure.Flood;
import dev.cimon.process.Deployed;
import dev.cimon.story.Tape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code ./cimon pressure burst}. */
@ExtendWith(LogsOnFailure.class)
class FloodIT {

    private static final int WEBHOOKS = 500;

    @Test
    void takesEveryWebhookOfAFloodOnceAndDeploysAfterItAsBefore() {
        Deployed system = Shared.system();
        system.sandbox().found("acme/flooded", "#flooded");
        Team team = new Team(system.sandbox(), "#flooded", "acme/flooded").setUp(0);
        Flood flood = new Flood(system, team.repository(), team.channel());

        flood.send(WEBHOOKS);

        assertThat(flood.refused()).isEmpty();
        assertThat(flood.taken()).isEqualTo(WEBHOOKS);
        try (Tape tape = Trial.tape(system.brokers())) {
            assertThat(flood.lost(tape.read())).isEmpty();
            assertThat(flood.twice(tape.read())).isEmpty();
        }
        team.assertSucceededExactlyOnce(team.deploy("alice", "main", "test"));
        Team.eventually(
                "one answer to each command, and each pull request as it was changed last",
                () -> Optional.of(flood)
                        .filter(one -> one.unanswered().isEmpty()
                                && one.untrue(team.channel()).isEmpty()));
    }
}
