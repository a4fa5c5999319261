package dev.cimon.chaos;

import dev.cimon.story.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One trouble after the other, and when each was over. What was killed may still be starting when the next begins. */
final class Ordeal {

    /** A trouble that was gone through. */
    record Overcome(Trouble trouble, Instant began, Instant ended) {

        /** From the moment it was started again until something happened that only happens when it works. */
        Optional<Duration> recovery(List<Tape.Entry> entries) {
            return entries.stream()
                    .filter(trouble.sign())
                    .map(Tape.Entry::written)
                    .filter(written -> written.isAfter(ended))
                    .min(Instant::compareTo)
                    .map(first -> Duration.between(ended, first));
        }

        Duration away() {
            return Duration.between(began, ended);
        }
    }

    private final List<Overcome> overcome = new ArrayList<>();
    private final List<CompletableFuture<Void>> starting = new ArrayList<>();
    private final Consumer<String> say;

    /** @param say takes a line for people */
    Ordeal(Consumer<String> say) {
        this.say = say;
    }

    /** Goes through all of them, in an order that the seed gives. */
    void endure(List<Trouble> troubles, long seed, Duration between) {
        List<Trouble> inOrder = new ArrayList<>(troubles);
        Collections.shuffle(inOrder, new Random(seed));
        for (Trouble trouble : inOrder) {
            say.accept(trouble.name() + " for " + trouble.away().toSeconds() + " s");
            Instant began = Instant.now();
            trouble.begin().run();
            Waiting.pass(trouble.away());
            Instant ended = Instant.now();
            trouble.end().run();
            overcome.add(new Overcome(trouble, began, ended));
            starting.add(CompletableFuture.runAsync(
                    trouble.ready(), task -> Thread.ofVirtual().start(task)));
            Waiting.pass(between);
        }
    }

    /** Returns once everything is back, or does not come back; tells what does not, with the end of its log. */
    List<String> awaitAll() {
        return starting.stream()
                .flatMap(started -> Optional.ofNullable(
                        started.handle((_, failure) -> failure).join())
                        .stream())
                .map(failure -> String.valueOf(failure.getMessage()))
                .toList();
    }

    List<Overcome> overcome() {
        return List.copyOf(overcome);
    }

    /** About how long it takes. */
    static Duration length(List<Trouble> troubles, Duration between) {
        return troubles.stream().map(trouble -> trouble.away().plus(between)).reduce(Duration.ZERO, Duration::plus);
    }
}
