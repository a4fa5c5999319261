package dev.cimon.throughput;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** How many events the engine decides about in a second while more of them wait than it can take. */
final class Events {

    private static final int TRIAL = 500;

    /** What came of one load. */
    record Drained(int events, double seconds, Cpu.Usage cpu) {

        double perSecond() {
            return events / seconds;
        }

        /** Of the engine and of its database. */
        double microsEach() {
            return cpu.engineMicros() / events;
        }

        String line(String what) {
            return String.format(
                    Locale.ROOT, "  %-56s %7.0f/s in %.1f s; %s", what, perSecond(), seconds, cpu.told(events));
        }
    }

    private final Wire wire;
    private final Tables tables;
    private final Cpu cpu;
    private final List<Place> places;
    private int loads;

    Events(Wire wire, Tables tables, Cpu cpu, List<Place> places) {
        this.wire = wire;
        this.tables = tables;
        this.cpu = cpu;
        this.places = List.copyOf(places);
    }

    /** Finds out how many take about this long; comments are what is tried. */
    int enoughFor(Duration time, int most) {
        messages(TRIAL);
        Drained trial = messages(TRIAL);
        return (int) Math.clamp(trial.perSecond() * time.toMillis() / 1e3, TRIAL, most);
    }

    /** Pushes to a branch that deploys nowhere: nothing but the decision. */
    Drained nothing(int events) {
        return drain(events, i -> Said.push(place(i), "refs/heads/tea", place(i).sha()));
    }

    /** Comments on pull requests: a decision and a message each. */
    Drained messages(int events) {
        return drain(events, i -> Said.comment(place(i), 1_000_000 + i));
    }

    /** Version tags while production is busy: a deployment each, which takes the place of the one before it. */
    Drained deployments(int events) {
        return drain(events, i -> Said.push(place(i), "refs/tags/v" + loads + "." + i, place(i).sha()));
    }

    private Place place(int i) {
        return places.get(i % places.size());
    }

    private Drained drain(int events, IntFunction<Said> each) {
        String source = "/bench-" + ++loads;
        List<Said> load = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            load.add(each.apply(i));
        }
        Cpu.Reading before = cpu.read();
        long began = System.nanoTime();
        for (int i = 0; i < events; i++) {
            wire.say(load.get(i), source, "event-" + i);
        }
        Waiting.until(
                events + " events to be decided about and their effects done",
                () -> tables.decided(source) == events && tables.effects() == 0);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Drained(events, seconds, cpu.read().since(before));
    }
}
