package dev.cimon.engine.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cimon.events.deployment.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What API v2 takes and gives, as far as Cimon looks at it. */
final class CircleCiJson {
    private CircleCiJson() {}

    /** Body of both trigger calls; {@code definitionId}, {@code config} and {@code checkout} belong to the newer one. */
    record Trigger(
            @Nullable String branch,
            @Nullable String tag,
            @Nullable String definitionId,
            @Nullable Source config,
            @Nullable Source checkout,
            SortedMap<String, JsonNode> parameters) {}

    /** Each as the type that the config declares. */
    static SortedMap<String, JsonNode> parameters(PipelineOrder order) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        SortedMap<String, JsonNode> parameters = new TreeMap<>();
        order.parameters().forEach((name, value) -> parameters.put(name, json.textNode(value)));
        for (Parameter parameter : order.declared()) {
            String value = parameter.value();
            parameters.put(
                    parameter.name(),
                    switch (parameter.type()) {
                        case STRING, ENUM -> json.textNode(value);
                        case BOOLEAN -> json.booleanNode(Boolean.parseBoolean(value));
                        case INTEGER -> json.numberNode(Long.parseLong(value));
                    });
        }
        return parameters;
    }

    record Source(@Nullable String branch, @Nullable String tag) {}

    record PipelineDocument(
            String id,
            long number,
            String state,
            Instant createdAt,
            @Nullable String projectSlug,
            @Nullable List<Mistake> errors,
            @Nullable JsonNode triggerParameters,
            @Nullable Source vcs) {

        /** Its workflows may not be there yet. */
        boolean starting() {
            return state.equals("pending") || state.startsWith("setup");
        }
    }

    record Mistake(String message) {}

    record WorkflowDocument(String id, String name, String status, Instant createdAt) {}

    record JobDocument(String name, String status, @Nullable Long jobNumber) {}

    record PipelinePage(
            List<PipelineDocument> items, @Nullable String nextPageToken) implements Page<PipelineDocument> {}

    record WorkflowPage(
            List<WorkflowDocument> items, @Nullable String nextPageToken) implements Page<WorkflowDocument> {}

    record JobPage(List<JobDocument> items, @Nullable String nextPageToken) implements Page<JobDocument> {}

    interface Page<T> {
        List<T> items();

        @Nullable String nextPageToken();
    }
}
