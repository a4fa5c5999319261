package dev.cimon.inspection;

import dev.cimon.events.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about what could not be processed. */
@Command(
        name = "dlq",
        description = "Lists what could not be processed and was set aside, oldest first.",
        exitCodeOnInvalidInput = 64)
final class DeadLetterCommand implements Callable<Integer> {

    private static final int NOT_THERE = 1;

    private final EventsCommand events;

    DeadLetterCommand(EventsCommand events) {
        this.events = events;
    }

    @Override
    public Integer call() throws IOException {
        return withQueue(queue -> {
            List<DeadLetter> left = queue.letters().stream()
                    .filter(letter -> letter.replayedTo().isEmpty())
                    .toList();
            events.out().print(letters().list(left));
            return 0;
        });
    }

    @Command(description = "Shows one with its headers and its value.", exitCodeOnInvalidInput = 64)
    int show(@Parameters(paramLabel = "number", description = "as listed") int number) throws IOException {
        return withQueue(queue -> {
            Optional<DeadLetter> letter = numbered(queue, number);
            Optional<Received> opened = letter.flatMap(queue::open);
            if (letter.isEmpty() || opened.isEmpty()) {
                return notThere(number);
            }
            events.out().print(letters().whole(letter.get(), opened.get()));
            return 0;
        });
    }

    /** Either one letter or all of them. */
    static final class Which {

        @Parameters(index = "0", paramLabel = "number", description = "as listed")
        @Nullable Integer number;

        @Option(names = "--all", description = "everything that can be read")
        boolean all;
    }

    @Command(
            description = {
                "Puts records back onto the topic they came from, as they were. What has acted already does not act"
                        + " again."
            },
            exitCodeOnInvalidInput = 64)
    int replay(
            @ArgGroup(multiplicity = "1") Which which,
            @Option(names = "--topic", paramLabel = "<topic>", description = "with --all: only what came from there")
                    @Nullable Topic topic,
            @Option(
                            names = "--malformed",
                            description = "with --all: also what cannot be read, and so comes straight back")
                    boolean malformed)
            throws IOException {
        return withQueue(queue -> {
            Integer number = which.number;
            Replay replay = new Replay(queue, letters(), events.out());
            if (number == null) {
                return replay.all(queue.letters(), topic, malformed);
            }
            return numbered(queue, number).map(replay::one).orElseGet(() -> notThere(number));
        });
    }

    private static Optional<DeadLetter> numbered(DeadLetterQueue queue, int number) {
        return queue.letters().stream()
                .filter(letter -> letter.number() == number)
                .findFirst();
    }

    private int notThere(int number) {
        PrintStream err = events.err();
        err.println("cimon: there is no number " + number + "; ./cimon events dlq lists what is set aside.");
        return NOT_THERE;
    }

    private DeadLetterText letters() {
        return new DeadLetterText(events.lines());
    }

    private int withQueue(ToIntFunction<DeadLetterQueue> work) throws IOException {
        Cluster cluster = events.cluster();
        try (Topics topics = Topics.on(cluster);
                DeadLetterQueue queue = new DeadLetterQueue(cluster, topics)) {
            return work.applyAsInt(queue);
        }
    }
}
