package dev.cimon.engine.decide;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person confirms about a plan.
 *
 * @param plan as {@link Plan#words} writes it
 * @param gitRef as they named it, if they did
 * @param force why they insist, if they do
 * @param parameters by name; one a line, after the line of everything else
 */
record PlanButton(
        RepositoryName repository,
        EnvironmentName environment,
        String plan,
        @Nullable String gitRef,
        @Nullable String force,
        Map<String, String> parameters) {

    private static final int WORDS = 7;

    String value() {
        String line = repository + " " + environment + " " + plan + " " + (gitRef == null ? "-" : gitRef)
                + (force == null ? "" : " " + force);
        return Stream.concat(
                        Stream.of(line),
                        new TreeMap<>(parameters)
                                .entrySet().stream().map(given -> given.getKey() + "=" + given.getValue()))
                .collect(Collectors.joining("\n"));
    }

    static Optional<PlanButton> read(String value) {
        List<String> lines = List.of(value.split("\n", -1));
        String[] words = lines.getFirst().split(" ", WORDS + 1);
        if (words.length < WORDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PlanButton(
                    RepositoryName.of(words[0]),
                    new EnvironmentName(words[1]),
                    String.join(" ", words[2], words[3], words[4], words[5]),
                    words[6].equals("-") ? null : words[6],
                    words.length > WORDS ? words[WORDS] : null,
                    lines.stream()
                            .skip(1)
                            .map(line -> line.split("=", 2))
                            .collect(Collectors.toMap(given -> given[0], given -> given[1]))));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException onNoMessageOfOurs) {
            return Optional.empty();
        }
    }
}
