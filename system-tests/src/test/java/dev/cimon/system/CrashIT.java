package dev.cimon.system;

import static dev.cimon.process.Service.NOTIFIER;
import static dev.cimon.process.Service.WORKFLOW_ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import dev.cimon.story.ControlApi;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogsOnFailure.class)
class CrashIT {

    private final Deployed system = Shared.system();
    private final Team team = Team.api().setUp(1);
    private final ControlApi sandbox = team.sandbox();

    @AfterEach
    void mendTheProviders() {
        mend("github");
        mend("circleci");
        mend("slack");
    }

    @Test
    void finishesWhatItHadAcceptedWhenTheEngineWasKilled() {
        String before = team.mark("alice");
        sandbox.command("alice", team.channel(), "deploy main to test");
        restart(WORKFLOW_ENGINE);

        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "test"));
    }

    @Test
    void createsOneGitHubDeploymentWhenKilledBeforeItHeardTheAnswer() {
        String before = team.mark("alice");
        neverAnswer("github");
        String sha = team.push("main", "Count orders", "bob-gh");
        Team.eventually(
                "GitHub has acted", () -> team.gitHubDeploymentsOf(sha).stream().findFirst());
        system.kill(WORKFLOW_ENGINE);
        mend("github");
        revive(WORKFLOW_ENGINE);

        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "preview"));
    }

    @Test
    void startsOnePipelineWhenKilledBeforeItHeardTheAnswer() {
        neverAnswer("circleci");
        String deployment = team.deploy("alice", "main", "test");
        team.awaitPipeline(deployment);
        system.kill(WORKFLOW_ENGINE);
        mend("circleci");
        revive(WORKFLOW_ENGINE);

        team.assertSucceededExactlyOnce(deployment);
    }

    @Test
    void asksGitHubAndCircleCiBeforeItRepeatsACallWithUnknownOutcome() {
        double found = healed(WORKFLOW_ENGINE, "github-deployment-found");
        String before = team.mark("alice");
        neverAnswer("github");
        neverAnswer("circleci");
        String sha = team.push("main", "Sort orders", "bob-gh");
        JsonNode created = Team.eventually(
                "GitHub has acted", () -> team.gitHubDeploymentsOf(sha).stream().findFirst());
        mend("github");
        team.awaitPipeline(
                created.path("payload").path("cimon").path("deployment").asText());
        mend("circleci");

        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "preview"));
        assertThat(healed(WORKFLOW_ENGINE, "github-deployment-found")).isGreaterThan(found);
        assertThat(healed(WORKFLOW_ENGINE, "pipeline-found")).isPositive();
    }

    @Test
    void asksCircleCiForTheEndOfAPipelineOfWhichNoWebhookTells() {
        double asked = healed(WORKFLOW_ENGINE, "ci-status-asked");
        sandbox.fault("circleci", sandbox.object().put("webhookDelay", "PT1M"));

        team.assertSucceededExactlyOnce(team.deploy("alice", "main", "test"));
        assertThat(healed(WORKFLOW_ENGINE, "ci-status-asked")).isGreaterThan(asked);
    }

    @Test
    void followsThePipelineToItsEndWhenTheEngineWasKilledMeanwhile() {
        sandbox.behave("gh/" + team.repository(), "hang", 1);
        String deployment = team.deploy("alice", "main", "test");
        team.awaitSaying(deployment, ": running");
        system.kill(WORKFLOW_ENGINE);
        sandbox.decide(team.awaitPipeline(deployment), "pass");
        revive(WORKFLOW_ENGINE);

        team.assertSucceededExactlyOnce(deployment);
    }

    @Test
    void goesOnAtTheEndOfALockThoughTheEngineWasKilledMeanwhile() {
        team.ask("bob", "lock test \"Load test\" for 1m");
        String deployment = team.deploy("alice", "main", "test");
        restart(WORKFLOW_ENGINE);

        team.assertSucceededExactlyOnce(deployment);
    }

    @Test
    void postsOneMessageWhenTheNotifierWasKilledBeforeItHeardTheAnswer() {
        neverAnswer("slack");
        String deployment = team.deploy("alice", "main", "test");
        system.kill(NOTIFIER);
        mend("slack");
        revive(NOTIFIER);

        team.assertSucceededExactlyOnce(deployment);
        assertThat(healed(NOTIFIER, "slack-message-found")).isPositive();
    }

    @Test
    void changesNothingWhenEveryWebhookComesTwiceAndOutOfOrder() {
        for (String provider : new String[] {"slack", "github", "circleci"}) {
            sandbox.fault(
                    provider, sandbox.object().put("duplicateWebhookRate", 1).put("reorderWebhooks", true));
        }
        String before = team.mark("alice");
        String sha = team.push("main", "Cancel orders", "bob-gh");
        String pushed = team.awaitDeployment(before, "preview");
        String typed = team.deploy("alice", "main", "test");

        team.assertSucceededExactlyOnce(pushed);
        team.assertSucceededExactlyOnce(typed);
        assertOneDeploymentOf(sha);
    }

    @Test
    void changesNothingWhenGitHubDeliversAgain() {
        String before = team.mark("alice");
        String sha = team.push("main", "Refund orders", "bob-gh");
        String first = team.awaitDeployment(before, "preview");
        team.assertSucceededExactlyOnce(first);

        String delivery = Team.eventually("the delivery", this::pushDelivery);
        sandbox.onGitHub(team.repository(), "redeliver", sandbox.object().put("deliveryId", delivery));
        String afterRedelivery = team.mark("alice");
        team.push("main", "Invoice orders", "bob-gh"); // behind the redelivered one on the same partition
        team.assertSucceededExactlyOnce(team.awaitDeployment(afterRedelivery, "preview"));

        assertOneDeploymentOf(sha);
    }

    private void assertOneDeploymentOf(String sha) {
        assertThat(team.gitHubDeploymentsOf(sha).stream()
                        .filter(d -> d.path("environment").asText().equals("preview")))
                .hasSize(1);
    }

    /** The newest push that GitHub delivered. */
    private Optional<String> pushDelivery() {
        for (JsonNode delivery : sandbox.state().path("github").path("deliveries")) {
            if (delivery.path("event").asText().equals("push")) {
                return Optional.of(delivery.path("guid").asText());
            }
        }
        return Optional.empty();
    }

    private double healed(Service service, String kind) {
        return system.metric(service, "cimon_healed_total{kind=\"" + kind + "\"}");
    }

    private void restart(Service service) {
        system.kill(service);
        revive(service);
    }

    private void revive(Service service) {
        system.start(service);
        system.awaitReady(service);
    }

    private void neverAnswer(String provider) {
        sandbox.fault(provider, sandbox.object().put("timeoutAfterActingRate", 1));
    }

    private void mend(String provider) {
        sandbox.fault(provider, sandbox.object());
    }
}
