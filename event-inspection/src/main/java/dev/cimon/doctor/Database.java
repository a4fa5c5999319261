package dev.cimon.doctor;

import dev.cimon.doctor.Finding.Failed;
import dev.cimon.doctor.Finding.Sound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Whether PostgreSQL lets us in, and whether both schemas are those of this version. */
record Database(Given given) implements Examination {

    private static final String PATIENCE_SECONDS = "8";

    @Override
    public String subject() {
        return "PostgreSQL";
    }

    @Override
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        for (String missing : given.missing("DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD")) {
            found.add(new Failed(missing + " is not set."));
        }
        if (!found.isEmpty()) {
            return found;
        }
        Optional<Path> unreadable = given.get("DATABASE_CA_FILE").map(Path::of).filter(file -> !Files.isReadable(file));
        if (unreadable.isPresent()) {
            found.add(new Failed("DATABASE_CA_FILE names " + unreadable.get() + ", which cannot be read."));
            return found;
        }
        Properties login = new Properties();
        login.setProperty("user", given.or("DATABASE_USER", ""));
        login.setProperty("password", given.or("DATABASE_PASSWORD", ""));
        login.setProperty("connectTimeout", PATIENCE_SECONDS);
        login.setProperty("socketTimeout", PATIENCE_SECONDS);
        given.get("DATABASE_CA_FILE").ifPresent(file -> login.setProperty("sslrootcert", file));
        try (Connection connection = DriverManager.getConnection("jdbc:" + given.or("DATABASE_URL", ""), login);
                Statement statement = connection.createStatement()) {
            found.add(new Sound("lets " + given.or("DATABASE_USER", "") + " in"));
            for (Schema schema : Schema.values()) {
                found.add(examine(statement, schema));
            }
        } catch (SQLException refused) {
            found.add(new Failed(why(refused)));
        }
        return found;
    }

    private static Finding examine(Statement statement, Schema schema) throws SQLException {
        if (!one(statement, "select to_regclass('" + schema.word() + ".flyway_schema_history') is not null")
                .equals("t")) {
            return new Failed("there is no schema " + schema.word() + ": the " + schema.service()
                    + " makes it when it starts; DATABASE_USER needs the right to create in the database.");
        }
        String history = " from " + schema.word() + ".flyway_schema_history";
        if (one(statement, "select exists (select" + history + " where not success)")
                .equals("t")) {
            return new Failed("a migration of schema " + schema.word() + " has failed: the log of the "
                    + schema.service() + " says which and why.");
        }
        String text = one(
                statement, "select coalesce(max(cast(version as int)), 0)" + history + " where version is not null");
        int version = Integer.parseInt(text);
        if (version < schema.version()) {
            return new Failed("schema " + schema.word() + " is at version " + version + ", this version of Cimon needs "
                    + schema.version() + ": start this version's " + schema.service() + ", which migrates it.");
        }
        return version > schema.version()
                ? new Failed("schema " + schema.word() + " is at version " + version + ", newer than the "
                        + schema.version() + " of this version of Cimon: use the version that runs.")
                : new Sound("schema " + schema.word() + " is at version " + version);
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** PostgreSQL's own words may quote the address, never the password. */
    private static String why(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return switch (state) {
            case "28P01", "28000" -> "refuses the login: are DATABASE_USER and DATABASE_PASSWORD right?";
            case "3D000" -> "has no such database: create the one that DATABASE_URL names.";
            case "08001", "08006", "08004" ->
                "cannot be reached at the address in DATABASE_URL: is it right, and does a firewall let us through?";
            default -> "refuses (SQLSTATE " + state + "): its log says why.";
        };
    }
}
