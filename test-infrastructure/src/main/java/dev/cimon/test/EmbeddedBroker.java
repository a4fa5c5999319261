package dev.cimon.test;

import dev.cimon.sandbox.infra.EmbeddedKafka;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The embedded Kafka as a shared server. */
public final class EmbeddedBroker implements TestServer {

    /** Held here because the log manager forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIET = Stream.of("kafka", "org.apache.kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private final EmbeddedKafka kafka = EmbeddedKafka.startTemporary();

    /** Started by the bean server. */
    public EmbeddedBroker() {
        SharedServers.closeAtExit(kafka);
    }

    @Override
    public String getAddress() {
        return kafka.bootstrapServers();
    }

    @Override
    public void start() {
        SharedServers.withSystemClasses(kafka::start);
    }

    @Override
    public void stop() {
        kafka.stop();
    }
}
