package dev.cimon.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.notifier.ShortTimes;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.PostgresResource;
import dev.cimon.test.SandboxResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims as several replicas make them, with the application's own painter at rest. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(SandboxResource.class)
class ReplicasTest {

    private static final int CHANNELS = 10;

    @Inject
    Painter painter;

    @Inject
    Channels channels;

    @Inject
    Settlements settlements;

    @BeforeEach
    void threeMessagesInEachChannel() throws SQLException {
        painter.onStop(new ShutdownEvent());
        for (int channel = 0; channel < CHANNELS; channel++) {
            execute("insert into notifier.channel (workspace, channel) values ('T0MANY', 'C%d')".formatted(channel));
            for (int message = 0; message < 3; message++) {
                execute("""
                        insert into notifier.message (workspace, channel, message_key, wanted_version, content, event_id)
                        values ('T0MANY', 'C%d', 'm%d', 1, '{"blocks":[]}', 'e')""".formatted(channel, message));
            }
        }
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        execute("delete from notifier.message where workspace = 'T0MANY'");
        execute("delete from notifier.channel where workspace = 'T0MANY'");
        painter.onStart(new StartupEvent());
    }

    @Test
    void noTwoReplicasWorkOnOneChannel() throws Exception {
        assertThat(claims()).hasSize(CHANNELS).extracting(Claim::channel).doesNotHaveDuplicates();
    }

    @Test
    void aChannelIsFreeAgainOnceItsMessageIsSettled() throws Exception {
        Claim first = claims().getFirst();
        settlements.unknown(first, "no answer");
        Claim next = channels.claim().orElseThrow();
        assertThat(next.channel()).isEqualTo(first.channel());
        assertThat(next.key()).isNotEqualTo(first.key());
    }

    @Test
    void whoeverLostTheLeaseChangesNothing() throws Exception {
        Claim lost = claims().getFirst();
        execute("update notifier.channel set lease_owner = 'another' where workspace = 'T0MANY'");
        assertThat(channels.tryRenew(lost)).isFalse();
        settlements.failed(lost, "channel_not_found");
        execute("update notifier.channel set leased_until = now() - interval '1 second' where workspace = 'T0MANY'");
        execute("update notifier.message set due_at = now() where workspace = 'T0MANY'");
        assertThat(claims()).hasSize(CHANNELS).extracting(Claim::id).contains(lost.id());
    }

    private List<Claim> claims() throws InterruptedException {
        Queue<Claim> claims = new ConcurrentLinkedQueue<>();
        List<Thread> replicas = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    for (Optional<Claim> claim = channels.claim(); claim.isPresent(); claim = channels.claim()) {
                        claims.add(claim.get());
                    }
                }))
                .toList();
        for (Thread replica : replicas) {
            replica.join();
        }
        return List.copyOf(claims);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Not from the pool, whose connections end when a test stops the database. */
    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + PostgresResource.database().getAddress(), "cimon", "cimon");
    }
}
