package dev.cimon.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Gives the application under test a real broker. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    /** An argument: with any value, an event has to be published within the time that production gives it. */
    public static final String HURRIED = "hurried";

    private boolean hurried;

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
    public void init(Map<String, String> arguments) {
        hurried = arguments.containsKey(HURRIED);
    }

    @Override
    public Map<String, String> start() {
        TestServer broker = broker();
        broker.start();
        Map<String, String> configuration = new HashMap<>(Map.of("kafka.bootstrap.servers", broker.getAddress()));
        if (!hurried) {
            // a machine that holds its breath for a second is no outage
            configuration.put("cimon.publish-within", "10s");
        }
        return configuration;
    }

    @Override
    public void stop() {
        // the broker is for the next test class, too
    }
}
