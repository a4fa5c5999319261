package dev.cimon.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.circleci.JobCompleted;
import dev.cimon.events.circleci.Outcome;
import dev.cimon.events.content.Content;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentStarted;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.MessageShown;
import dev.cimon.events.slack.ShowMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FollowTest {

    private static final Instant NINE = Instant.parse("2026-03-14T09:00:00Z");
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final ChannelRef CHANNEL = new ChannelRef("T0ACME", "C0SHOP");
    private static final PipelineId PIPELINE = new PipelineId("5034460f-c7c4-4c43-9457-de07e2029e7b");
    private static final String ID = "4f0c2a6e-8b1d-3c5e-9f70-123456789abc";
    private static final MessageKey MESSAGE = new MessageKey("deployment/" + ID);
    private static final DeploymentRef DEPLOYMENT = deployment(ID, 42);
    private static final DeploymentRef ANOTHER = deployment("77de68da-ecd8-33ba-b521-e2a1b0a5c4f3", 43);

    private static final String UNDER_WAY = """
            acme/shop #42 to preview, 4f0c2a6e-8b1d-3c5e-9f70-123456789abc

            09:00:00.000                cimon.slack.events     command-entered       T0ACME/C0SHOP  /cimon deploy main by alice
            09:00:00.050      +0.050 s  cimon.deployments      deployment-requested  acme/shop  #42 to preview command main by alice
            09:00:00.050      +0.000 s  cimon.slack.commands   show-message          T0ACME/C0SHOP  deployment/4f0c2a6e-8b1d-3c5e-9f70-123456789abc version 1 main to preview: queued
            09:00:01.250      +1.200 s  cimon.deployments      deployment-started    acme/shop  #42 to preview pipeline #7
            09:00:03.000      +1.750 s  cimon.circleci.events  job-completed         acme/shop  build failed
            """;

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final Operator operator = new Operator(BROKER.address());

    @BeforeEach
    void deploy() throws Exception {
        publish(
                "e-1",
                0,
                new CommandEntered(CHANNEL, alice(), "/cimon", "deploy main", "e-1", URI.create("https://x")));
        publish("e-2", 50, requested(DEPLOYMENT, "e-1"));
        publish("e-3", 50, new ShowMessage(MESSAGE, CHANNEL, 1, Content.sentence("main to preview: queued"), null));
        publish("e-4", 900, requested(ANOTHER, "somebody-else"));
        publish("e-5", 1_250, new DeploymentStarted(DEPLOYMENT, PIPELINE, 7, URI.create("https://circleci.example/7")));
        publish("e-6", 3_000, job(PIPELINE));
        publish("e-7", 3_000, job(new PipelineId("another")));
    }

    @Test
    void showsEverythingAboutADeploymentThatHasEnded() throws Exception {
        publish("e-8", 3_010, new DeploymentFailed(DEPLOYMENT, "build failed"));
        publish("e-9", 3_400, new MessageShown(MESSAGE, CHANNEL, 2, "1773480413.000100"));

        String all = UNDER_WAY + """
                09:00:03.010      +0.010 s  cimon.deployments      deployment-failed     acme/shop  #42 to preview build failed
                09:00:03.400      +0.390 s  cimon.slack.results    message-shown         T0ACME/C0SHOP  deployment/4f0c2a6e-8b1d-3c5e-9f70-123456789abc version 2

                failed after 3.010 s
                """;
        assertThat(operator.types(0, "follow", "acme/shop#42")).isEqualTo(all);
        assertThat(operator.types(0, "follow", ID)).isEqualTo(all);
    }

    @Test
    void goesOnWhileTheDeploymentRuns() throws Exception {
        Thread follow = operator.begins("follow", "acme/shop#42");
        operator.awaits(UNDER_WAY);

        publish("e-8", 3_010, new DeploymentFailed(DEPLOYMENT, "build failed"));

        operator.awaits(UNDER_WAY + """
                09:00:03.010      +0.010 s  cimon.deployments      deployment-failed     acme/shop  #42 to preview build failed

                failed after 3.010 s
                """);
        assertThat(follow.join(Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void saysWhichDeploymentItDoesNotFind() {
        assertThat(operator.types(1, "follow", "acme/shop#7"))
                .isEqualTo("cimon: nothing on cimon.deployments is about a deployment acme/shop#7.\n");
        assertThat(operator.types(64, "follow", "seven"))
                .contains("\"seven\" is neither the id of a deployment nor like owner/name#12");
    }

    private static void publish(String id, long millis, Event event) throws Exception {
        BROKER.publish(EventEnvelope.received(id, "/test", NINE.plusMillis(millis), event));
    }

    private static DeploymentRef deployment(String id, long number) {
        return new DeploymentRef(DeploymentId.of(id), number, SHOP, new EnvironmentName("preview"));
    }

    private static DeploymentRequested requested(DeploymentRef deployment, String by) {
        Trigger trigger = new Trigger(Trigger.Kind.COMMAND, by, alice(), null, null, null, null);
        return new DeploymentRequested(deployment, trigger, "main", null);
    }

    private static JobCompleted job(PipelineId pipeline) {
        return new JobCompleted(SHOP, pipeline, "w-1", "build", 1L, Outcome.FAILED, NINE);
    }

    private static SlackUser alice() {
        return new SlackUser("U0ALICE", "alice");
    }
}
