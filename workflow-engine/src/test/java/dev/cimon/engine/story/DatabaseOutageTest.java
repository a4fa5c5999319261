package dev.cimon.engine.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.bus.EventReader;
import dev.cimon.events.Topic;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.PostgresResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.TopicReader;
import dev.cimon.test.WebhookClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(SandboxResource.class)
class DatabaseOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ChannelRef API = new ChannelRef("T0ACME", "C0API");
    private static final SlackUser ALICE = new SlackUser("U0ALICE", "alice");
    private static final RepositoryName REPOSITORY = RepositoryName.of("acme/api");

    @TestHTTPResource("/q/health/ready")
    URI readiness;

    private final Providers providers = new Providers();
    private final Bus bus = new Bus(KafkaResource.broker().getAddress());
    private final TopicReader deadFromGitHub = KafkaResource.reader(Topic.GITHUB_EVENTS.deadLetterName());
    private final TopicReader deadFromSlack = KafkaResource.reader(Topic.SLACK_EVENTS.deadLetterName());

    @BeforeEach
    void setUpTheChannel() {
        providers.put("/control/circleci/behaviour", "{\"outcome\":\"pass\",\"jobSeconds\":0}");
        String setUp = type("setup acme/api");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(answersTo(setUp)).hasSize(1));
    }

    @AfterEach
    void close() {
        bus.close();
        deadFromGitHub.close();
        deadFromSlack.close();
    }

    @Test
    void actsOnceOnEveryEventThatCameWhileTheDatabaseWasAway() {
        String underWay = pushed("main");
        List<String> pushes;
        String question;
        PostgresResource.database().stop();
        try {
            pushes = List.of(pushed("main"), pushed("release-away"));
            question = type("help");
            awaitReadiness(503);
        } finally {
            PostgresResource.database().start();
        }
        awaitReadiness(200);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(answersTo(question)).hasSize(1);
            assertThat(requestedBy(underWay)).hasSize(1);
            assertThat(pushes)
                    .allSatisfy(push -> assertThat(succeeded(requestedBy(push))).hasSize(1));
        });
        String afterwards = pushed("main");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(succeeded(requestedBy(afterwards))).hasSize(1));
        for (String push : pushes) {
            DeploymentId deployment = requestedBy(push).getFirst();
            assertThat(requestedBy(push)).hasSize(1);
            assertThat(gitHubDeploymentsOf(deployment)).isEqualTo(1);
            assertThat(pipelinesOf(deployment)).isEqualTo(1);
        }
        assertThat(answersTo(question)).hasSize(1);
        assertThat(deadFromGitHub.all()).isEmpty();
        assertThat(deadFromSlack.all()).isEmpty();
    }

    @Test
    void isNotReadyWhileKafkaIsAway() {
        awaitReadiness(200);
        KafkaResource.broker().stop();
        try {
            awaitReadiness(503);
        } finally {
            KafkaResource.broker().start();
        }
        awaitReadiness(200);
    }

    private void awaitReadiness(int status) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> new WebhookClient().get(readiness).statusCode() == status);
    }

    @Test
    void setsAsideWhatTheDatabaseKeepsRefusingAndGoesOn() throws SQLException {
        String poison = UUID.randomUUID().toString();
        run("alter table engine.inbox add constraint poison check (id <> '%s')".formatted(poison));
        try {
            String before = pushed("release-before");
            PushReceived push = push("main", "f".repeat(40));
            bus.say(poison, push);
            List<String> neighbours = List.of(pushed("main"), pushed("release-after"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(neighbours)
                            .allSatisfy(neighbour -> assertThat(succeeded(requestedBy(neighbour)))
                                    .hasSize(1)));
            assertThat(requestedBy(before)).hasSize(1);
            String reason = new String(
                    deadFromGitHub
                            .await(record -> EventReader.read(record).id().equals(poison))
                            .headers()
                            .lastHeader("dead-letter-reason")
                            .value(),
                    StandardCharsets.UTF_8);
            assertThat(reason).contains("poison");
            assertThat(requestedBy(poison)).isEmpty();
            assertThat(deadFromGitHub.all()).hasSize(1);
        } finally {
            run("alter table engine.inbox drop constraint poison");
        }
    }

    /** Longer than an attempt may take, so that one follows the other; none is begun while the one before still waits. */
    @Test
    void storesOnceWhatHadToWaitForALock() throws SQLException {
        String push;
        String commandInBetween;
        try (Connection other = connect()) {
            other.setAutoCommit(false);
            try (Statement locking = other.createStatement()) {
                locking.execute("select pg_advisory_xact_lock(hashtextextended('" + REPOSITORY + "', 0))");
            }
            push = pushed("release-locked");
            commandInBetween = type("list");
            Set<String> attempts = new HashSet<>();
            await().atMost(PATIENCE).until(() -> {
                List<String> waiting = waitingForLocks();
                attempts.addAll(waiting);
                assertThat(waiting).hasSizeLessThanOrEqualTo(2);
                return attempts.size() > 4;
            });
            other.rollback();
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(answersTo(commandInBetween)).hasSize(1);
            assertThat(succeeded(requestedBy(push))).hasSize(1);
        });
        assertThat(requestedBy(push)).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(waitingForLocks()).isEmpty());
        assertThat(deadFromGitHub.all()).isEmpty();
    }

    /** The transactions. */
    private static List<String> waitingForLocks() throws SQLException {
        try (Connection connection = connect();
                Statement asking = connection.createStatement();
                ResultSet found =
                        asking.executeQuery("select distinct virtualtransaction from pg_locks where not granted")) {
            List<String> waiting = new ArrayList<>();
            while (found.next()) {
                waiting.add(found.getString(1));
            }
            return waiting;
        }
    }

    /** One that no restart of the database has touched. */
    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + PostgresResource.database().getAddress(), "cimon", "cimon");
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    /** A push that is delivered twice; answers the id of the delivery. */
    private String pushed(String branch) {
        JsonNode commit = providers.post(
                "/control/github/repos/acme/api/pushes",
                "{\"branch\":\"" + branch + "\",\"message\":\"While it is away\",\"author\":\"alice\"}");
        PushReceived push = push(branch, commit.path("sha").asText());
        String delivery = UUID.randomUUID().toString();
        bus.say(delivery, push);
        bus.say(delivery, push);
        return delivery;
    }

    private static PushReceived push(String branch, String sha) {
        return new PushReceived(
                REPOSITORY,
                null,
                "refs/heads/" + branch,
                false,
                false,
                false,
                new HeadCommit(new Revision(sha), "While it is away", "Alice", "alice-gh"),
                "main",
                "alice-gh",
                null);
    }

    private String type(String text) {
        String id = UUID.randomUUID().toString();
        bus.say(
                id,
                new CommandEntered(API, ALICE, "/cimon", text, id, URI.create("http://127.0.0.1:1/slack/response/1")));
        return id;
    }

    private List<AnswerPerson> answersTo(String question) {
        return bus.commands(AnswerPerson.class).stream()
                .filter(answer -> answer.answerId().equals(question + "/answer"))
                .toList();
    }

    private List<DeploymentId> requestedBy(String delivery) {
        return bus.decisions(DeploymentRequested.class).stream()
                .filter(decision -> decision.trigger().eventId().equals(delivery))
                .map(decision -> decision.deployment().id())
                .toList();
    }

    private List<DeploymentId> succeeded(List<DeploymentId> of) {
        return bus.decisions(DeploymentSucceeded.class).stream()
                .map(decision -> decision.deployment().id())
                .filter(of::contains)
                .toList();
    }

    private long gitHubDeploymentsOf(DeploymentId deployment) {
        JsonNode all = providers.get("/control/github/repos/acme/api").path("deployments");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(d -> d.at("/payload/cimon/deployment").asText().equals(deployment.toString()))
                .count();
    }

    private long pipelinesOf(DeploymentId deployment) {
        return StreamSupport.stream(providers.get("/control/circleci/pipelines").spliterator(), false)
                .filter(p -> p.at("/parameters/cimon_deployment").asText().equals(deployment.toString()))
                .count();
    }
}
