package dev.cimon.engine.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    /** AuthenticationOk, ParameterStatus and ReadyForQuery, after PostgreSQL's message formats. */
    private static final byte[] WELCOME =
            "R\0\0\0\10\0\0\0\0S\0\0\0\31client_encoding\0UTF8\0Z\0\0\0\5I".getBytes(US_ASCII);

    private record Input(Vertx vertx, PoolOptions poolOptions, List<PgConnectOptions> pgConnectOptionsList)
            implements PgPoolCreator.Input {}

    @Test
    void givesUpADatabaseThatFallsSilent() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> welcome(silent));
            PgConnectOptions options = new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(silent.getLocalPort())
                    .setUser("cimon")
                    .setDatabase("cimon");
            Pool pool = new Connections(Duration.ofSeconds(1))
                    .create(new Input(vertx, new PoolOptions(), List.of(options)));
            assertThatThrownBy(() -> pool.query("select 1")
                            .execute()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(1, MINUTES))
                    .hasCauseInstanceOf(ClosedConnectionException.class);
        } finally {
            vertx.close();
        }
    }

    /** Reads whatever comes, and answers nothing but the first of it. */
    private static void welcome(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write(WELCOME);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
