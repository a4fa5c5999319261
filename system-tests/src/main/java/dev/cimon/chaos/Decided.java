package dev.cimon.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.Tape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A deployment as {@code cimon.deployments} tells it.
 *
 * @param steps the names of its events so far, for example {@code succeeded}
 */
record Decided(String id, String repository, String environment, long number, String mark, Set<String> steps) {

    private static final String PREFIX = "dev.cimon.deployment.deployment-";

    /** In the order they were asked for. */
    static Collection<Decided> all(List<Tape.Entry> entries) {
        Map<String, Decided> all = new LinkedHashMap<>();
        entries.stream().filter(entry -> entry.type().startsWith(PREFIX)).forEach(entry -> {
            JsonNode deployment = entry.data().path("deployment");
            String step = entry.type().substring(PREFIX.length()).replaceFirst("\\.v1$", "");
            if (step.equals("requested")) {
                all.put(deployment.path("id").asText(), requested(entry.data()));
            }
            Decided decided = all.get(deployment.path("id").asText());
            if (decided != null) {
                decided.steps().add(step);
            }
        });
        return all.values();
    }

    private static Decided requested(JsonNode data) {
        JsonNode deployment = data.path("deployment");
        return new Decided(
                deployment.path("id").asText(),
                deployment.path("repository").asText(),
                deployment.path("environment").asText(),
                deployment.path("number").asLong(),
                Asked.decided(data).mark(),
                new LinkedHashSet<>());
    }

    /** What has become of it; empty as long as it is on its way. */
    String end() {
        for (String end : List.of("refused", "superseded", "cancelled", "failed", "succeeded")) {
            if (steps.contains(end)) {
                return end;
            }
        }
        return "";
    }

    /** Whether something else runs in its environment now, or nothing. */
    boolean inactive() {
        return steps.contains("deactivated");
    }

    /** As a person names it. */
    @Override
    public String toString() {
        return repository + " #" + number + " to " + environment + " (" + mark + ", " + id + ")";
    }
}
