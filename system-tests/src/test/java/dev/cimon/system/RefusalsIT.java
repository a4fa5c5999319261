package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.story.ControlApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a provider refuses reaches Slack in the provider's words, and the way to mend it with them. */
@ExtendWith(LogsOnFailure.class)
class RefusalsIT {

    private final Team team = Team.shop().setUp(0);
    private final ControlApi sandbox = team.sandbox();

    @AfterEach
    void giveEverythingBack() {
        sandbox.withhold("github", sandbox.object());
        sandbox.withhold("circleci", sandbox.object());
    }

    @Test
    void saysThatCircleCiDoesNotKnowTheProject() {
        ObjectNode hidden = sandbox.object();
        hidden.putArray("hidden").add("gh/acme/shop");
        sandbox.withhold("circleci", hidden);

        String deployment = team.deploy("alice", "main", "test");

        assertThat(team.awaitSaying(deployment, ": failed").read()).contains("CircleCI refused: Project not found");
        assertThat(Team.states(team.awaitStatus(deployment, "error"))).isEqualTo("queued error");
    }

    @Test
    void saysThatTheTokenOfCircleCiIsRevoked() {
        sandbox.withhold("circleci", sandbox.object().put("tokenRevoked", true));

        String deployment = team.deploy("alice", "main", "test");

        assertThat(team.awaitSaying(deployment, ": failed").read())
                .contains("CircleCI refused: ")
                .contains("CIRCLECI_TOKEN");
    }

    @Test
    void saysThatGitHubTakesNoDeployments() {
        ObjectNode withheld = sandbox.object();
        withheld.putArray("withheld").add("deployments:write");
        sandbox.withhold("github", withheld);

        String deployment = team.deploy("alice", "main", "test");

        assertThat(team.awaitSaying(deployment, ": failed").read())
                .contains("GitHub refused: Resource not accessible by")
                .contains("deployments");
        assertThat(sandbox.pipelines(deployment)).isEmpty();
    }

    @Test
    void saysThatTheTokenOfGitHubIsRevoked() {
        sandbox.withhold("github", sandbox.object().put("tokensRevoked", true));

        assertThat(team.ask("alice", "deploy main to test").read())
                .contains("Bad credentials")
                .contains("GITHUB_TOKEN");
    }
}
