package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Slack's limits on Block Kit.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">the reference of blocks and elements</a>
 */
final class BlockKit {
    private static final Set<String> BLOCKS = Set.of(
            "actions",
            "context",
            "divider",
            "file",
            "header",
            "image",
            "input",
            "markdown",
            "rich_text",
            "section",
            "video",
            "table",
            "context_actions");
    private static final Set<String> OPTION_ELEMENTS =
            Set.of("static_select", "multi_static_select", "overflow", "checkboxes", "radio_buttons");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();

    private BlockKit() {}

    /** Throws {@code invalid_blocks} with every violation. */
    static void checkMessage(@Nullable JsonNode blocks) {
        BlockKit check = new BlockKit();
        check.blocks(blocks, 50, "/blocks");
        check.refuse("invalid_blocks");
    }

    /** Throws {@code invalid_arguments} with every violation of a modal or home view. */
    static void checkView(JsonNode view) {
        BlockKit check = new BlockKit();
        String type = view.path("type").asText();
        if (!type.equals("modal") && !type.equals("home")) {
            check.problem("unsupported type: " + type, "/view/type");
        }
        if (type.equals("modal")) {
            check.text(view.path("title"), 24, "/view/title");
            for (String button : List.of("submit", "close")) {
                if (view.has(button)) {
                    check.text(view.path(button), 24, "/view/" + button);
                }
            }
            boolean asks = false;
            for (JsonNode block : view.path("blocks")) {
                asks |= block.path("type").asText().equals("input");
            }
            if (asks && !view.has("submit")) {
                check.problem("missing required field: submit", "/view");
            }
        }
        check.length(view.path("private_metadata"), 3000, "/view/private_metadata");
        check.length(view.path("callback_id"), 255, "/view/callback_id");
        if (!view.path("blocks").isArray()) {
            check.problem("missing required field: blocks", "/view");
        }
        check.blocks(view.path("blocks"), 100, "/view/blocks");
        check.refuse("invalid_arguments");
    }

    private void refuse(String code) {
        if (!problems.isEmpty()) {
            throw new SlackError(code, problems);
        }
    }

    private void problem(String message, String pointer) {
        problems.add(message + " [json-pointer:" + pointer + "]");
    }

    private void blocks(@Nullable JsonNode blocks, int most, String pointer) {
        if (blocks == null || !blocks.isArray()) {
            return;
        }
        if (blocks.size() > most) {
            problem("no more than " + most + " items allowed", pointer);
            return;
        }
        for (int i = 0; i < blocks.size(); i++) {
            block(blocks.get(i), pointer + "/" + i);
        }
    }

    private void block(JsonNode block, String at) {
        String type = block.path("type").asText();
        length(block.path("block_id"), 255, at + "/block_id");
        if (block.has("block_id") && !blockIds.add(block.path("block_id").asText())) {
            problem("block_id " + block.path("block_id").asText() + " already exists", at + "/block_id");
        }
        switch (type) {
            case "section" -> section(block, at);
            case "header" -> plain(block.path("text"), 150, at + "/text");
            case "actions" -> elements(block, 25, at);
            case "context" -> context(block, at);
            case "image" -> image(block, at);
            case "input" -> input(block, at);
            case "markdown" -> {
                if (block.path("text").asText().length() > 12_000) {
                    problem("must be less than 12001 characters", at + "/text");
                }
            }
            default -> {
                if (!BLOCKS.contains(type)) {
                    problem("unsupported type: " + type, at + "/type");
                }
            }
        }
    }

    private void section(JsonNode block, String at) {
        if (!block.has("text") && !block.has("fields")) {
            problem("missing required field: text", at);
        }
        if (block.has("text")) {
            text(block.path("text"), 3000, at + "/text");
        }
        JsonNode fields = block.path("fields");
        if (block.has("fields") && (fields.isEmpty() || fields.size() > 10)) {
            problem(
                    fields.isEmpty() ? "no less than 1 items required" : "no more than 10 items allowed",
                    at + "/fields");
        }
        for (int i = 0; i < fields.size(); i++) {
            text(fields.get(i), 2000, at + "/fields/" + i);
        }
        if (block.has("accessory")) {
            element(block.path("accessory"), at + "/accessory");
        }
    }

