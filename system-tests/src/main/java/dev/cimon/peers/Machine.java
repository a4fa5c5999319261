package dev.cimon.peers;

import dev.cimon.process.Ports;
import dev.cimon.process.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts what is measured on the first core, and Kafka on the second, where the load comes from as well. */
final class Machine implements AutoCloseable {

    static final int SERVERS = 0;
    static final int LOAD = 1;

    /** For every JVM that is measured: those of {@code ./cimon up} for its gateways, with the compiler for long runs. */
    static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xmx160m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final List<String> BROKER_JVM = List.of("-XX:+UseSerialGC", "-Xmx512m");
    private static final byte[] HEALTH =
            "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Path root;
    private final Path folder;
    private final Map<String, String> ports = Ports.free();
    private final List<Server> running = new ArrayList<>();
    private final Server broker;

    /**
     * Answers once Kafka does.
     *
     * @param root of the repository, with everything built
     * @param folder for data and logs
     */
    Machine(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
        Map<String, String> environment = new HashMap<>(ports);
        environment.put("CIMON_DATA_DIR", folder.resolve("data").toString());
        int port = Integer.parseInt(port(Service.SANDBOX.portVariable()));
        List<String> command = java(BROKER_JVM, Service.SANDBOX.main(root));
        this.broker = Server.start("Kafka", command, environment, port, LOAD, folder.resolve("kafka.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        broker.awaitAnswer(buffer -> buffer.put(HEALTH));
    }

    /** Does not wait. */
    synchronized Server start(Contender contender) {
        int port = Ports.one();
        Path log = folder.resolve(contender.name().toLowerCase(Locale.ROOT) + ".log");
        Server server =
                Server.start(contender.title(), command(contender), environment(contender, port), port, SERVERS, log);
        running.add(server);
        return server;
    }

    /** At once. */
    synchronized void kill(Server server) {
        server.kill();
        running.remove(server);
    }

    private List<String> command(Contender contender) {
        Path target =
                root.resolve("benchmarks/peers").resolve(contender.folder()).resolve("target");
        String classPath = target.resolve("peer.jar") + ":" + target.resolve("lib") + "/*";
        return switch (contender) {
            case PROBOT, BOLT_JS ->
                List.of("node", target.resolveSibling("server.js").toString());
            case QUARKUS_GITHUB_APP ->
                java(
                        JVM,
                        List.of(
                                "-jar",
                                target.resolve("quarkus-app/quarkus-run.jar").toString()));
            case BOLT_JAVA -> java(JVM, List.of("-cp", classPath, "dev.cimon.benchmarks.BoltServer"));
            case GITHUB_VERTX, GITHUB_VERTX_DURABLE, SLACK_VERTX, SLACK_VERTX_DURABLE ->
                java(JVM, List.of("-cp", classPath, "dev.cimon.benchmarks.VertxServer"));
            case GITHUB_GATEWAY -> java(JVM, Service.GITHUB_GATEWAY.main(root));
            case SLACK_GATEWAY -> java(JVM, Service.SLACK_GATEWAY.main(root));
        };
    }

    private static List<String> java(List<String> flags, List<String> main) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(main);
        return command;
    }

    private Map<String, String> environment(Contender contender, int port) {
        String brokers = "127.0.0.1:" + port(Ports.KAFKA);
        String listening = Integer.toString(port);
        return switch (contender.kind()) {
            case PEER, BARE -> Map.of("PORT", listening, "SECRET", contender.secret());
            case BARE_DURABLE ->
                Map.of(
                        "PORT",
                        listening,
                        "SECRET",
                        contender.secret(),
                        "TOPIC",
                        "bench." + contender.name().toLowerCase(Locale.ROOT),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        brokers);
            case CIMON ->
                Map.of(
                        "CIMON_PORT_" + contender.name(),
                        listening,
                        contender.takesSlack() ? "SLACK_SIGNING_SECRET" : "GITHUB_WEBHOOK_SECRET",
                        contender.secret(),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        brokers);
        };
    }

    private String port(String name) {
        return String.valueOf(ports.get(name));
    }

    /** Kafka last, which the others may still want to reach. */
    @Override
    public synchronized void close() {
        running.forEach(Server::kill);
        running.clear();
        broker.stop();
    }
}
