package dev.cimon.system;

import dev.cimon.story.ControlApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole system as processes on free ports: the sandbox and every service. One of them is shared by all tests, since
 * a start costs more than a test. Logs are in {@code target/deployed}.
 */
final class Deployed {

    static final Path ROOT =
            Path.of(System.getProperty("cimon.root", "..")).toAbsolutePath().normalize();

    private final Map<String, String> ports = Ports.free();
    private final Map<Service, Replica> running = new ConcurrentHashMap<>();
    private final List<Replica> more = new CopyOnWriteArrayList<>();
    private final Path folder;

    private Deployed() {
        try {
            Path target = Files.createDirectories(ROOT.resolve("system-tests/target/deployed"));
            folder = Files.createTempDirectory(target, "run-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** Started at first use; stops with this JVM. */
    private static final class Shared {
        static final Deployed SYSTEM = started();
    }

    static Deployed shared() {
        return Shared.SYSTEM;
    }

    private static Deployed started() {
        Deployed system = new Deployed();
        system.start(Service.SANDBOX);
        system.awaitReady(Service.SANDBOX);
        Service.all().forEach(system::start);
        Service.all().forEach(system::awaitReady);
        return system;
    }

    ControlApi sandbox() {
        return new ControlApi(address(Service.SANDBOX));
    }

    String brokers() {
        return "127.0.0.1:" + ports.get(Ports.KAFKA);
    }

    URI address(Service service) {
        return URI.create("http://127.0.0.1:" + ports.get(service.portVariable()));
    }

    /** Starts it where it was before; does not wait. */
    void start(Service service) {
        running.put(service, Replica.start(service, environment(), log(service)));
    }

    /** One more process of the service, which shares the work until it is stopped; does not wait. */
    Replica add(Service service) {
        Map<String, String> environment = environment();
        environment.put(service.portVariable(), Integer.toString(Ports.one()));
        Replica replica =
                Replica.start(service, environment, folder.resolve(service.module() + "-" + more.size() + ".log"));
        more.add(replica);
        return replica;
    }

    /** @throws AssertionError with the end of its log, if it does not get ready */
    void awaitReady(Service service) {
        replica(service).awaitReady();
    }

    /** As {@code kill -9}: it has no time to finish anything. */
    void kill(Service service) {
        replica(service).kill();
    }

    /** The logs of everything, for the output of a test that failed. */
    String logs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(file -> "---- " + file + "\n" + Replica.tail(file))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Replica replica(Service service) {
        Replica replica = running.get(service);
        if (replica == null) {
            throw new IllegalStateException(service.module() + " was never started");
        }
        return replica;
    }

    private Map<String, String> environment() {
        URI sandbox = address(Service.SANDBOX);
        Map<String, String> environment = new HashMap<>(ports);
        environment.put("CIMON_DATA_DIR", folder.resolve("data").toString());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers());
        environment.put("DATABASE_URL", "postgresql://127.0.0.1:" + ports.get(Ports.POSTGRES) + "/cimon");
        environment.put("DATABASE_USER", "cimon");
        environment.put("DATABASE_PASSWORD", "cimon");
        environment.put("SLACK_BOT_TOKEN", "xoxb-sandbox");
        environment.put("SLACK_SIGNING_SECRET", Signed.SLACK_SECRET);
        environment.put("SLACK_API_URL", sandbox + "/slack/api/");
        environment.put("GITHUB_TOKEN", "ghp_sandbox");
        environment.put("GITHUB_WEBHOOK_SECRET", Signed.GITHUB_SECRET);
        environment.put("GITHUB_API_URL", sandbox + "/github");
        environment.put("CIRCLECI_TOKEN", "cci_sandbox");
        environment.put("CIRCLECI_WEBHOOK_SECRET", Signed.CIRCLECI_SECRET);
        environment.put("CIRCLECI_API_URL", sandbox + "/circleci/api/v2");
        return environment;
    }

    private Path log(Service service) {
        return folder.resolve(service.module() + ".log");
    }

    /** The services first: they want to say goodbye to what the sandbox runs. */
    private void stop() {
        Replica sandbox = running.remove(Service.SANDBOX);
        List<Replica> services = new ArrayList<>(more);
        services.addAll(running.values());
        services.forEach(Replica::stop);
        services.forEach(Replica::awaitEnd);
        if (sandbox != null) {
            sandbox.stop();
            sandbox.awaitEnd();
        }
    }
}
