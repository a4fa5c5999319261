package dev.cimon.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the application under test a real broker. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    /** The broker, to take it away and bring it back; whoever stops it starts it again. */
    public static TestServer broker() {
        return SharedServers.get(
                SharedServers.inContainers() ? ContainerBroker.class : EmbeddedBroker.class, TestServer.class);
    }

    /** Reads what is written to the topic from now on. The topic must exist: services create theirs at start. */
    public static TopicReader reader(String topic) {
        return new TopicReader(broker().getAddress(), topic);
    }

    @Override
    public Map<String, String> start() {
        TestServer broker = broker();
        broker.start();
        // a machine that holds its breath for a second is no outage
        return Map.of("kafka.bootstrap.servers", broker.getAddress(), "cimon.publish-within", "10s");
    }

    @Override
    public void stop() {
        // the broker is for the next test class, too
    }
}
