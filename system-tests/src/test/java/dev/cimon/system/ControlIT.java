package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How people steer what is deployed, from Slack to the trigger and back. */
@ExtendWith(LogsOnFailure.class)
class ControlIT {

    private final Team team = Team.shop().setUp(0);

    @AfterEach
    void letEverythingGoOn() {
        team.ask("alice", "thaw");
    }

    @Test
    void freezesEverythingUntilSomebodyThaws() {
        assertThat(team.ask("bob", "freeze \"Black Friday\" for 3 days").read())
                .contains("You have frozen *acme/shop* until ", "“Black Friday”");
        String deployment = team.deploy("alice", "main", "staging");
        assertThat(team.awaitSaying(deployment, ": waiting").read())
                .contains("bob has frozen all deployments: “Black Friday”.");
        assertThat(team.ask("carol", "thaw").read()).contains("What waited goes on.");
        team.assertSucceededExactlyOnce(deployment);
    }
}
