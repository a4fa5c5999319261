package dev.cimon.chaos;

import dev.cimon.process.Deployed;
import dev.cimon.story.ControlApi;
import dev.cimon.story.Tape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Deployments are asked for in repositories founded for it, and judged by what the simulated providers have of them:
 * none lost, none done twice, all at their end and shown as they are.
 */
public final class Trial implements AutoCloseable {

    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final List<String> TOPICS = List.of(
            "cimon.slack.events",
            "cimon.github.events",
            "cimon.circleci.events",
            "cimon.deployments",
            "cimon.slack.commands",
            "cimon.slack.results");

    private final ControlApi sandbox;
    private final List<Place> places;
    private final List<Place> passing;
    private final Traffic traffic;
    private final Guards guards;
    private final Backlog backlog;
    private boolean everyDelivery;

    private Trial(Deployed system, List<Place> passing, List<Place> failing, long seed) {
        this.sandbox = system.sandbox();
        this.passing = List.copyOf(passing);
        this.places = Stream.concat(passing.stream(), failing.stream()).toList();
        this.guards =
                new Guards(sandbox, passing.stream().filter(Place::guarded).toList(), seed);
        this.traffic = new Traffic(sandbox, guards, passing, failing, seed);
        this.backlog = new Backlog(system);
    }

    /**
     * Founds the repositories and binds their channels; the first is followed in two channels.
     *
     * @param passing in how many repositories pipelines pass
     * @param failing in how many they fail at first
     * @param seed gives the same traffic again
     */
    public static Trial prepare(Deployed system, int passing, int failing, long seed) {
        return prepare(system, passing, 0, failing, seed);
    }

    /** @param guarded how many of those whose pipelines pass have the workflow of {@link Guards} */
    static Trial prepare(Deployed system, int passing, int guarded, int failing, long seed) {
        ControlApi sandbox = system.sandbox();
        Trial trial = new Trial(
                system,
                IntStream.range(0, passing)
                        .mapToObj(i -> Place.found(sandbox, "team-" + i, i == 0, i >= passing - guarded))
                        .toList(),
                IntStream.range(0, failing)
                        .mapToObj(i -> Place.found(sandbox, "failing-" + i, false, false))
                        .toList(),
                seed);
        trial.places.forEach(place -> place.setUp(sandbox));
        trial.guards.start();
        return trial;
    }

    /** From now on what GitHub could not deliver is not done, because it has to be asked for again. */
    void expectEveryDelivery() {
        everyDelivery = true;
    }

    /** How many repositories there are. */
    public int repositories() {
        return places.size();
    }

    /** Whose pipelines pass, in the order they were founded. */
    public List<String> passing() {
        return passing.stream().map(Place::repository).toList();
    }

    /** Asks for so many deployments of all kinds, spread over this time; returns once all are asked for. */
    public void ask(int deployments, Duration time) {
        traffic.ask(deployments, time);
    }

    /** Asks for one after the other, with this pause, for as long as that is wanted. */
    void askWhile(BooleanSupplier wanted, Duration pause) {
        traffic.askWhile(wanted, pause);
    }

    /**
     * Opens a pull request, which is deployed to an environment of its own.
     *
     * @param repository one of {@link #passing()}
     * @param name of its branch, which tells it apart from all others
     * @return its revision
     */
    public String open(String repository, String name) {
        Place place = passing.stream()
                .filter(one -> one.repository().equals(repository))
                .findFirst()
                .orElseThrow();
        return traffic.open(place, name);
    }

    /** What is not done yet, each in words. */
    public List<String> undone() {
        List<String> undone = new ArrayList<>(backlog.read());
        if (everyDelivery) {
            undone.addAll(traffic.undelivered());
        }
        return undone;
    }

    /** The events of the topics that tell what was asked for and what was decided and shown. */
    public static Tape tape(String brokers) {
        return Tape.fromBeginning(brokers, TOPICS);
    }

    /** Looks until everything is as it should be and stays so, or until the time is up. */
    public Verdict judge(Tape tape, Duration limit) {
        Waiting.within(limit, () -> {
            if (!look(tape).clean()) {
                return Optional.empty();
            }
            Waiting.pass(SETTLED);
            return Optional.of(true).filter(_ -> look(tape).clean());
        });
        return look(tape);
    }

    private Verdict look(Tape tape) {
        return Verdict.on(
                traffic.asked(), places, Evidence.gather(sandbox, places, guards, traffic.accepted(), tape, undone()));
    }

    /** Nobody opens gates any more. */
    @Override
    public void close() {
        guards.close();
    }
}
