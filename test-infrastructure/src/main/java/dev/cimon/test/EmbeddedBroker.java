package dev.cimon.test;

import dev.cimon.sandbox.infra.EmbeddedKafka;

/** The embedded Kafka as a shared server. */
public final class EmbeddedBroker implements TestServer {

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
        kafka.start();
    }

    @Override
    public void stop() {
        kafka.stop();
    }
}
