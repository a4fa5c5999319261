package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Interactive elements of blocks, and how their values look in payloads. */
final class Elements {
    private Elements() {}

    /** The entry of {@code actions} for the element; throws {@code action_not_found}. */
    static ObjectNode action(JsonNode blocks, String actionId, String value, String at) {
        for (JsonNode block : blocks) {
            for (JsonNode element : of(block)) {
                if (element.path("action_id").asText().equals(actionId) && chosen(element, value)) {
                    ObjectNode action = value(element, JsonNodeFactory.instance.textNode(value));
                    action.put("action_id", actionId).set("block_id", block.path("block_id"));
                    if (element.path("type").asText().equals("button")) {
                        action.set("text", element.path("text"));
                        copy(element, action, "value");
                        copy(element, action, "style");
                    }
                    return action.put("action_ts", at);
                }
            }
        }
        throw new SlackError("action_not_found");
    }

    /** Buttons may share an action id and differ by value. */
    private static boolean chosen(JsonNode element, String value) {
        return !element.path("type").asText().equals("button")
                || value.isEmpty()
                || element.path("value").asText("").equals(value);
    }

    /** Fills {@code state.values} of a view: what was typed, else what the element started with. */
    static void fill(ObjectNode state, JsonNode blocks, JsonNode typed) {
        for (JsonNode block : blocks) {
            String blockId = block.path("block_id").asText();
            for (JsonNode element : of(block)) {
                String type = element.path("type").asText();
                if (type.equals("button") || type.equals("overflow") || type.equals("image")) {
                    continue;
                }
                String actionId = element.path("action_id").asText();
                state.withObject("/" + pointer(blockId))
                        .set(actionId, value(element, typed.path(blockId).path(actionId)));
            }
        }
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static List<JsonNode> of(JsonNode block) {
        List<JsonNode> elements = new ArrayList<>();
        block.path("elements").forEach(elements::add);
        for (String place : List.of("accessory", "element")) {
            if (block.path(place).isObject()) {
                elements.add(block.path(place));
            }
        }
        return elements;
    }

    private static ObjectNode value(JsonNode element, JsonNode typed) {
        String type = element.path("type").asText();
        ObjectNode value = JsonNodeFactory.instance.objectNode().put("type", type);
        switch (type) {
            case "static_select", "overflow", "radio_buttons", "external_select" ->
                value.set(
                        "selected_option",
                        given(typed) ? option(element, typed.asText()) : started(element, "initial_option"));
            case "checkboxes", "multi_static_select" ->
                value.set("selected_options", typed.isMissingNode() ? many(element) : options(element, typed));
            case "users_select" -> scalar(value, "selected_user", element, "initial_user", typed);
            case "channels_select" -> scalar(value, "selected_channel", element, "initial_channel", typed);
            case "conversations_select" ->
                scalar(value, "selected_conversation", element, "initial_conversation", typed);
            case "datepicker" -> scalar(value, "selected_date", element, "initial_date", typed);
            case "timepicker" -> scalar(value, "selected_time", element, "initial_time", typed);
            case "datetimepicker" ->
                value.set(
                        "selected_date_time",
                        given(typed)
                                ? JsonNodeFactory.instance.numberNode(typed.asLong())
                                : started(element, "initial_date_time"));
            case "button" -> {}
            default -> scalar(value, "value", element, "initial_value", typed);
        }
        return value;
    }

    private static boolean given(JsonNode typed) {
        return !typed.isMissingNode() && !typed.isNull() && !typed.asText().isEmpty();
    }

    private static JsonNode started(JsonNode element, String initial) {
        return element.has(initial) ? element.path(initial) : JsonNodeFactory.instance.nullNode();
    }

    private static void scalar(ObjectNode value, String name, JsonNode element, String initial, JsonNode typed) {
        value.set(
                name,
                given(typed)
                        ? JsonNodeFactory.instance.textNode(typed.asText())
                        : typed.isMissingNode() ? started(element, initial) : JsonNodeFactory.instance.nullNode());
    }

    private static JsonNode many(JsonNode element) {
        return element.has("initial_options") ? element.path("initial_options") : JsonNodeFactory.instance.arrayNode();
    }

    private static ArrayNode options(JsonNode element, JsonNode typed) {
        ArrayNode options = JsonNodeFactory.instance.arrayNode();
        if (typed.isArray()) {
            typed.forEach(value -> options.add(option(element, value.asText())));
        } else if (given(typed)) {
            options.add(option(element, typed.asText()));
        }
        return options;
    }

    private static JsonNode option(JsonNode element, String value) {
        for (JsonNode option : element.findValues("options")) {
            for (JsonNode one : option) {
                if (one.path("value").asText().equals(value)) {
                    return one;
                }
            }
        }
        throw new SlackError("option_not_found");
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.path(field));
        }
    }
}
