package dev.cimon.test;

import org.testcontainers.kafka.KafkaContainer;

/** Kafka in a container as a shared server. Stopping pauses it: a restarted container would have another port. */
public final class ContainerBroker implements TestServer {

    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.1");
    private boolean paused;

    /** Started by the bean server. */
    public ContainerBroker() {
        kafka.start();
    }

    @Override
    public String getAddress() {
        return kafka.getBootstrapServers();
    }

    @Override
    public synchronized void start() {
        if (paused) {
            kafka.getDockerClient().unpauseContainerCmd(kafka.getContainerId()).exec();
            paused = false;
        }
    }

    @Override
    public synchronized void stop() {
        if (!paused) {
            kafka.getDockerClient().pauseContainerCmd(kafka.getContainerId()).exec();
            paused = true;
        }
    }
}
