package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Slack's limits on modals and home tabs.
 *
 * @see <a href="https://docs.slack.dev/reference/views/modal-views">the reference of modals</a>
 */
final class ViewRules {
    private static final int LARGEST = 250_000;

    private ViewRules() {}

    /** Throws {@code invalid_arguments} with every violation of a modal or home view, or {@code view_too_large}. */
    static void check(JsonNode view) {
        if (view.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new SlackError("view_too_large");
        }
        Violations violations = new Violations();
        String type = view.path("type").asText();
        if (!type.equals("modal") && !type.equals("home")) {
            violations.problem("unsupported type: " + type, "/view/type");
        }
        if (type.equals("modal")) {
            modal(view, violations);
        }
        violations.length(view.path("private_metadata"), 3000, "/view/private_metadata");
        violations.length(view.path("callback_id"), 255, "/view/callback_id");
        violations.length(view.path("external_id"), 255, "/view/external_id");
        if (!view.path("blocks").isArray()) {
            violations.problem("missing required field: blocks", "/view");
        }
        new BlockKit(violations).blocks(view.path("blocks"), 100, "/view/blocks");
        violations.refuse("invalid_arguments");
    }

    private static void modal(JsonNode view, Violations violations) {
        violations.plain(view.path("title"), 24, "/view/title");
        for (String button : List.of("submit", "close")) {
            if (view.has(button)) {
                violations.plain(view.path(button), 24, "/view/" + button);
            }
        }
        boolean asks = false;
        for (JsonNode block : view.path("blocks")) {
            asks |= block.path("type").asText().equals("input");
        }
        if (asks && !view.has("submit")) {
            violations.problem("missing required field: submit", "/view");
        }
    }
}
