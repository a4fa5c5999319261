package dev.cimon.notifier;

import static dev.cimon.notifier.SimulatedSlack.NO_FAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.bus.EventPublisher;
import dev.cimon.bus.EventReader;
import dev.cimon.events.EncodedEvent;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.events.content.Content;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.AnswerFailed;
import dev.cimon.events.slack.AnswerGiven;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.MessageFailed;
import dev.cimon.events.slack.MessageFound;
import dev.cimon.events.slack.MessageShown;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.events.slack.SlackCommand;
import dev.cimon.events.slack.SlackResult;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.PostgresResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.TopicReader;
import dev.cimon.test.WebhookClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(SandboxResource.class)
class NotifierTest {

    private static final ChannelRef SHOP = new ChannelRef("T0ACME", "C0SHOP");
    private static final ChannelRef GENERAL = new ChannelRef("T0ACME", "C0GENERAL");

    @Inject
    EventPublisher publisher;

    @TestHTTPResource("/q/health/ready")
    URI readiness;

    private final SimulatedSlack slack = new SimulatedSlack();
    private final MessageKey key = new MessageKey("deployment/" + UUID.randomUUID());
    private final TopicReader results = KafkaResource.reader(Topic.SLACK_RESULTS_NAME);

    @BeforeEach
    void slackWorks() {
        slack.fault(NO_FAULT);
    }

    @AfterEach
    void close() {
        slack.fault(NO_FAULT);
        results.close();
    }

    @Test
    void postsOnceAndUpdatesInPlace() {
        show(1, "asked");
        String ts = shown(1).ts();
        show(2, "running");
        assertThat(shown(2).ts()).isEqualTo(ts);
        JsonNode message = onlyMessage();
        assertThat(message.path("text").asText()).isEqualTo("running");
        assertThat(message.path("ts").asText()).isEqualTo(ts);
        assertThat(message.path("metadata")
                        .path("event_payload")
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(slack.calls("chat.postMessage", key.key())).hasSize(1);
    }

    @Test
    void resultsHaveTheSameIdHoweverOftenTheyAreTold() {
        EventEnvelope<ShowMessage> command = show(1, "asked");
        var told = results.await(record -> shows(EventReader.read(record).data(), 1));
        assertThat(EventReader.read(told).id()).isEqualTo("T0ACME/C0SHOP/" + key + "/1/shown");
        assertThat(EventReader.read(told).cause()).isEqualTo(command.id());
        assertThat(told.key()).isEqualTo("T0ACME/C0SHOP");
    }

    @Test
    void anOlderVersionNeverOverwrites() {
        show(5, "newest");
        shown(5);
        show(4, "outdated");
        show(5, "repeated");
        show(6, "newer");
        shown(6);
        assertThat(onlyMessage().path("text").asText()).isEqualTo("newer");
        assertThat(slack.calls("chat.update", "outdated")).isEmpty();
        assertThat(slack.calls("chat.update", "repeated")).isEmpty();
    }

    @Test
    void aBurstBecomesOneCall() {
        slack.fault("{\"rateLimitRate\":1,\"retryAfterSeconds\":1}");
        for (int version = 1; version <= 40; version++) {
            show(version, "version " + version);
        }
        eventually(() -> assertThat(count("message where message_key = '" + key.key() + "' and wanted_version = 40"))
                .isOne());
        slack.fault(NO_FAULT);
        shown(40);
        assertThat(onlyMessage().path("text").asText()).isEqualTo("version 40");
        assertThat(slack.calls("chat.", key.key()))
                .filteredOn(call -> call.path("status").asInt() == 200)
                .hasSize(1);
    }

    @Test
    void aVersionThatLooksTheSameCostsNoCall() {
        show(1, "same");
        shown(1);
        show(2, "same");
        shown(2);
        assertThat(slack.calls("chat.", key.key())).hasSize(1);
    }

    @Test
    void waitsAsLongAsSlackAsks() {
        slack.fault("{\"rateLimitRate\":1,\"retryAfterSeconds\":3}");
        show(1, "limited");
        eventually(() -> assertThat(slack.calls("chat.postMessage", key.key())).isNotEmpty());
        slack.fault(NO_FAULT);
        shown(1);
        List<JsonNode> calls = slack.calls("chat.postMessage", key.key());
        JsonNode lastRefused = calls.get(calls.size() - 2);
        assertThat(lastRefused.path("status").asInt()).isEqualTo(429);
        assertThat(Duration.between(at(lastRefused), at(calls.getLast())))
                .isGreaterThanOrEqualTo(Duration.ofMillis(2_900));
    }

    @Test
    void retriesWhatSlackCouldNotDo() {
        slack.fault("{\"errorRate\":1}");
        show(1, "in the end");
        eventually(() -> assertThat(slack.calls("chat.postMessage", key.key())).isNotEmpty());
        slack.fault(NO_FAULT);
        shown(1);
        assertThat(onlyMessage().path("text").asText()).isEqualTo("in the end");
    }

    @Test
    void aPostThatTimedOutAfterActingIsFoundAndNotRepeated() {
        slack.fault("{\"timeoutAfterActingRate\":1}");
        show(1, "posted without an answer");
        eventually(() -> assertThat(slack.messages("C0SHOP", key)).hasSize(1));
        slack.fault(NO_FAULT);
        MessageShown shown = shown(1);
        assertThat(onlyMessage().path("ts").asText()).isEqualTo(shown.ts());
        assertThat(slack.calls("chat.postMessage", key.key())).hasSize(1);
    }

    @Test
    void takesOverFromAReplicaThatDiedBetweenPostingAndRecording() throws Exception {
        String ts = slack.api("chat.postMessage", """
                        {"channel":"C0API","text":"posted by the dead","metadata":{"event_type":"cimon_message",
                        "event_payload":{"key":"%s","version":1}}}""".formatted(key)).path("ts").asText();
        execute("""
                insert into notifier.channel (workspace, channel, lease_owner, leased_until)
                values ('T0ACME', 'C0API', 'the dead', now() + interval '2 seconds')
                on conflict (workspace, channel) do update set lease_owner = excluded.lease_owner,
                    leased_until = excluded.leased_until""");
        execute("""
                insert into notifier.message (workspace, channel, message_key, wanted_version, content, event_id,
                    post_began_at, attempts)
                values ('T0ACME', 'C0API', '%s', 2,
                    '{"blocks":[{"kind":"heading","text":"shown by the living"}]}', 'e', now(), 1)""".formatted(key));
        assertThat(shown(2).ts()).isEqualTo(ts);
        assertThat(result(MessageFound.class, found -> found.key().equals(key)))
                .isEqualTo(new MessageFound(key, new ChannelRef("T0ACME", "C0API"), 1, ts));
        List<JsonNode> messages = slack.messages("C0API", key);
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().path("text").asText()).isEqualTo("shown by the living");
    }

