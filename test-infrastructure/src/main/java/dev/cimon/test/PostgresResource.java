package dev.cimon.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the application under test a real PostgreSQL. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** The database, to take it away and bring it back; whoever stops it starts it again. */
    public static TestServer database() {
        return SharedServers.get(
                SharedServers.inContainers() ? ContainerPostgreSql.class : EmbeddedPostgreSql.class, TestServer.class);
    }

    @Override
    public Map<String, String> start() {
        TestServer database = database();
        database.start();
        return Map.of("DATABASE_URL", database.getAddress(), "DATABASE_USER", "cimon", "DATABASE_PASSWORD", "cimon");
    }

    @Override
    public void stop() {
        // the database is for the next test class, too
    }
}
