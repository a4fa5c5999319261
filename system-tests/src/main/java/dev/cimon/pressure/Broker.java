package dev.cimon.pressure;

import dev.cimon.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Kafka of one broker as a process of its own, whose data are on a small disk. It dies when that is full, as Kafka
 * does, and is started again and again until it is stopped, as whatever runs it in production does.
 */
final class Broker implements AutoCloseable {

    private static final long BETWEEN_STARTS_SECONDS = 2;

    private final int port = Ports.one();
    private final SmallDisk disk;
    private final Path folder;
    private final String classPath;
    private volatile Process process;
    private volatile boolean wanted = true;
    private final AtomicInteger deaths = new AtomicInteger();

    private Broker(SmallDisk disk, Path root, Path folder) {
        this.disk = disk;
        this.folder = folder;
        this.classPath = root.resolve("sandbox/target/lib").resolve("*").toString();
        write();
        run(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                "AAAAAAAAQACAAAAAAAAAAQ",
                "-c",
                settings().toString());
        this.process = launch("kafka.Kafka", settings().toString());
    }

    /**
     * @param root the folder of the repository, with everything built
     * @param folder of its settings and its log; the disk is mounted at {@code data} in it
     */
    static Broker start(SmallDisk disk, Path root, Path folder) {
        Broker broker = new Broker(disk, root, folder);
        Thread.ofVirtual().start(broker::supervise);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return broker;
    }

    String brokers() {
        return "127.0.0.1:" + port;
    }

    /** How often it has ended by itself. */
    int deaths() {
        return deaths.get();
    }

    private void supervise() {
        try {
            while (wanted) {
                process.waitFor();
                if (wanted) {
                    deaths.incrementAndGet();
                    TimeUnit.SECONDS.sleep(BETWEEN_STARTS_SECONDS);
                    process = launch("kafka.Kafka", settings().toString());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        int controller = Ports.one();
        String text = """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%d
                log.dirs=%s
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=500
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                log.segment.bytes=16777216
                log.index.size.max.bytes=131072
                log.cleaner.dedupe.buffer.size=4194304
                num.network.threads=2
                num.io.threads=4
                """.formatted(port, controller, controller, folder.resolve("data/log"));
        try {
            Files.writeString(settings(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private void run(String... main) {
        try {
            int exit = launch(main).waitFor();
            if (exit != 0) {
                throw new IllegalStateException("Kafka could not be formatted; see " + folder.resolve("broker.log"));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("I was interrupted.", stopped);
        }
    }

    private Process launch(String... main) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dlog4j2.StatusLogger.level=OFF",
                "-cp",
                classPath));
        command.addAll(List.of(main));
        try {
            return new ProcessBuilder(disk.inside(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("broker.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        wanted = false;
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
