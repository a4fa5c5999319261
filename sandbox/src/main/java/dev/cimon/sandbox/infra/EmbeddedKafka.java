package dev.cimon.sandbox.infra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in this process: KRaft, broker and controller in one, on 127.0.0.1. Topics are never created by
 * accident. After {@link #stop()} it can {@link #start()} again on the same port with the same data.
 */
public final class EmbeddedKafka implements EmbeddedServer {
    private static final int MEGABYTE = 1024 * 1024;

    private final Path folder;
    private final boolean temporary;
    private final int port;
    private final int controllerPort;
    private volatile @Nullable KafkaRaftServer broker;

    private EmbeddedKafka(int port, Path folder, boolean temporary) {
        this.port = port == 0 ? FreePort.next() : port;
        this.controllerPort = FreePort.next();
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * A running broker whose data stays in the folder.
     *
     * @param port 0 for a free one
     */
    public static EmbeddedKafka start(int port, Path folder) {
        EmbeddedKafka kafka = new EmbeddedKafka(port, folder, false);
        kafka.start();
        return kafka;
    }

    /** A running broker on a free port whose data is deleted when it closes. */
    public static EmbeddedKafka startTemporary() {
        EmbeddedKafka kafka = new EmbeddedKafka(0, DataFolder.temporary("kafka"), true);
        kafka.start();
        return kafka;
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public synchronized void start() {
        if (broker != null) {
            return;
        }
        format();
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties(), false), Time.SYSTEM);
        server.startup();
        broker = server;
    }

    @Override
    public synchronized void stop() {
        KafkaRaftServer running = broker;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            broker = null;
        }
    }

    @Override
    public boolean running() {
        return broker != null;
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            DataFolder.delete(folder);
        }
    }

    private void format() {
        if (Files.exists(folder.resolve("log/meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path configuration = folder.resolve("server.properties");
            try (OutputStream file = Files.newOutputStream(configuration)) {
                properties().store(file, null);
            }
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            String[] command = {
                "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", configuration.toString()
            };
            int exit = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
            if (exit != 0) {
                throw new IllegalStateException(
                        "Kafka could not format " + folder + ": " + said.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("listeners", "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("log.dirs", folder.resolve("log").toAbsolutePath().toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("broker.session.timeout.ms", "4000"); // a broker that was killed can come back after this
        properties.put("broker.heartbeat.interval.ms", "1000");
        properties.put("metadata.max.idle.interval.ms", "0"); // nobody else has to hear that nothing has changed
        putReplication(properties);
        putSizes(properties);
        return properties;
    }

    private static void putReplication(Properties properties) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".replication.factor", "1");
            properties.put(topic + ".num.partitions", "4");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void putSizes(Properties properties) {
        properties.put("log.segment.bytes", Integer.toString(16 * MEGABYTE));
        properties.put("log.index.size.max.bytes", Integer.toString(MEGABYTE / 8));
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * MEGABYTE));
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
    }
}
