package dev.cimon.inspection;

import dev.cimon.events.Topic;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts letters back and says of each what became of it. */
record Replay(DeadLetterQueue queue, DeadLetterText text, PrintStream out) {

    private static final int NOT_DONE = 1;

    /** Of one that somebody has named: it goes back even if it cannot be read, but not twice. */
    int one(DeadLetter letter) {
        Optional<String> before = letter.replayedTo();
        if (before.isPresent()) {
            out.println(text.nameOf(letter) + " was put back already, as " + EventLines.word(before.get()) + ".");
            return NOT_DONE;
        }
        return putBack(letter) ? 0 : NOT_DONE;
    }

    /** Of everything that was not put back yet, in the order in which it was set aside. */
    int all(List<DeadLetter> letters, @Nullable Topic topic, boolean malformed) {
        List<DeadLetter> wanted = letters.stream()
                .filter(letter -> letter.replayedTo().isEmpty())
                .filter(letter -> topic == null || letter.origin() == topic)
                .toList();
        int done = 0;
        int left = 0;
        for (DeadLetter letter : wanted) {
            if (!letter.readable() && !malformed) {
                out.println(text.nameOf(letter) + " stays: it cannot be read and would come straight back.");
                left++;
            } else if (putBack(letter)) {
                done++;
            }
        }
        if (wanted.isEmpty()) {
            out.print(text.list(wanted));
        } else {
            out.println();
            out.println(
                    done + " put back, " + left + " left" + (left > 0 ? "; --malformed puts those back, too." : "."));
        }
        return 0;
    }

    private boolean putBack(DeadLetter letter) {
        Optional<String> place = queue.replay(letter);
        out.println(text.nameOf(letter)
                + place.map(now -> " is put back, as " + now + ".").orElse(" is gone: Kafka has dropped it."));
        if (place.isPresent() && !letter.readable()) {
            out.println("   It cannot be read, so it comes straight back, with a new number.");
        }
        return place.isPresent();
    }
}
