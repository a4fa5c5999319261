package dev.cimon.process;

import dev.cimon.story.ControlApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole system as processes on free ports: the sandbox and every service. Stops with this JVM at the latest. */
public final class Deployed implements AutoCloseable {

    public static final String SLACK_SECRET = "sandbox-slack-secret";
    public static final String GITHUB_SECRET = "sandbox-github-secret";
    public static final String CIRCLECI_SECRET = "sandbox-circleci-secret";
    public static final String BROKERS = "KAFKA_BOOTSTRAP_SERVERS";
    public static final String DATABASE = "DATABASE_URL";

    private final Map<String, String> ports = Ports.free();
    private final Map<Service, Replica> running = new ConcurrentHashMap<>();
    private final List<Replica> more = new CopyOnWriteArrayList<>();
    private final Map<String, String> ofServices = new ConcurrentHashMap<>();
    private final Path root;
    private final Path folder;
    private final Map<Service, Map<String, String>> besides;

    private Deployed(Path root, Path folder, Map<Service, Map<String, String>> besides) {
        this.root = root;
        this.folder = folder;
        this.besides = Map.copyOf(besides);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * Answers once everything is ready.
     *
     * @param root the folder of the repository, with everything built
     * @param folder for data and logs
     * @throws AssertionError with the end of a log, if something does not get ready
     */
    public static Deployed start(Path root, Path folder) {
        return start(root, folder, Map.of());
    }

    /**
     * As {@link #start(Path, Path)}.
     *
     * @param besides what a service finds in its environment besides, or instead of, the usual
     */
    public static Deployed start(Path root, Path folder, Map<Service, Map<String, String>> besides) {
        Deployed system = prepare(root, folder, besides);
        system.startAll();
        return system;
    }

    /** As {@link #start(Path, Path)}, with nothing started yet; the ports are known. */
    public static Deployed prepare(Path root, Path folder) {
        return prepare(root, folder, Map.of());
    }

    /** As {@link #start(Path, Path, Map)}, with nothing started yet; the ports are known. */
    public static Deployed prepare(Path root, Path folder, Map<Service, Map<String, String>> besides) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Deployed(root, folder, besides);
    }

    /**
     * Answers once everything is ready.
     *
     * @throws AssertionError with the end of a log, if something does not get ready
     */
    public void startAll() {
        ClassArchives.make(root, folder.resolve("first"));
        startProcesses();
    }

    void startProcesses() {
        start(Service.SANDBOX);
        awaitReady(Service.SANDBOX);
        Service.all().forEach(this::start);
        Service.all().forEach(this::awaitReady);
    }

    /** Tells everything that is started from now on something else than usual, or something besides. */
    public void tellServices(String variable, String value) {
        ofServices.put(variable, value);
    }

    public ControlApi sandbox() {
        return new ControlApi(address(Service.SANDBOX));
    }

    /** Those that the services are told. */
    public String brokers() {
        return ofServices.getOrDefault(BROKERS, "127.0.0.1:" + ports.get(Ports.KAFKA));
    }

    /** The sandbox's own, without user and password, which are {@code cimon}. */
    public String database() {
        return database(Integer.parseInt(ports.get(Ports.POSTGRES)));
    }

    /** The same behind another port. */
    public static String database(int port) {
        return "postgresql://127.0.0.1:" + port + "/cimon";
    }

    public URI address(Service service) {
        return URI.create("http://127.0.0.1:" + ports.get(service.portVariable()));
    }

    /** Starts it where it was before; does not wait. */
    public void start(Service service) {
        Path log = folder.resolve(service.module() + ".log");
        running.put(service, Replica.start(service, root, environment(service), log));
    }

    /** One more process of the service, which shares the work until it is stopped; does not wait. */
    public Replica add(Service service) {
        return add(service, Map.of());
    }

    /** As {@link #add(Service)}, with something in its environment besides, or instead of, the usual. */
    public Replica add(Service service, Map<String, String> besides) {
        Map<String, String> environment = environment(service);
        environment.putAll(besides);
        environment.put(service.portVariable(), Integer.toString(Ports.one()));
        Path log = folder.resolve(service.module() + "-" + more.size() + ".log");
        Replica replica = Replica.start(service, root, environment, log);
        more.add(replica);
        return replica;
    }

    /** @throws AssertionError with the end of its log, if it does not get ready */
    public void awaitReady(Service service) {
        replica(service).awaitReady();
    }

    /** As {@code kill -9}: it has no time to finish anything. */
    public void kill(Service service) {
        replica(service).kill();
    }

    /** What a system that was started with this folder has stored, once it is closed; its logs stay. */
    public static void deleteData(Path folder) {
        Path data = folder.resolve("data");
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> found = Files.walk(data)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The logs of everything, for the output of a test that failed. */
    public String logs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(file -> "---- " + file + "\n" + Replica.tail(file))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of data and logs. */
    public Path folder() {
        return folder;
    }

    /** What the first process of the service shows for this line of its metrics; 0 where it shows none. */
    public double metric(Service service, String line) {
        return replica(service)
                .metrics()
                .lines()
                .filter(shown -> shown.startsWith(line + " "))
                .mapToDouble(shown -> Double.parseDouble(shown.substring(shown.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The first process of the service. */
    public Replica replica(Service service) {
        Replica replica = running.get(service);
        if (replica == null) {
            throw new IllegalStateException(service.module() + " was never started");
        }
        return replica;
    }

    private Map<String, String> environment(Service service) {
        URI sandbox = address(Service.SANDBOX);
        Map<String, String> environment = new HashMap<>(ports);
        environment.put("CIMON_DATA_DIR", folder.resolve("data").toString());
        environment.put(BROKERS, brokers());
        environment.put(DATABASE, database());
        environment.put("DATABASE_USER", "cimon");
        environment.put("DATABASE_PASSWORD", "cimon");
        environment.put("SLACK_BOT_TOKEN", "xoxb-sandbox");
        environment.put("SLACK_SIGNING_SECRET", SLACK_SECRET);
        environment.put("SLACK_API_URL", sandbox + "/slack/api/");
        environment.put("GITHUB_TOKEN", "ghp_sandbox");
        environment.put("GITHUB_WEBHOOK_SECRET", GITHUB_SECRET);
        environment.put("GITHUB_API_URL", sandbox + "/github");
        environment.put("CIRCLECI_TOKEN", "cci_sandbox");
        environment.put("CIRCLECI_WEBHOOK_SECRET", CIRCLECI_SECRET);
        environment.put("CIRCLECI_API_URL", sandbox + "/circleci/api/v2");
        environment.putAll(besides.getOrDefault(service, Map.of()));
        environment.putAll(ofServices);
        return environment;
    }

    /** The services first: they want to say goodbye to what the sandbox runs. */
    @Override
    public synchronized void close() {
        Replica sandbox = running.remove(Service.SANDBOX);
        List<Replica> services = new ArrayList<>(more);
        services.addAll(running.values());
        more.clear();
        running.clear();
        services.forEach(Replica::stop);
        services.forEach(Replica::awaitEnd);
        if (sandbox != null) {
            sandbox.stop();
            sandbox.awaitEnd();
        }
    }
}
