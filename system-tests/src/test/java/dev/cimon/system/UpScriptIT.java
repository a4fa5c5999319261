package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.process.ClassArchives;
import dev.cimon.process.Ports;
import dev.cimon.process.Replica;
import dev.cimon.process.Service;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./cimon up} itself, on ports and in a folder of its own, with what the build has just made. */
class UpScriptIT {

    private static final Duration STARTING = Duration.ofMinutes(11);
    private static final Duration STOPPING = Duration.ofMinutes(3);
    private static final int SIGINT_MASK = 1 << 1;

    @TempDir
    private Path folder;

    private final Map<String, String> ports = Ports.free();
    private @Nullable Process script;

    @BeforeAll
    static void store() {
        ClassArchives.make(Shared.ROOT, Shared.folder());
    }

    @AfterEach
    void end() throws InterruptedException {
        if (script != null && script.isAlive()) {
            script.destroy();
            script.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void namesTheTakenPortAndItsVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            ports.put("CIMON_PORT_GITHUB_GATEWAY", port);

            assertThat(exitCode("up")).isEqualTo(75);
            assertThat(output()).contains("port " + port + ", meant for github-gateway", "CIMON_PORT_GITHUB_GATEWAY");
        }
    }

    @Test
    void saysHowToGetAJdk() throws Exception {
        ports.put("CIMON_JAVA_HOME", "/nowhere");

        assertThat(exitCode("up")).isEqualTo(69);
        assertThat(output()).contains("CIMON_JAVA_HOME=/nowhere is not a JDK 25. Get one from https://adoptium.net/");
    }

