package dev.cimon.system;

import static dev.cimon.process.Service.GITHUB_GATEWAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.process.Balancer;
import dev.cimon.process.Ports;
import dev.cimon.process.Replica;
import dev.cimon.process.Signed;
import dev.cimon.process.SignedRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway that is asked to stop, as before every update, loses nothing that was begun. */
@ExtendWith(LogsOnFailure.class)
class GracefulStopIT {

    private static final String TOPIC = "cimon.github.events";

    /** Means something to no team. */
    private static final byte[] RELEASE = """
            {"action":"published","repository":{"full_name":"acme/elsewhere"},
             "release":{"tag_name":"v1","html_url":"https://github.example/v1"}}""".getBytes(UTF_8);

    private final String brokers = Shared.system().brokers();
    private final List<Begun> begun = new ArrayList<>();
    private final Balancer balancer = new Balancer();
    private final ScheduledExecutorService sending = Executors.newScheduledThreadPool(1);
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final int port = Ports.one();

    @AfterEach
    void hangUp() throws IOException {
        sending.close();
        balancer.close();
        for (Begun request : begun) {
            request.socket().close();
        }
    }

    @Test
    void answersWhatWasBegunAndSendsNewRequestsElsewhere() throws Exception {
        Replica gateway = started(Map.of("QUARKUS_SHUTDOWN_TIMEOUT", "2m", "QUARKUS_SHUTDOWN_DELAY", "20s"), "answers");
        balancer.add(gateway.address());
        balancer.add(Shared.system().address(GITHUB_GATEWAY));
        await("both get requests").atMost(Duration.ofSeconds(60)).until(() -> balancer.ready() == 2);
        var _ = sending.scheduleWithFixedDelay(this::send, 0, 50, TimeUnit.MILLISECONDS);
        Set<String> deliveries = new HashSet<>();
        for (int n = 0; n < 20; n++) {
            begun.add(Begun.at(port, "stop-" + port + "-" + n));
            deliveries.add("stop-" + port + "-" + n);
        }
        gateway.stop();
        await("readiness says no while requests are unanswered")
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        statusOf("GET /q/health/ready HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n") == 503);

        for (Begun request : begun) {
            request.finish();
        }
        for (Begun request : begun) {
            assertThat(request.status()).isEqualTo(202);
        }
        gateway.awaitEnd();
        sending.close();
        assertThat(balancer.failures()).isEmpty();
        assertThat(refused).isEmpty();
        assertThat(accepted).isNotEmpty();
        deliveries.addAll(accepted);
        assertThat(idsOnTheTopic()).containsAll(deliveries);
    }

    /** To whichever replica the balancer thinks fit. */
    private void send() {
        String delivery = "load-" + port + "-" + (accepted.size() + refused.size());
        try {
            int status = Signed.gitHub(
                    balancer.address(), Signed.GITHUB_SECRET, "release", delivery, new String(RELEASE, UTF_8));
            (status == 202 ? accepted : refused).add(delivery);
        } catch (UncheckedIOException notAnswered) {
            refused.add(delivery);
        }
    }

    @Test
    void endsEvenIfASenderNeverFinishes() throws Exception {
        Replica gateway = started(Map.of(), "ends");
        begun.add(Begun.at(port, "never-" + port));
        gateway.stop();

        await("it ends by itself")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(log("ends")).contains("github-gateway stopped in"));
        gateway.awaitEnd();
        assertThat(idsOnTheTopic()).doesNotContain("never-" + port);
    }

    private Replica started(Map<String, String> more, String name) throws IOException {
        Map<String, String> environment = new HashMap<>(Shared.UNHURRIED);
        environment.putAll(more);
        environment.put(GITHUB_GATEWAY.portVariable(), Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers);
        environment.put("GITHUB_WEBHOOK_SECRET", Signed.GITHUB_SECRET);
        Files.createDirectories(log(name).getParent());
        Replica gateway = Replica.start(GITHUB_GATEWAY, Shared.ROOT, environment, log(name));
        gateway.awaitReady();
        return gateway;
    }

    private Path log(String name) {
        return Shared.ROOT.resolve("system-tests/target/deployed/stop-" + port + "-" + name + ".log");
    }

    private int statusOf(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return statusFrom(socket);
        }
    }

    private static int statusFrom(Socket socket) throws IOException {
        String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        return line == null ? 0 : Integer.parseInt(line.split(" ", 3)[1]);
    }

    private static Set<String> idsOnTheTopic() {
        return Records.on(TOPIC).stream()
                .flatMap(event -> Records.header(event, "ce_id").stream())
                .collect(Collectors.toSet());
    }

    /** A webhook of which half is sent. */
    private record Begun(Socket socket, String rest) {

        static Begun at(int port, String delivery) throws IOException {
            byte[] body = RELEASE;
            String head =
                    "POST /github/webhooks HTTP/1.1\r\nHost: gateway\r\nX-GitHub-Event: release\r\nX-GitHub-Delivery: "
                            + delivery + "\r\nX-Hub-Signature-256: sha256="
                            + SignedRequest.hmac(Signed.GITHUB_SECRET, new String(body, UTF_8)) + "\r\nContent-Length: "
                            + body.length
                            + "\r\n\r\n";
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body, 0, 20);
            return new Begun(socket, new String(body, 20, body.length - 20, UTF_8));
        }

        void finish() throws IOException {
            socket.getOutputStream().write(rest.getBytes(UTF_8));
        }

        int status() throws IOException {
            return statusFrom(socket);
        }
    }
}
