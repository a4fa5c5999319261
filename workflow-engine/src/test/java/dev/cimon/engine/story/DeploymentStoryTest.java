package dev.cimon.engine.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.Topic;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.PostgresResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(SandboxResource.class)
class DeploymentStoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ChannelRef SHOP = new ChannelRef("T0ACME", "C0SHOP");
    private static final SlackUser ALICE = new SlackUser("U0ALICE", "alice");
    private static final RepositoryName REPOSITORY = RepositoryName.of("acme/shop");
    private static final URI RESPONSE_URL = URI.create("http://127.0.0.1:1/slack/response/1");

    private final Providers providers = new Providers();
    private Bus bus;

    @BeforeEach
    void setUpTheChannel() {
        bus = new Bus(KafkaResource.broker().getAddress());
        providers.put("/control/circleci/behaviour", "{\"outcome\":\"pass\",\"jobSeconds\":0}");
        providers.put("/control/faults/github", "{}");
        providers.put("/control/faults/circleci", "{}");
        String answer = type("setup acme/shop");
        assertThat(answer).containsAnyOf("This channel now deploys acme/shop", "already bound to acme/shop");
    }

    @AfterEach
    void closeTheBus() {
        bus.close();
    }

    @Test
    void deploysABranchFromTheFirstWordToTheEnd() {
        String command = say("deploy main to preview");
        DeploymentRequested requested = requestedBy(command);
        String id = requested.deployment().id().toString();
        bus.decision(
                DeploymentSucceeded.class,
                done -> done.deployment().id().equals(requested.deployment().id()));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusesOf(id)).containsExactly("queued", "in_progress", "success"));
        JsonNode deployment = gitHubDeployment(id);
        assertThat(deployment.at("/payload/cimon/number").asLong())
                .isEqualTo(requested.deployment().number());
        assertThat(providers.calls("github", "POST", "/deployments", id)).isEqualTo(1);
        assertThat(providers.calls("circleci", "POST", "/pipeline", id)).isEqualTo(1);
        List<ShowMessage> shown = shownAbout(id);
        assertThat(shown)
                .extracting(
                        show -> show.content().plainText().lines().findFirst().orElse(""))
                .anyMatch(line -> line.contains("queued"))
                .anyMatch(line -> line.contains("running"))
                .last()
                .asString()
                .contains("main", "to preview: succeeded");
        assertThat(shown).extracting(ShowMessage::version).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void doesTheSameEventOnce() {
        PushReceived push = push("refs/heads/main", "One push");
        String delivery = UUID.randomUUID().toString();
        bus.say(delivery, push);
        bus.say(delivery, push);
        DeploymentRequested requested = requestedBy(delivery);
        bus.say(delivery, push);
        bus.decision(
                DeploymentSucceeded.class,
                done -> done.deployment().id().equals(requested.deployment().id()));
        assertThat(bus.decisions(DeploymentRequested.class).stream()
                        .filter(decision -> decision.trigger().eventId().equals(delivery)))
                .hasSize(1);
        assertThat(providers.calls(
                        "github",
                        "POST",
                        "/deployments",
                        requested.deployment().id().toString()))
                .isEqualTo(1);
    }

    @Test
    void asksTheProviderBeforeRepeatingACallWhoseOutcomeIsUnknown() {
        PushReceived push = push("refs/heads/release-1", "Through trouble");
        providers.put("/control/faults/github", "{\"timeoutAfterActingRate\":1}");
        providers.put("/control/faults/circleci", "{\"timeoutAfterActingRate\":1}");
        String delivery = UUID.randomUUID().toString();
        bus.say(delivery, push);
        DeploymentRequested requested = requestedBy(delivery);
        String id = requested.deployment().id().toString();
        await().atMost(PATIENCE).until(() -> gitHubDeployments(id) == 1);
        providers.put("/control/faults/github", "{}");
        await().atMost(PATIENCE).until(() -> pipelines(id) == 1);
        providers.put("/control/faults/circleci", "{}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bus.decisions(DeploymentSucceeded.class))
                        .anyMatch(done -> done.deployment()
                                .id()
                                .equals(requested.deployment().id())));
        assertThat(gitHubDeployments(id)).isEqualTo(1);
        assertThat(pipelines(id)).isEqualTo(1);
    }

    @Test
    void asksGitHubBeforeItRepeatsAStatusWhoseAnswerNeverCame() {
        providers.put("/control/circleci/behaviour", "{\"outcome\":\"hang\",\"jobSeconds\":0}");
        String id = requestedBy(say("deploy main to test")).deployment().id().toString();
        await().atMost(PATIENCE)
                .until(() -> gitHubDeployments(id) == 1 && statusesOf(id).contains("in_progress"));
        providers.put("/control/faults/github", "{\"timeoutAfterActingRate\":1}");
        for (JsonNode pipeline : providers.get("/control/circleci/pipelines")) {
            if (pipeline.at("/parameters/cimon_deployment").asText().equals(id)) {
                providers.post(
                        "/control/circleci/pipelines/" + pipeline.path("id").asText() + "/pass", "{}");
            }
        }
        await().atMost(PATIENCE).until(() -> statusesOf(id).contains("success"));
        String statuses = "/deployments/" + gitHubDeployment(id).path("id").asText() + "/statuses";
        providers.put("/control/faults/github", "{}");

        await().atMost(PATIENCE).until(() -> providers.calls("github", "GET", statuses, "") > 0);

        assertThat(providers.calls("github", "POST", statuses, "success")).isEqualTo(1);
        assertThat(statusesOf(id)).containsExactly("queued", "in_progress", "success");
    }

    @Test
    void saysWhichJobFailed() {
        providers.put("/control/circleci/behaviour", "{\"outcome\":\"fail\",\"jobSeconds\":0}");
        String delivery = UUID.randomUUID().toString();
        bus.say(delivery, push("refs/heads/main", "A push that breaks"));
        DeploymentRequested requested = requestedBy(delivery);
        DeploymentFailed failed = bus.decision(
                DeploymentFailed.class,
                decision ->
                        decision.deployment().id().equals(requested.deployment().id()));
        assertThat(failed.reason()).isEqualTo("Job deploy failed.");
        ShowMessage inThread = bus.command(
                ShowMessage.class,
                show -> show.thread() != null
                        && show.thread()
                                .key()
                                .contains(requested.deployment().id().toString()));
        assertThat(inThread.content().plainText()).startsWith("Job deploy failed.");
    }

    @Test
    void answersWhatItCannotDo() {
        assertThat(type("deploy main to mars"))
                .isEqualTo("There is no environment “mars”. There are: preview, test, staging, production.");
        assertThat(type("deploy nowhere to preview"))
                .isEqualTo("There is no branch, tag or commit “nowhere” in acme/shop. Check the spelling, or push it"
                        + " first.");
        assertThat(type("dance")).startsWith("I do not know “dance”.");
        assertThat(type("setup acme/api")).startsWith("This channel is bound to acme/shop already.");
    }

    @Test
    void linksAPersonToTheirLogin() {
        SlackUser bob = new SlackUser("U0BOB", "bob");
        String press = UUID.randomUUID().toString();
        bus.say(press, new ButtonPressed(SHOP, bob, "link-person:bob-gh", "bob-gh", null, press, RESPONSE_URL));
        AnswerPerson answer =
                bus.command(AnswerPerson.class, given -> given.answerId().equals(press + "/answer"));
        assertThat(answer.content().plainText())
                .isEqualTo("@U0BOB is bob-gh on GitHub. I will mention you when others deploy or review your work.");
    }

    @Test
    void looksUpWhatIsNamedByNumberAndByEnvironment() {
        assertThat(type("cancel 999999")).startsWith("I know no deployment #999999 here.");
        assertThat(type("retry 999999")).startsWith("I know no deployment #999999 here.");
        assertThat(type("cancel test")).startsWith("Nothing waits or runs on test");
        assertThat(type("retry production")).isNotBlank();
        assertThat(type("where main")).isNotBlank();
        assertThat(type("diff test")).isNotBlank();
    }

    @Test
    void goesOnAfterRubbish() {
        try (TopicReader deadFromSlack = KafkaResource.reader(Topic.SLACK_EVENTS.deadLetterName());
                TopicReader deadFromGitHub = KafkaResource.reader(Topic.GITHUB_EVENTS.deadLetterName())) {
            bus.sayRubbish(Topic.SLACK_EVENTS);
            bus.sayRubbish(Topic.GITHUB_EVENTS);
            assertThat(type("help")).contains("deploy main to preview");
            assertThat(deadFromSlack.await(_ -> true).value()).asString().isEqualTo("rubbish");
            assertThat(deadFromGitHub.await(_ -> true).value()).asString().isEqualTo("rubbish");
        }
    }

    private String say(String text) {
        String id = UUID.randomUUID().toString();
        bus.say(id, new CommandEntered(SHOP, ALICE, "/cimon", text, id, RESPONSE_URL));
        return id;
    }

    private String type(String text) {
        String id = say(text);
        return bus.command(AnswerPerson.class, answer -> answer.answerId().equals(id + "/answer"))
                .content()
                .plainText();
    }

    private PushReceived push(String ref, String title) {
        String sha = UUID.randomUUID().toString().replace("-", "") + "deadbeef";
        JsonNode pushed = providers.post(
                "/control/github/repos/acme/shop/pushes",
                "{\"branch\":\"" + ref.replace("refs/heads/", "") + "\",\"message\":\"" + title
                        + "\",\"author\":\"alice\"}");
        String revision = pushed.path("sha").asText(sha);
        return new PushReceived(
                REPOSITORY,
                null,
                ref,
                false,
                false,
                false,
                new HeadCommit(new Revision(revision), title, "Alice", "alice-gh"),
                "main",
                "alice-gh",
                null);
    }

    private DeploymentRequested requestedBy(String eventId) {
        return bus.decision(
                DeploymentRequested.class,
                decision -> decision.trigger().eventId().equals(eventId));
    }

    private List<ShowMessage> shownAbout(String deployment) {
        return bus.commands(ShowMessage.class).stream()
                .filter(show -> show.key().key().equals("deployment/" + deployment))
                .toList();
    }

    private JsonNode gitHubDeployment(String id) {
        for (JsonNode deployment :
                providers.get("/control/github/repos/acme/shop").path("deployments")) {
            if (deployment.at("/payload/cimon/deployment").asText().equals(id)) {
                return deployment;
            }
        }
        throw new AssertionError("no GitHub Deployment of " + id);
    }

    private long gitHubDeployments(String id) {
        long count = 0;
        for (JsonNode deployment :
                providers.get("/control/github/repos/acme/shop").path("deployments")) {
            if (deployment.at("/payload/cimon/deployment").asText().equals(id)) {
                count++;
            }
        }
        return count;
    }

    private long pipelines(String id) {
        long count = 0;
        for (JsonNode pipeline : providers.get("/control/circleci/pipelines")) {
            if (pipeline.at("/parameters/cimon_deployment").asText().equals(id)) {
                count++;
            }
        }
        return count;
    }

    private List<String> statusesOf(String id) {
        return gitHubDeployment(id).path("statuses").findValuesAsText("state");
    }
}
