package dev.cimon.engine.store;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.History;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** What has run in an environment; read by index, so that it costs the same however old the project is. */
final class Histories {

    /** So many deployments that never came as far as a pipeline may lie above the latest that did. */
    private static final int LATEST = 10;

    /** So many times may one revision have been deployed again and again. */
    private static final int WORKED = 50;

    private static final String READ = """
            (select body from engine.deployment where repository = :repository and environment = :environment
             order by number desc limit %d)
            union
            (select body from engine.deployment where repository = :repository and environment = :environment
               and in_place_from is not null
             order by in_place_from desc limit %d)
            """.formatted(LATEST, WORKED);

    private static final String IN_PLACE_AT = """
            select body from engine.deployment where repository = :repository and environment = :environment
              and in_place_from <= cast(cast(:time as text) as timestamptz)
            order by in_place_from desc limit 1
            """;

    private Histories() {}

    static Uni<History> of(RepositoryName repository, EnvironmentName environment) {
        return read(READ, repository, environment, query -> query);
    }

    /** Of which no more is known than what ran there at that time. */
    static Uni<History> at(Instant time, RepositoryName repository, EnvironmentName environment) {
        return read(IN_PLACE_AT, repository, environment, query -> query.setParameter("time", time.toString()));
    }

    private static Uni<History> read(
            String sql,
            RepositoryName repository,
            EnvironmentName environment,
            UnaryOperator<Mutiny.SelectionQuery<String>> further) {
        return Panache.getSession()
                .chain(session -> further.apply(session.createNativeQuery(sql, String.class)
                                .setParameter("repository", repository.toString())
                                .setParameter("environment", environment.name()))
                        .getResultList()
                        .map(bodies -> new History(bodies.stream()
                                .map(body -> Json.read(body, Deployment.class))
                                .toList())));
    }
}
