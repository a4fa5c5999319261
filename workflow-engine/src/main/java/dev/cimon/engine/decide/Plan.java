package dev.cimon.engine.decide;

import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.reference.Revision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would be done, and what that depends on; short enough to be carried by a button.
 *
 * @param running the number of what runs there, if anything does
 * @param gates what each says
 * @param call stands for all that CI would be given
 */
record Plan(Revision revision, @Nullable Long running, SortedMap<String, Verdict> gates, String call) {

    private static final int WORDS = 4;

    static SortedMap<String, Verdict> verdicts(List<GateFinding> findings) {
        return findings.stream()
                .collect(
                        Collectors.toMap(GateFinding::gate, GateFinding::verdict, (one, other) -> other, TreeMap::new));
    }

    /** Without spaces but between its four parts. */
    String words() {
        String verdicts = gates.entrySet().stream()
                .map(gate -> gate.getKey() + "=" + gate.getValue())
                .collect(Collectors.joining(","));
        return revision + " " + (running == null ? "-" : running) + " " + verdicts + " " + call;
    }

    /** Empty for what {@link #words} has not written. */
    static Optional<Plan> read(String words) {
        String[] parts = words.split(" ", -1);
        if (parts.length != WORDS) {
            return Optional.empty();
        }
        try {
            SortedMap<String, Verdict> gates = Arrays.stream(parts[2].split(",", -1))
                    .map(gate -> gate.split("=", 2))
                    .collect(Collectors.toMap(
                            gate -> gate[0], gate -> Verdict.valueOf(gate[1]), (one, other) -> other, TreeMap::new));
            Long running = parts[1].equals("-") ? null : Long.valueOf(parts[1]);
            return Optional.of(new Plan(new Revision(parts[0]), running, gates, parts[3]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * What is different now, in words.
     *
     * @param findings what the gates say now
     */
    List<String> changes(Plan now, List<GateFinding> findings) {
        List<String> changes = new ArrayList<>();
        if (!now.revision.equals(revision)) {
            changes.add("It is " + now.revision.abbreviated() + " now; it was " + revision.abbreviated() + ".");
        }
        if (!Objects.equals(now.running, running)) {
            changes.add(number(now.running) + " runs there now; it was " + number(running) + ".");
        }
        findings.stream()
                .filter(finding -> finding.verdict() != gates.get(finding.gate()))
                .map(finding -> finding.gate() + ": " + finding.sentence())
                .forEach(changes::add);
        if (!now.call.equals(call)) {
            changes.add("CircleCI would be given something else.");
        }
        return changes;
    }

    private static String number(@Nullable Long running) {
        return running == null ? "nothing" : "#" + running;
    }
}
