package dev.cimon.throughput;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long {@code list} takes, from its event on the topic to the answer on the topic. */
final class Answers {

    private final Wire wire;
    private final List<Place> places;
    private int number;

    Answers(Wire wire, List<Place> places) {
        this.wire = wire;
        this.places = List.copyOf(places);
    }

    /** Milliseconds of each of so many, asked for one after the other. */
    List<Double> list(int times) {
        Map<String, Long> answered = new ConcurrentHashMap<>();
        List<Double> millis = new ArrayList<>();
        try (Wire.Listening _ = wire.listen("cimon.slack.commands", heard -> {
            if (heard.is("slack.answer-person")) {
                answered.put(heard.cause(), System.nanoTime());
            }
        })) {
            for (int i = 0; i < times; i++) {
                String id = "list-" + ++number;
                long asked = System.nanoTime();
                wire.say(Said.list(places.get(i % places.size()), id), "/bench-list", id);
                Waiting.quickly("an answer to list", () -> answered.containsKey(id));
                millis.add((answered.getOrDefault(id, asked) - asked) / 1e6);
            }
        }
        return millis;
    }
}
