package dev.cimon.system;

import static org.awaitility.Awaitility.await;

import dev.cimon.story.ControlApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The whole system as processes on free ports: the sandbox and every service. One of them is shared by all tests, since
 * a start costs more than a test. Logs are in {@code target/deployed}.
 */
final class Deployed {

    static final Path ROOT =
            Path.of(System.getProperty("cimon.root", "..")).toAbsolutePath().normalize();

    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Map<String, String> ports = Ports.free();
    private final Map<Service, Process> running = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM);
        command.addAll(service.main(ROOT));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(environment());
        process.redirectErrorStream(true);
        process.redirectOutput(ProcessBuilder.Redirect.appendTo(log(service).toFile()));
        try {
            running.put(service, process.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError with the end of its log, if it does not get ready */
    void awaitReady(Service service) {
        try {
            await(service.module() + " is ready")
                    .atMost(STARTING)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast(() -> !process(service).isAlive())
                    .until(() -> ready(service));
        } catch (RuntimeException notReady) {
            throw new AssertionError(
                    service.module() + " did not get ready; its log ends with\n" + tail(service), notReady);
        }
    }

    /** As {@code kill -9}: it has no time to finish anything. */
    void kill(Service service) {
        Process process = process(service);
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }

    /** The logs of everything, for the output of a test that failed. */
    String logs() {
        StringBuilder all = new StringBuilder();
        for (Service service : Service.values()) {
            all.append("---- ")
                    .append(log(service))
                    .append('\n')
                    .append(tail(service))
                    .append('\n');
        }
        return all.toString();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private boolean ready(Service service) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(service).resolve(service.readiness()))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process process(Service service) {
        Process process = running.get(service);
        if (process == null) {
            throw new IllegalStateException(service.module() + " was never started");
        }
        return process;
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

    private String tail(Service service) {
        try {
            List<String> lines = Files.readAllLines(log(service));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    /** The services first: they want to say goodbye to what the sandbox runs. */
    private void stop() {
        Service.all().forEach(this::destroy);
        Service.all().forEach(this::awaitEnd);
        destroy(Service.SANDBOX);
        awaitEnd(Service.SANDBOX);
    }

    private void destroy(Service service) {
        Process process = running.get(service);
        if (process != null) {
            process.destroy();
        }
    }

    private void awaitEnd(Service service) {
        Process process = running.get(service);
        try {
            if (process != null && !process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
