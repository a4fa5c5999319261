package dev.cimon.notifier.result;

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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results as several replicas publish them, with the application's own crew at rest. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(SandboxResource.class)
class ResultsTest {

    private static final int ROWS = 40;

    @Inject
    Results results;

    @BeforeEach
    void someResults() throws SQLException {
        results.onStop(new ShutdownEvent());
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + PostgresResource.database().getAddress(), "cimon", "cimon");
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into notifier.result (event_id, record_key, headers, value)
                    select 'twice-' || n, 'T0ACME/C0SHOP', '{"ce_type":"dev.cimon.slack.message-shown.v1"}', '{}' from generate_series(1, %d) n""".formatted(ROWS));
        }
    }

    @AfterEach
    void goOn() {
        results.onStart(new StartupEvent());
    }

    @Test
    void severalReplicasWithTheSameRowsDoNotDisturbEachOther() throws Exception {
        List<ResultRow> rows = results.oldest().orElseThrow();
        Queue<Throwable> disturbed = new ConcurrentLinkedQueue<>();
        List<Thread> replicas = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofVirtual().uncaughtExceptionHandler((_, failure) -> disturbed.add(failure)))
                .map(replica -> replica.start(() -> results.publish(rows)))
                .toList();
        for (Thread replica : replicas) {
            replica.join();
        }

        assertThat(disturbed).isEmpty();
        assertThat(rows).hasSize(ROWS);
        assertThat(results.oldest()).isEmpty();
    }
}
