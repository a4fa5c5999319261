package dev.cimon.throughput;

import dev.cimon.process.Deployed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stands in the database, looked at from outside, and a history that nobody wants to wait for. */
final class Tables implements AutoCloseable {

    /** Above every number that the history has. */
    private static final int FIRST_NUMBER = 1_000_000;

    private static final String WAITING = "acme/waiting-";

    private final Connection connection;

    Tables(Deployed system) {
        try {
            connection = DriverManager.getConnection("jdbc:" + system.database(), "cimon", "cimon");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer.", e);
        }
    }

    /** How many of the events of this source have been decided about. */
    long decided(String source) {
        return number("select count(*) from engine.inbox where source = '" + source + "'");
    }

    /** What the engine still has to do now; it looks at a pipeline again and again for as long as that runs. */
    long effects() {
        return number("select count(*) from engine.effect where due_at < now() + interval '1 minute'"
                + " and body not like '%\"follow-pipeline\"%'");
    }

    /** Deployments of a repository that have not ended yet. */
    long underWay(Place place) {
        return number("select count(*) from engine.deployment where live and status <> 'Succeeded' and repository = '"
                + place.repository() + "'");
    }

    /** What Slack does not show yet. */
    long unshown() {
        return number("select count(*) from notifier.message where wanted_version > shown_version");
    }

    long deployments() {
        return number("select count(*) from engine.deployment");
    }

    /** The channel of each repository that is set up, as {@code repository workspace channel}. */
    List<String> channels() {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select repository || ' ' || workspace || ' ' || channel from engine.channel_binding")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be read.", e);
        }
        return found;
    }

    /** Deployments of repositories set up so far are counted on from a number that leaves room for a history. */
    void leaveRoom() {
        run("update engine.project set body = jsonb_set(body::jsonb, '{deployments}', '" + FIRST_NUMBER + "')::text");
    }

    /**
     * Makes, beside the table of deployments, one that holds so many ended ones as well; each is a copy of one that has
     * ended here, with a number, an id and a time of its own.
     */
    void makeHistory(int deployments) {
        run("drop table if exists engine.deployment_full");
        run("create table engine.deployment_full (like engine.deployment including defaults including constraints)");
        run("""
            insert into engine.deployment_full (id, repository, number, environment, status, live, body, requested_at)
            with made as materialized (
              select old.*, n as made_number, gen_random_uuid() as made_id
              from (select *, row_number() over (partition by repository order by number desc) as newest
                    from engine.deployment where not live) old
                cross join generate_series(1, (select %1$d / count(distinct repository)
                                               from engine.deployment where not live)) n
              where old.newest = 1)
            select made_id, repository, made_number, environment, status, false,
              replace(replace(body, id::text, made_id::text),
                '"number":' || number || ',', '"number":' || made_number || ','),
              now() - (%1$d - made_number) * interval '1 minute'
            from made
            """.formatted(deployments));
        run("insert into engine.deployment_full select * from engine.deployment");
        run("set maintenance_work_mem = '256MB'");
        indexes().forEach(this::run);
        run("analyze engine.deployment_full");
    }

    /** Makes so many copies of a deployment that waits, in repositories that nobody has set up. */
    void makeWaiting(int deployments) {
        run("""
            insert into engine.deployment (id, repository, number, environment, status, live, body, requested_at)
            with made as materialized (
              select old.*, n as made_number, gen_random_uuid() as made_id
              from (select * from engine.deployment where live and status = 'Waiting' limit 1) old
                cross join generate_series(1, %d) n)
            select made_id, '%s' || made_number %% 100, made_number, environment, status, true,
              replace(replace(body, id::text, made_id::text),
                '"number":' || number || ',', '"number":' || made_number || ','),
              now()
            from made
            """.formatted(deployments, WAITING));
        run("vacuum analyze engine.deployment");
    }

    void forgetWaiting() {
        run("delete from engine.deployment where repository like '" + WAITING + "%'");
        run("vacuum analyze engine.deployment");
    }

    /** The same as the table has, on the one with the history. */
    private List<String> indexes() {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select indexname, indexdef from pg_indexes where schemaname = 'engine' and tablename ="
                                + " 'deployment'")) {
            while (rows.next()) {
                String name = rows.getString(1);
                found.add(rows.getString(2)
                        .replace("INDEX " + name + " ", "INDEX " + name + "_full ")
                        .replace("ON engine.deployment ", "ON engine.deployment_full "));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be read.", e);
        }
        return found;
    }

    /** Lets the engine see the other one of the two tables: with the history, or without it. */
    void swap() {
        run("begin; alter table engine.deployment rename to deployment_aside;"
                + " alter table engine.deployment_full rename to deployment;"
                + " alter table engine.deployment_aside rename to deployment_full; commit");
    }

    private long number(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be read.", e);
        }
    }

    private void run(String command) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be changed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer.", e);
        }
    }
}
