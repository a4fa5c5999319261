package dev.cimon.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/**
 * Measures in a running system how long people wait: from the moment the simulated provider is asked to send something
 * until the call that lets them see it arrives at the simulated Slack.
 */
public final class Bench {

    private static final int USUAL_SAMPLES = 200;
    private static final int MOST_DEPLOYMENTS = 20;
    private static final long PAUSE_MILLIS = 75;
    private static final List<String> TOPICS =
            List.of("cimon.slack.events", "cimon.github.events", "cimon.deployments", "cimon.slack.commands");

    private final ControlApi sandbox;
    private final String brokers;
    private final int samples;
    private final PrintStream out;

    private Bench(URI sandbox, String brokers, int samples, PrintStream out) {
        this.sandbox = new ControlApi(sandbox);
        this.brokers = brokers;
        this.samples = samples;
        this.out = out;
    }

    /** @param arguments the sandbox's base URL, the brokers, how many samples of each kind */
    public static void main(String[] arguments) {
        URI sandbox = URI.create(arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8090");
        String brokers = arguments.length > 1 ? arguments[1] : "127.0.0.1:19092";
        int samples = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_SAMPLES;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            System.exit(measure(sandbox, brokers, samples, out) ? 0 : 1);
        } catch (Patience.Exhausted | UncheckedIOException | IllegalStateException | KafkaException stopped) {
            System.err.println("cimon: the measurement stops here. " + stopped.getMessage());
            System.exit(1);
        }
    }

    /**
     * Measures and prints; whatever the figures are.
     *
     * @return whether everything that was sent had its effect
     */
    public static boolean measure(URI sandbox, String brokers, int samples, PrintStream out) {
        return new Bench(sandbox, brokers, samples, out).measure();
    }

    private boolean measure() {
        int warmUp = samples / 5;
        try (Load load = new Load(sandbox);
                Tape tape = new Tape(brokers, TOPICS)) {
            int deployments = load.begin(Math.min(samples, MOST_DEPLOYMENTS));
            out.println("While " + deployments + " deployments run: " + samples + " samples of each, after " + warmUp
                    + " that do not count.");
            for (int round = 0; round < warmUp; round++) {
                sample(load, round);
            }
            List<Route.Sample> sent = new ArrayList<>();
            for (int round = 0; round < samples; round++) {
                sent.addAll(sample(load, round));
            }
            return report(measured(sent, tape));
        }
    }

    /** Does everything once. */
    private static List<Route.Sample> sample(Load load, int round) {
        List<Route.Sample> sent = new ArrayList<>();
        for (Route route : Route.values()) {
            Instant began = Instant.now();
            String revision = load.send(route, round);
            sent.add(new Route.Sample(route, began, Instant.now(), revision));
            pause();
        }
        return sent;
    }

    /** Looks until all have arrived, or for as long as patience lasts. */
    private List<Measured> measured(List<Route.Sample> sent, Tape tape) {
        try {
            return Patience.until(
                    "the last of it to arrive at Slack",
                    () -> Optional.of(arrived(sent, tape))
                            .filter(all -> all.stream().allMatch(route -> route.missing() == 0)));
        } catch (Patience.Exhausted notAll) {
            return arrived(sent, tape);
        }
    }

    private List<Measured> arrived(List<Route.Sample> sent, Tape tape) {
        List<Tape.Entry> entries = tape.read();
        return Stream.of(Route.values())
                .map(route -> {
                    List<JsonNode> calls = sandbox.calls("slack", "POST", route.path());
                    List<Route.Sample> mine = sent.stream()
                            .filter(sample -> sample.route() == route)
                            .toList();
                    List<Journey> journeys = mine.stream()
                            .flatMap(sample -> route.find(sample, entries, calls).stream())
                            .toList();
                    return new Measured(route, mine.size(), journeys);
                })
                .toList();
    }

    private boolean report(List<Measured> all) {
        Figures figures = new Figures(out);
        figures.total(all);
        figures.steps(all);
        figures.slowest(all);
        List<Measured> incomplete =
                all.stream().filter(measured -> measured.missing() > 0).toList();
        incomplete.forEach(measured -> out.println(
                measured.route().title() + ": " + measured.missing() + " of " + measured.sent() + " never arrived."));
        return incomplete.isEmpty();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("I was interrupted.", stopped);
        }
    }
}
