package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of one Web API call, from the query, a form or a JSON body. */
final class Arguments {
    private final ObjectMapper json;
    private final ObjectNode given;

    private Arguments(ObjectMapper json, ObjectNode given) {
        this.json = json;
        this.given = given;
    }

    static Arguments of(RoutingContext context, ObjectMapper json) {
        ObjectNode given = json.createObjectNode();
        context.queryParams().forEach(parameter -> given.put(parameter.getKey(), parameter.getValue()));
        context.request().formAttributes().forEach(field -> given.put(field.getKey(), field.getValue()));
        String type = context.request().headers().get("Content-Type");
        String body = context.body().asString();
        if (type != null && type.startsWith("application/json") && body != null && !body.isBlank()) {
            try {
                if (!(json.readTree(body) instanceof ObjectNode object)) {
                    throw new SlackError("json_not_object");
                }
                given.setAll(object);
            } catch (JsonProcessingException malformed) {
                throw new SlackError("invalid_json");
            }
        }
        return new Arguments(json, given);
    }

    Optional<String> text(String name) {
        JsonNode value = given.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The value or Slack's complaint about a missing argument. */
    String required(String name) {
        return text(name)
                .orElseThrow(() -> new SlackError(
                        "invalid_arguments", java.util.List.of("[ERROR] missing required field: " + name)));
    }

    String or(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    boolean flag(String name) {
        return text(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    int number(String name, int otherwise) {
        try {
            return text(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException malformed) {
            throw new SlackError("invalid_arguments");
        }
    }

    /** A structured argument, sent as JSON or as JSON in a string; null when it was not sent. */
    @Nullable JsonNode structure(String name, String error) {
        JsonNode value = given.path(name);
        if (value.isContainerNode()) {
            return value;
        }
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            JsonNode parsed = json.readTree(text.get());
            if (parsed.isContainerNode()) {
                return parsed;
            }
        } catch (JsonProcessingException malformed) {
            throw new SlackError(error);
        }
        throw new SlackError(error);
    }

    ObjectNode all() {
        return given;
    }
}
