package dev.cimon.chaos;

import java.util.List;
import java.util.Set;

/**
 * What the providers have of one deployment.
 *
 * @param gitHub for each GitHub Deployment its states, oldest first
 * @param pipelines for each pipeline the state of its workflow
 * @param messages what its messages say, in all channels
 */
record Made(List<List<String>> gitHub, List<String> pipelines, List<String> messages) {

    static final Made NOTHING = new Made(List.of(), List.of(), List.of());

    private static final List<List<String>> ORDER = List.of(
            List.of("pending", "queued"),
            List.of("in_progress"),
            List.of("success", "failure", "error"),
            List.of("inactive"));

    /** Whether GitHub was told something older after something newer. */
    boolean backwards() {
        for (List<String> states : gitHub) {
            for (int i = 1; i < states.size(); i++) {
                if (rank(states.get(i)) < rank(states.get(i - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether GitHub was told the same more than once; only inactive it says by itself as well. */
    boolean repeated() {
        return gitHub.stream()
                .map(states -> states.stream()
                        .filter(state -> !state.equals("inactive"))
                        .toList())
                .anyMatch(told -> Set.copyOf(told).size() < told.size());
    }

    boolean lastOnGitHub(String... any) {
        return gitHub.stream()
                .allMatch(states -> !states.isEmpty() && List.of(any).contains(states.getLast()));
    }

    boolean saidEverywhere(String words) {
        return messages.stream().allMatch(message -> message.contains(words));
    }

    private static int rank(String state) {
        for (int rank = 0; rank < ORDER.size(); rank++) {
            if (ORDER.get(rank).contains(state)) {
                return rank;
            }
        }
        throw new IllegalStateException("GitHub knows no state " + state + ".");
    }
}
