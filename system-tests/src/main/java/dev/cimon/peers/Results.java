package dev.cimon.peers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was measured. */
final class Results {

    private final Map<Contender, List<Double>> firstAnswers = new EnumMap<>(Contender.class);
    private final Map<Workload, Map<Contender, List<Sample>>> samples = new EnumMap<>(Workload.class);

    /** @param seconds from the start of the process */
    void firstAnswer(Contender contender, double seconds) {
        firstAnswers.computeIfAbsent(contender, _ -> new ArrayList<>()).add(seconds);
    }

    void add(Workload workload, Contender contender, Sample sample) {
        samples.computeIfAbsent(workload, _ -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, _ -> new ArrayList<>())
                .add(sample);
    }

    /** Those that were measured, in the order of their enumeration. */
    List<Workload> workloads() {
        return List.copyOf(samples.keySet());
    }

    List<Contender> contenders(Workload workload) {
        return List.copyOf(samples.getOrDefault(workload, Map.of()).keySet());
    }

    /** Round by round. */
    List<Sample> rounds(Workload workload, Contender contender) {
        return samples.getOrDefault(workload, Map.of()).getOrDefault(contender, List.of());
    }

    /** The medians of its rounds; empty if it was left out. */
    Optional<Sample> median(Workload workload, Contender contender) {
        List<Sample> rounds = rounds(workload, contender);
        return rounds.isEmpty() ? Optional.empty() : Optional.of(Sample.median(rounds));
    }

    /** Seconds from the start of the process. */
    Optional<Double> firstAnswer(Contender contender) {
        return Optional.ofNullable(firstAnswers.get(contender)).map(Sample::medianOf);
    }
}
