package dev.cimon.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.bus.EventPublisher;
import dev.cimon.events.content.Content;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.slack.AnswerFailed;
import dev.cimon.events.slack.MessageFailed;
import dev.cimon.events.slack.MessageShown;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.PostgresResource;
import dev.cimon.test.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Content that this version of the notifier cannot draw, as a newer one may have noted it. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(SandboxResource.class)
class DrawingDefectTest {

    private static final ChannelRef API = new ChannelRef("T0ACME", "C0API");
    private static final String HOLOGRAM = "{\"blocks\":[{\"kind\":\"hologram\"}]}";

    @Inject
    EventPublisher publisher;

    private final String id = UUID.randomUUID().toString();
    private CommandTopic topic;

    @BeforeEach
    void open() {
        topic = new CommandTopic(publisher);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void aMessageThatCannotBeDrawnFailsAndHoldsUpNobody() throws SQLException {
        execute("insert into notifier.channel (workspace, channel) values ('T0ACME', 'C0API') on conflict do nothing");
        execute("""
                insert into notifier.message (workspace, channel, message_key, wanted_version, content, event_id)
                values ('T0ACME', 'C0API', '%s', 1, '%s', 'e')""".formatted(id, HOLOGRAM));
        MessageFailed failed =
                topic.result(MessageFailed.class, result -> result.key().key().equals(id));
        assertThat(failed.reason()).isEqualTo("cannot be drawn: InvalidTypeIdException");

        topic.publish(new ShowMessage(new MessageKey(id), API, 2, Content.sentence("drawn"), null));
        topic.result(MessageShown.class, shown -> shown.key().key().equals(id) && shown.version() == 2);
    }

    @Test
    void anAnswerThatCannotBeDrawnFails() throws SQLException {
        execute("""
                insert into notifier.answer (answer_id, workspace, channel, response_url, replace_original, content,
                    event_id, expires_at)
                values ('%s', 'T0ACME', 'C0API', '%s', false, '%s', 'e', now() + interval '1 minute')""".formatted(id, SandboxResource.url().resolve("/slack/response/x"), HOLOGRAM));
        AnswerFailed failed =
                topic.result(AnswerFailed.class, result -> result.answerId().equals(id));
        assertThat(failed.reason()).isEqualTo("cannot be drawn: InvalidTypeIdException");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + PostgresResource.database().getAddress(), "cimon", "cimon");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