    @Test
    void tellsWhenSlackRefuses() {
        publish(new ShowMessage(key, GENERAL, 1, Content.sentence("nobody invited us"), null));
        MessageFailed failed =
                result(MessageFailed.class, answer -> answer.key().equals(key));
        assertThat(failed.reason()).isEqualTo("not_in_channel");
        assertThat(failed.version()).isEqualTo(1);
    }

    @Test
    void postsAnewWhatAPersonDeleted() {
        show(1, "deleted");
        String ts = shown(1).ts();
        slack.api("chat.delete", "{\"channel\":\"C0SHOP\",\"ts\":\"" + ts + "\"}");
        show(2, "back again");
        assertThat(shown(2).ts()).isNotEqualTo(ts);
        assertThat(onlyMessage().path("text").asText()).isEqualTo("back again");
    }

    @Test
    void aReplyWaitsForItsThread() {
        MessageKey reply = new MessageKey(key + "/log");
        publish(new ShowMessage(reply, SHOP, 1, Content.sentence("reply"), key));
        show(1, "parent");
        String parent = shown(1).ts();
        result(MessageShown.class, answer -> answer.key().equals(reply));
        JsonNode shown = slack.messages("C0SHOP", reply).getFirst();
        assertThat(shown.path("threadTs").asText()).isEqualTo(parent);
    }

    @Test
    void answersThePersonAndForgetsTheAddress() throws Exception {
        URI url = slack.responseUrl();
        String id = UUID.randomUUID().toString();
        publish(answer(id, url, "only for alice " + id));
        publish(answer(id, url, "only for alice " + id));
        result(AnswerGiven.class, given -> given.answerId().equals(id));
        assertThat(slack.shownTo("C0SHOP", "alice").findValuesAsText("text"))
                .filteredOn(("only for alice " + id)::equals)
                .hasSize(1);
        assertThat(slack.shownTo("C0SHOP", "bob").toString()).doesNotContain(id);
        assertThat(count("answer where answer_id = '" + id + "' and response_url is null and content is null"))
                .isEqualTo(1);
    }

