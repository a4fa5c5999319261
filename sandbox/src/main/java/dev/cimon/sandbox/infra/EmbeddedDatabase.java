package dev.cimon.sandbox.infra;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL as a child process on 127.0.0.1, with database, user and password {@value #NAME}. After
 * {@link #stop()} it can {@link #start()} again on the same port with the same data.
 */
public final class EmbeddedDatabase implements EmbeddedServer {
    private static final String NAME = "cimon";
    /** A busy machine, or one that recovers what was killed, takes its time. */
    private static final Duration STARTING = Duration.ofMinutes(2);

    private final Path folder;
    private final boolean temporary;
    private final int port;
    private volatile @Nullable EmbeddedPostgres server;

    private EmbeddedDatabase(int port, Path folder, boolean temporary) {
        this.port = port == 0 ? FreePort.next() : port;
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * A running server whose data stays in the folder, with durable commits.
     *
     * @param port 0 for a free one
     */
    public static EmbeddedDatabase start(int port, Path folder) {
        EmbeddedDatabase database = new EmbeddedDatabase(port, folder, false);
        database.start();
        return database;
    }

    /** A running server on a free port, fast instead of durable; its data is deleted when it closes. */
    public static EmbeddedDatabase startTemporary() {
        EmbeddedDatabase database = new EmbeddedDatabase(0, DataFolder.temporary("postgres"), true);
        database.start();
        return database;
    }

    /** {@code postgresql://host:port/database}, without credentials. */
    public URI url() {
        return URI.create("postgresql://127.0.0.1:" + port + "/" + NAME);
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return NAME;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            stopLeftover();
            EmbeddedPostgres started = builder().start();
            server = started;
            createDatabase(started);
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("PostgreSQL did not start in " + folder, failure);
        }
    }

    @Override
    public synchronized void stop() {
        EmbeddedPostgres running = server;
        if (running != null) {
            try {
                running.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            server = null;
        }
    }

    @Override
    public boolean running() {
        return server != null;
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            DataFolder.delete(folder);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        String durable = temporary ? "off" : "on";
        Redirect output = temporary
                ? Redirect.DISCARD
                : Redirect.appendTo(folder.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTING)
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("full_page_writes", durable)
                .setServerConfig("shared_buffers", "64MB")
                .setOutputRedirector(output)
                .setErrorRedirector(output);
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN CREATEDB PASSWORD '" + NAME + "'");
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    /** A sandbox that was killed leaves its server running on the data; two servers must never share them. */
    private void stopLeftover() throws IOException {
        Path pidFile = folder.resolve("data/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info()
                        .command()
                        .filter(c -> c.endsWith("/postgres"))
                        .isPresent())
                .ifPresent(process -> {
                    process.destroy();
                    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
                });
        Files.deleteIfExists(pidFile);
    }
}