    @Test
    void explainsItselfWhenACommandIsUnknown() throws Exception {
        assertThat(exitCode("frobnicate")).isEqualTo(64);
        assertThat(output()).contains("there is no command \"frobnicate\"", "Usage: ./cimon <command>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "0", "-1", "3x"})
    void explainsItselfWhenChaosIsNotGivenANumber(String number) throws Exception {
        assertThat(exitCode("chaos", number)).isEqualTo(64);
        assertThat(output()).startsWith("Usage: ./cimon <command>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "bench"})
    void saysWhatNeedsARunningSystem(String command) throws Exception {
        assertThat(exitCode(command)).isEqualTo(69);
        assertThat(output())
                .contains("Nothing answers on http://127.0.0.1:" + ports.get("CIMON_PORT_SANDBOX")
                        + ": start ./cimon up first.");
    }

    /** All in one test, since a second system costs more than all the rest. */
    @Test
    void stopsOnCtrlCFindsItAgainBesideARealProviderAndNamesTheServiceThatCrashed() throws Exception {
        start("up");
        awaitReady();
        ControlApi simulated = new ControlApi(sandbox());
        simulated.onGitHub("acme/shop", "pushes", simulated.object().put("message", "Sell umbrellas"));
        JsonNode branches = simulated.repository("acme/shop").path("branches");
        stopsEverythingOnCtrlC();

        Replica slack = anotherSlack();
        try {
            slack.awaitReady();
            start("up");
            awaitReady();
            assertThat(new ControlApi(sandbox()).repository("acme/shop").path("branches"))
                    .isEqualTo(branches);
            callsTheRealProviderAndNoSimulatedOne(new ControlApi(slack.address()));
            namesTheServiceThatCrashed();
        } finally {
            slack.stop();
            slack.awaitEnd();
        }
    }

    private void stopsEverythingOnCtrlC() throws Exception {
        List<ProcessHandle> started = script().descendants().toList();

        interrupt();

        assertThat(script().waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(script().exitValue()).isZero();
        assertNothingLeft(started);
        assertThat(output()).contains("Everything has stopped.");
    }

    /** Another sandbox is what "real" means here: an address of its own, and webhooks that come from there. */
    private Replica anotherSlack() {
        Map<String, String> elsewhere = Ports.free();
        elsewhere.put("CIMON_PORT_SLACK_GATEWAY", ports.get("CIMON_PORT_SLACK_GATEWAY"));
        elsewhere.putAll(Shared.UNHURRIED);
        elsewhere.put("CIMON_DATA_DIR", folder.resolve("elsewhere").toString());
        Replica slack = Replica.start(Service.SANDBOX, Shared.ROOT, elsewhere, folder.resolve("slack.log"));
        ports.put("SLACK_BOT_TOKEN", "xoxb-sandbox");
        ports.put("SLACK_SIGNING_SECRET", "sandbox-slack-secret");
        ports.put("SLACK_API_URL", slack.address() + "/slack/api/");
        ports.put("CIRCLECI_TOKEN", "given without its secret");
        return slack;
    }

    private void callsTheRealProviderAndNoSimulatedOne(ControlApi real) {
        assertThat(output())
                .contains(
                        "CircleCI is simulated: there is CIRCLECI_TOKEN, yet not CIRCLECI_WEBHOOK_SECRET.",
                        "Starting… real: Slack; simulated: GitHub CircleCI");

        Team team = new Team(real, "#shop", "acme/shop").setUp(0);
        String before = team.mark("alice");
        team.sandbox().command("alice", "#shop", "deploy main to preview");
        team.awaitSaying(team.awaitDeployment(before, "preview"), ": succeeded");

        ControlApi simulated = new ControlApi(sandbox());
        assertThat(simulated.pipelines()).isNotEmpty();
        assertThat(simulated.messages("alice", "#shop")).noneMatch(SlackMessage::fromBot);
        assertThat(team.sandbox().pipelines()).isEmpty();
    }

    private void namesTheServiceThatCrashed() throws Exception {
        List<ProcessHandle> started = script().descendants().toList();

        running("circleci-gateway").orElseThrow().destroyForcibly();

        assertThat(script().waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(script().exitValue()).isEqualTo(1);
        assertThat(output())
                .endsWith("cimon: circleci-gateway was killed (signal 9). Everything else has been stopped; nothing"
                        + " accepted is lost: start again with ./cimon up.\n")
                .doesNotContain("Killed", "line ");
        assertNothingLeft(started);
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws Exception {
        start("up");
        await("every service is a process")
                .atMost(STARTING)
                .until(() -> Stream.of("slack-gateway", "circleci-gateway", "workflow-engine", "notifier")
                        .allMatch(service -> running(service).isPresent()));
        List<ProcessHandle> started = script().descendants().toList();

        script().destroyForcibly();

        assertNothingLeft(started);
    }

    private Optional<ProcessHandle> running(String service) {
        return script().descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(service))
                .findFirst();
    }

    private URI sandbox() {
        return URI.create("http://127.0.0.1:" + ports.get("CIMON_PORT_SANDBOX"));
    }

    private void awaitReady() {
        await("up is ready")
                .atMost(STARTING)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    assertThat(script().isAlive()).as(this::output).isTrue();
                    return output().contains("Ctrl-C stops everything.");
                });
    }

    private void assertNothingLeft(List<ProcessHandle> started) {
        assertThat(started).hasSizeGreaterThanOrEqualTo(6);
        await("every process has ended")
                .atMost(STOPPING)
                .until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
        await("every port is free")
                .atMost(STOPPING)
                .until(() -> ports.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("CIMON_PORT_"))
                        .noneMatch(entry -> listening(Integer.parseInt(entry.getValue()))));
    }

    private static boolean listening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException free) {
            return false;
        }
    }

    /** A process whose parent ignores Ctrl-C ignores it too; then TERM, which does the same, must do. */
    private void interrupt() throws Exception {
        String signal = ignoresInterrupts() ? "-TERM" : "-INT";
        new ProcessBuilder("kill", signal, Long.toString(script().pid()))
                .start()
                .waitFor();
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_MASK) != 0);
    }

    private Process script() {
        return Objects.requireNonNull(script);
    }

    private int exitCode(String... command) throws Exception {
        start(command);
        assertThat(script().waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return script().exitValue();
    }

    private void start(String... command) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(Shared.ROOT.resolve("cimon").toString()));
        words.addAll(List.of(command));
        ProcessBuilder process = new ProcessBuilder(words);
        Map<String, String> environment = process.environment();
        environment.put("CIMON_JAVA_HOME", System.getProperty("java.home"));
        environment.put("CIMON_STATE_DIR", folder.resolve("state").toString());
        environment.put("CIMON_BUILD", "no");
        environment.put("CIMON_PATIENCE_SECONDS", "600");
        environment.putAll(Shared.UNHURRIED);
        environment.putAll(ports);
        process.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        script = process.start();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return "no output: " + e;
        }
    }
}
