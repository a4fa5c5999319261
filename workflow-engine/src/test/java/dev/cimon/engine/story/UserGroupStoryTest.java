package dev.cimon.engine.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.PostgresResource;
import dev.cimon.test.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only a user group of Slack may deploy, and Slack is away. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(SandboxResource.class)
class UserGroupStoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ChannelRef DEPOT = new ChannelRef("T0ACME", "C0DEPOT");
    private static final SlackUser CAROL = new SlackUser("U0CAROL", "carol");
    private static final URI RESPONSE_URL = URI.create("http://127.0.0.1:1/slack/response/1");

    private final Providers providers = new Providers();
    private Bus bus;

    @BeforeEach
    void setUpTheChannel() {
        bus = new Bus(KafkaResource.broker().getAddress());
        providers.put("/control/circleci/behaviour", "{\"outcome\":\"pass\",\"jobSeconds\":0}");
        providers.post("/control/github/repos", "{\"name\":\"acme/depot\"}");
        providers.post("/control/circleci/projects", "{\"project\":\"gh/acme/depot\"}");
        providers.put(
                "/control/github/repos/acme/depot/contents/.github/cimon.yml",
                "{\"content\":\"environments: {guarded: {permissions: {slack-groups: [release]}}}\"}");
        type("setup acme/depot");
        await().atMost(PATIENCE).until(() -> type("config").contains("guarded"));
    }

    @AfterEach
    void giveBack() {
        providers.put("/control/faults/slack", "{}");
        bus.close();
    }

    @Test
    void waitsUntilSlackHasSaidWhoIsInTheGroup() {
        providers.put("/control/faults/slack", "{\"errorRate\":1}");
        String command = say("deploy main to guarded");
        String id = bus.decision(
                        DeploymentRequested.class,
                        decision -> decision.trigger().eventId().equals(command))
                .deployment()
                .id()
                .toString();
        bus.command(
                ShowMessage.class,
                show -> show.key().key().equals("deployment/" + id)
                        && show.content()
                                .plainText()
                                .contains("Slack has to say first whether carol belongs to @release."));
        assertThat(providers.calls("circleci", "POST", "/pipeline", id)).isZero();

        providers.put("/control/faults/slack", "{}");
        bus.decision(
                DeploymentSucceeded.class,
                done -> done.deployment().id().toString().equals(id));
        assertThat(type("why guarded")).contains("carol may deploy to guarded, as carol of @release.");
    }

    private String say(String text) {
        String id = UUID.randomUUID().toString();
        bus.say(id, new CommandEntered(DEPOT, CAROL, "/cimon", text, id, RESPONSE_URL));
        return id;
    }

    private String type(String text) {
        String id = say(text);
        return bus.command(AnswerPerson.class, answer -> answer.answerId().equals(id + "/answer"))
                .content()
                .plainText();
    }
}