    private void context(JsonNode block, String at) {
        JsonNode elements = block.path("elements");
        count(elements, 10, at + "/elements");
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (element.path("type").asText().equals("image")) {
                image(element, at + "/elements/" + i);
            } else {
                text(element, 3000, at + "/elements/" + i);
            }
        }
    }

    private void image(JsonNode block, String at) {
        if (!block.has("image_url") && !block.has("slack_file")) {
            problem("missing required field: image_url", at);
        }
        if (!block.has("alt_text")) {
            problem("missing required field: alt_text", at);
        }
        length(block.path("image_url"), 3000, at + "/image_url");
        length(block.path("alt_text"), 2000, at + "/alt_text");
    }

    private void input(JsonNode block, String at) {
        plain(block.path("label"), 2000, at + "/label");
        if (!block.has("element")) {
            problem("missing required field: element", at);
        } else {
            element(block.path("element"), at + "/element");
        }
        if (block.has("hint")) {
            plain(block.path("hint"), 2000, at + "/hint");
        }
    }

    private void elements(JsonNode block, int most, String at) {
        JsonNode elements = block.path("elements");
        count(elements, most, at + "/elements");
        Set<String> actionIds = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            element(element, at + "/elements/" + i);
            if (element.has("action_id")
                    && !actionIds.add(element.path("action_id").asText())) {
                problem(
                        "action_id " + element.path("action_id").asText() + " already exists",
                        at + "/elements/" + i + "/action_id");
            }
        }
    }

    private void count(JsonNode items, int most, String at) {
        if (items.isEmpty()) {
            problem("no less than 1 items required", at);
        } else if (items.size() > most) {
            problem("no more than " + most + " items allowed", at);
        }
    }

    private void element(JsonNode element, String at) {
        String type = element.path("type").asText();
        if (type.isEmpty()) {
            problem("missing required field: type", at);
        }
        length(element.path("action_id"), 255, at + "/action_id");
        if (type.equals("button")) {
            plain(element.path("text"), 75, at + "/text");
            length(element.path("value"), 2000, at + "/value");
            length(element.path("url"), 3000, at + "/url");
            String style = element.path("style").asText("primary");
            if (!style.equals("primary") && !style.equals("danger")) {
                problem("must be one of [primary, danger]", at + "/style");
            }
        }
        if (element.has("placeholder")) {
            plain(element.path("placeholder"), 150, at + "/placeholder");
        }
        if (OPTION_ELEMENTS.contains(type)) {
            options(element, type, at);
        }
        if (element.has("confirm")) {
            plain(element.path("confirm").path("title"), 100, at + "/confirm/title");
            text(element.path("confirm").path("text"), 300, at + "/confirm/text");
        }
    }

    private void options(JsonNode element, String type, String at) {
        int most = switch (type) {
            case "overflow" -> 5;
            case "checkboxes", "radio_buttons" -> 10;
            default -> 100;
        };
        if (element.has("option_groups")) {
            count(element.path("option_groups"), 100, at + "/option_groups");
            return;
        }
        JsonNode options = element.path("options");
        count(options, most, at + "/options");
        for (int i = 0; i < options.size(); i++) {
            text(options.get(i).path("text"), 75, at + "/options/" + i + "/text");
            length(options.get(i).path("value"), 150, at + "/options/" + i + "/value");
        }
    }

    private void plain(JsonNode text, int most, String at) {
        if (text.isObject() && !text.path("type").asText().equals("plain_text")) {
            problem("unsupported type: " + text.path("type").asText(), at + "/type");
        }
        text(text, most, at);
    }

    private void text(JsonNode text, int most, String at) {
        if (!text.isObject()) {
            problem("missing required field: text", at.substring(0, at.lastIndexOf('/')));
            return;
        }
        String type = text.path("type").asText();
        if (!type.equals("mrkdwn") && !type.equals("plain_text")) {
            problem("unsupported type: " + type, at + "/type");
        }
        String value = text.path("text").asText();
        if (value.isEmpty()) {
            problem("must be more than 0 characters", at + "/text");
        } else if (value.length() > most) {
            problem("must be less than " + (most + 1) + " characters", at + "/text");
        }
    }

    private void length(JsonNode value, int most, String at) {
        if (value.asText().length() > most) {
            problem("must be less than " + (most + 1) + " characters", at);
        }
    }
}
