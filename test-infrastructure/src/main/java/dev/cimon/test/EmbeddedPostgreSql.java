package dev.cimon.test;

import dev.cimon.sandbox.infra.EmbeddedDatabase;

/** The embedded PostgreSQL as a shared server. */
public final class EmbeddedPostgreSql implements TestServer {

    private final EmbeddedDatabase database = EmbeddedDatabase.startTemporary();

    /** Started by the bean server. */
    public EmbeddedPostgreSql() {
        SharedServers.closeAtExit(database);
    }

    @Override
    public String getAddress() {
        return database.url().toString();
    }

    @Override
    public void start() {
        SharedServers.withSystemClasses(database::start);
    }

    @Override
    public void stop() {
        database.stop();
    }
}
