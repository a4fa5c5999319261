package dev.cimon.notifier.stored;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives up connections on which PostgreSQL says nothing any more. When its machine is lost nobody closes them, and the
 * operating system goes on trying for a quarter of an hour, for all of which they would be missing from the pool.
 */
@Singleton
final class Connections implements PgPoolCreator {

    /** Far longer than any statement takes. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Duration longestSilence;

    @Inject
    Connections() {
        this(LONGEST_SILENCE);
    }

    Connections(Duration longestSilence) {
        this.longestSilence = longestSilence;
    }

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> options = input.pgConnectOptionsList();
        options.forEach(
                one -> one.setIdleTimeout((int) longestSilence.toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(options))
                .using(input.vertx())
                .build();
    }
}
