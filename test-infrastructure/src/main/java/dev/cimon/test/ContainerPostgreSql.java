package dev.cimon.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * PostgreSQL in a container as a shared server. It stops and starts for real, with the same port and data: one that is
 * paused keeps its connections, and a test that soon unpauses it has taken nothing away.
 */
public final class ContainerPostgreSql implements TestServer {

    private final PostgreSQLContainer database = new PostgreSQLContainer("postgres:17")
            .withDatabaseName("cimon")
            .withUsername("cimon")
            .withPassword("cimon");
    private boolean stopped;

    /** Started by the bean server. */
    public ContainerPostgreSql() {
        database.setPortBindings(List.of(freePort() + ":" + PostgreSQLContainer.POSTGRESQL_PORT));
        database.start();
    }

    @Override
    public String getAddress() {
        return "postgresql://" + database.getHost() + ":" + database.getFirstMappedPort() + "/cimon";
    }

    @Override
    public synchronized void start() {
        if (stopped) {
            SharedServers.withSystemClasses(() -> database.getDockerClient()
                    .startContainerCmd(database.getContainerId())
                    .exec());
            awaitConnection();
            stopped = false;
        }
    }

    @Override
    public synchronized void stop() {
        if (!stopped) {
            SharedServers.withSystemClasses(() -> database.getDockerClient()
                    .stopContainerCmd(database.getContainerId())
                    .exec());
            stopped = true;
        }
    }

    private void awaitConnection() {
        try {
            // tries again until it succeeds
            SharedServers.withSystemClasses(() -> database.createConnection("").close());
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL did not start again", failure);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
