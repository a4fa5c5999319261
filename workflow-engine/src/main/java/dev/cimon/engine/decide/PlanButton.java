package dev.cimon.engine.decide;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person confirms about a plan.
 *
 * @param plan as {@link Plan#words} writes it
 * @param gitRef as they named it, if they did
 * @param force why they insist, if they do
 */
record PlanButton(
        RepositoryName repository,
        EnvironmentName environment,
        String plan,
        @Nullable String gitRef,
        @Nullable String force) {

    private static final int WORDS = 7;

    String value() {
        return repository + " " + environment + " " + plan + " " + (gitRef == null ? "-" : gitRef)
                + (force == null ? "" : " " + force);
    }

    static Optional<PlanButton> read(String value) {
        String[] words = value.split(" ", WORDS + 1);
        if (words.length < WORDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PlanButton(
                    RepositoryName.of(words[0]),
                    new EnvironmentName(words[1]),
                    String.join(" ", words[2], words[3], words[4], words[5]),
                    words[6].equals("-") ? null : words[6],
                    words.length > WORDS ? words[WORDS] : null));
        } catch (IllegalArgumentException onNoMessageOfOurs) {
            return Optional.empty();
        }
    }
}
