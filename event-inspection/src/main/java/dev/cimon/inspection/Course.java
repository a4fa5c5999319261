package dev.cimon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of one deployment from the events about it, and so which further events are about it. */
final class Course {

    private static final Pattern STEP = Pattern.compile("dev\\.cimon\\.deployment\\.deployment-([a-z]+)\\.v\\d+");
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "cancelled", "superseded", "refused");

    private final Wanted wanted;
    private @Nullable String id;
    private @Nullable String trigger;
    private @Nullable String pipeline;
    private String title = "";
    private @Nullable End end;

    Course(Wanted wanted) {
        this.wanted = wanted;
    }

    /** How it ended, and when. */
    record End(String word, Instant at) {}

    /** Takes in what this event says, if it is a step of the deployment. */
    void learn(Received event) {
        Matcher step = STEP.matcher(event.header("ce_type").orElse(""));
        if (!step.matches()) {
            return;
        }
        JsonNode data = event.json().orElse(null);
        if (data == null || !wanted.is(data.path("deployment"))) {
            return;
        }
        JsonNode deployment = data.path("deployment");
        id = deployment.path("id").asText();
        title = deployment.path("repository").asText() + " #"
                + deployment.path("number").asText() + " to "
                + deployment.path("environment").asText() + ", " + id;
        trigger = text(data.at("/trigger/eventId")).orElse(trigger);
        pipeline = text(data.path("pipeline")).orElse(pipeline);
        if (ENDS.contains(step.group(1))) {
            end = new End(step.group(1), event.happened());
        }
    }

    /** Whether it led to the deployment, is about it or its pipeline, or answers who asked for it. */
    boolean concerns(Received event) {
        if (id == null) {
            return false;
        }
        if (trigger != null && event.header("ce_id").equals(Optional.of(trigger))) {
            return true;
        }
        String value = event.value().orElse("");
        return value.contains(id)
                || (pipeline != null && value.contains("\"" + pipeline + "\""))
                || (trigger != null && value.contains("\"" + trigger + "/answer"));
    }

    boolean known() {
        return id != null;
    }

    /** Repository, number, environment and id. */
    String title() {
        return EventLines.word(title.substring(0, title.lastIndexOf(','))) + title.substring(title.lastIndexOf(','));
    }

    Optional<End> end() {
        return Optional.ofNullable(end);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText()).filter(text -> !text.isEmpty());
    }
}
