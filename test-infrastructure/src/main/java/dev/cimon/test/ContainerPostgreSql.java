package dev.cimon.test;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container as a shared server. Stopping pauses it: a restarted container would have another port. */
public final class ContainerPostgreSql implements TestServer {

    private final PostgreSQLContainer database = new PostgreSQLContainer("postgres:17")
            .withDatabaseName("cimon")
            .withUsername("cimon")
            .withPassword("cimon");
    private boolean paused;

    /** Started by the bean server. */
    public ContainerPostgreSql() {
        database.start();
    }

    @Override
    public String getAddress() {
        return "postgresql://" + database.getHost() + ":" + database.getFirstMappedPort() + "/cimon";
    }

    @Override
    public synchronized void start() {
        if (paused) {
            database.getDockerClient()
                    .unpauseContainerCmd(database.getContainerId())
                    .exec();
            paused = false;
        }
    }

    @Override
    public synchronized void stop() {
        if (!paused) {
            database.getDockerClient()
                    .pauseContainerCmd(database.getContainerId())
                    .exec();
            paused = true;
        }
    }
}
