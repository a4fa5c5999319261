package dev.cimon.chaos;

import dev.cimon.process.Deployed;
import dev.cimon.story.Tape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at what has come of everything that was asked for. */
final class Court implements AutoCloseable {

    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final List<String> TOPICS = List.of(
            "cimon.slack.events",
            "cimon.github.events",
            "cimon.circleci.events",
            "cimon.deployments",
            "cimon.slack.results");

    private final Deployed system;
    private final List<Place> places;
    private final Traffic traffic;
    private final Tape tape;
    private final Backlog backlog;

    Court(Deployed system, List<Place> places, Traffic traffic) {
        this.system = system;
        this.places = places;
        this.traffic = traffic;
        this.tape = Tape.fromBeginning(system.brokers(), TOPICS);
        this.backlog = new Backlog(system);
    }

    /** Looks until everything is as it should be and stays so, or until the time is up. */
    Verdict judge(Duration limit) {
        Waiting.within(limit, () -> {
            if (!look().clean()) {
                return Optional.empty();
            }
            Waiting.pass(SETTLED);
            return Optional.of(true).filter(_ -> look().clean());
        });
        return look();
    }

    /** The events on the topics. */
    List<Tape.Entry> entries() {
        return tape.read();
    }

    private Verdict look() {
        return Verdict.on(traffic.asked(), places, Evidence.gather(system.sandbox(), places, traffic, tape, backlog));
    }

    @Override
    public void close() {
        tape.close();
    }
}
