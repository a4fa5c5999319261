package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Slack's limits on interactive elements.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements">the reference of elements</a>
 */
final class ElementRules {
    private static final Set<String> WITH_OPTIONS =
            Set.of("static_select", "multi_static_select", "overflow", "checkboxes", "radio_buttons");

    private final Violations violations;

    ElementRules(Violations violations) {
        this.violations = violations;
    }

    void check(JsonNode element, String at) {
        String type = element.path("type").asText();
        if (type.isEmpty()) {
            violations.problem("missing required field: type", at);
        }
        violations.length(element.path("action_id"), 255, at + "/action_id");
        if (element.has("placeholder")) {
            violations.plain(element.path("placeholder"), 150, at + "/placeholder");
        }
        if (type.equals("button")) {
            button(element, at);
        }
        if (type.equals("plain_text_input")) {
            textInput(element, at);
        }
        if (WITH_OPTIONS.contains(type)) {
            options(element, type, at);
        }
        if (element.has("confirm")) {
            confirm(element.path("confirm"), at + "/confirm");
        }
    }

    private void button(JsonNode button, String at) {
        violations.plain(button.path("text"), 75, at + "/text");
        violations.length(button.path("value"), 2000, at + "/value");
        violations.length(button.path("url"), 3000, at + "/url");
        String style = button.path("style").asText("primary");
        if (!style.equals("primary") && !style.equals("danger")) {
            violations.problem("must be one of [primary, danger]", at + "/style");
        }
    }

    private void textInput(JsonNode input, String at) {
        int most = input.path("max_length").asInt(3000);
        if (most < 1 || most > 3000) {
            violations.problem("must be between 1 and 3000", at + "/max_length");
        }
        int least = input.path("min_length").asInt(0);
        if (least < 0 || least > Math.min(most, 3000)) {
            violations.problem("must not be greater than max_length", at + "/min_length");
        }
        violations.length(input.path("initial_value"), Math.clamp(most, 1, 3000), at + "/initial_value");
    }

    private void confirm(JsonNode dialog, String at) {
        violations.plain(dialog.path("title"), 100, at + "/title");
        violations.text(dialog.path("text"), 300, at + "/text");
        violations.plain(dialog.path("confirm"), 30, at + "/confirm");
        violations.plain(dialog.path("deny"), 30, at + "/deny");
    }

    private void options(JsonNode element, String type, String at) {
        int most = switch (type) {
            case "overflow" -> 5;
            case "checkboxes", "radio_buttons" -> 10;
            default -> 100;
        };
        if (element.has("option_groups")) {
            violations.count(element.path("option_groups"), 100, at + "/option_groups");
            return;
        }
        JsonNode options = element.path("options");
        violations.count(options, most, at + "/options");
        for (int i = 0; i < options.size(); i++) {
            option(options.get(i), at + "/options/" + i);
        }
        if (element.has("initial_option") && !isAmong(options, element.path("initial_option"))) {
            violations.problem("must match one of the provided options", at + "/initial_option");
        }
    }

    private void option(JsonNode option, String at) {
        violations.text(option.path("text"), 75, at + "/text");
        violations.length(option.path("value"), 150, at + "/value");
        if (option.path("value").asText().isEmpty()) {
            violations.problem("must be more than 0 characters", at + "/value");
        }
    }

    private static boolean isAmong(JsonNode options, JsonNode wanted) {
        for (JsonNode option : options) {
            if (option.path("value").equals(wanted.path("value"))
                    && option.at("/text/text").equals(wanted.at("/text/text"))) {
                return true;
            }
        }
        return false;
    }
}