    @Test
    void callsNobodyButSlack() throws Exception {
        String id = UUID.randomUUID().toString();
        publish(answer(id, URI.create("https://hooks.slack.com.evil.example/x"), "psst"));
        assertThat(result(AnswerFailed.class, failed -> failed.answerId().equals(id))
                        .reason())
                .isEqualTo("response_url is not Slack's");
        assertThat(count("answer where answer_id = '" + id + "' and response_url is null"))
                .isEqualTo(1);
    }

    @Test
    void tellsWhenTheAddressHasExpired() {
        String id = UUID.randomUUID().toString();
        publish(answer(id, SandboxResource.url().resolve("/slack/response/unknown"), "too late"));
        assertThat(result(AnswerFailed.class, failed -> failed.answerId().equals(id))
                        .reason())
                .isEqualTo("expired_url");
    }

    @Test
    void aMalformedRecordIsSetAsideAndTheNextProceeds() {
        try (TopicReader deadLetters = KafkaResource.reader(Topic.SLACK_COMMANDS.deadLetterName())) {
            publisher
                    .publish(new EncodedEvent(
                            Topic.SLACK_COMMANDS_NAME,
                            SHOP.toString(),
                            Map.of("ce_id", key.key(), "ce_type", "dev.cimon.slack.nonsense.v1"),
                            "not JSON".getBytes(StandardCharsets.UTF_8)))
                    .await()
                    .indefinitely();
            show(1, "next");
            shown(1);
            var dead = deadLetters.await(record ->
                    key.key().equals(text(record.headers().lastHeader("ce_id").value())));
            assertThat(text(dead.headers().lastHeader("dead-letter-reason").value()))
                    .contains("nonsense");
        }
    }

    @Test
    void contentThatTheDatabaseRefusesIsSetAsideAndTheNextProceeds() {
        try (TopicReader deadLetters = KafkaResource.reader(Topic.SLACK_COMMANDS.deadLetterName())) {
            String id = show(1, "nothing \u0000 PostgreSQL takes").id();
            show(2, "next");
            shown(2);
            var dead = deadLetters.await(record ->
                    id.equals(text(record.headers().lastHeader("ce_id").value())));
            assertThat(dead.key()).isEqualTo(SHOP.toString());
        }
    }

    @Test
    void waitsForTheDatabaseAndIsNotReadyMeanwhile() {
        awaitReadiness(200);
        PostgresResource.database().stop();
        try {
            show(1, "before");
            show(2, "after");
            awaitReadiness(503);
        } finally {
            PostgresResource.database().start();
        }
        awaitReadiness(200);
        shown(2);
        assertThat(onlyMessage().path("text").asText()).isEqualTo("after");
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

    private EventEnvelope<ShowMessage> show(long version, String sentence) {
        return publish(new ShowMessage(key, SHOP, version, Content.sentence(sentence), null));
    }

    private static AnswerPerson answer(String id, URI url, String sentence) {
        return new AnswerPerson(id, SHOP, new SlackUser("U0ALICE", "alice"), url, false, Content.sentence(sentence));
    }

    private <C extends SlackCommand> EventEnvelope<C> publish(C command) {
        EventEnvelope<C> envelope =
                EventEnvelope.received(UUID.randomUUID().toString(), "/test", Instant.now(), command);
        publisher.publish(envelope).await().indefinitely();
        return envelope;
    }

    private MessageShown shown(long version) {
        return result(MessageShown.class, shown -> shown.key().equals(key) && shown.version() == version);
    }

    private <R extends SlackResult> R result(Class<R> type, Predicate<R> fits) {
        return type.cast(EventReader.read(results.await(record -> {
                    Object data = EventReader.read(record).data();
                    return type.isInstance(data) && fits.test(type.cast(data));
                }))
                .data());
    }

    private boolean shows(Object data, long version) {
        return data instanceof MessageShown shown && shown.key().equals(key) && shown.version() == version;
    }

    private JsonNode onlyMessage() {
        List<JsonNode> messages = slack.messages("C0SHOP", key);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static Instant at(JsonNode call) {
        return Instant.parse(call.path("at").asText());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(String rows) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var counted = statement.executeQuery("select count(*) from notifier." + rows)) {
            counted.next();
            return counted.getInt(1);
        }
    }

    /** Not from the pool, whose connections end when a test stops the database. */
    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + PostgresResource.database().getAddress(), "cimon", "cimon");
    }
}
