package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
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
    /** Slack documents no number; this one was found by trying: https://github.com/slackapi/bolt-js/issues/2509. */
    private static final int MESSAGE_TEXT = 13_200;

    private final Violations violations;
    private final ElementRules rules;
    private final Set<String> blockIds = new HashSet<>();

    BlockKit(Violations violations) {
        this.violations = violations;
        this.rules = new ElementRules(violations);
    }

    /** Throws {@code invalid_blocks} with every violation, or {@code msg_blocks_too_long}. */
    static void checkMessage(@Nullable JsonNode blocks) {
        Violations violations = new Violations();
        new BlockKit(violations).blocks(blocks, 50, "/blocks");
        violations.refuse("invalid_blocks");
        if (blocks != null && textIn(blocks) > MESSAGE_TEXT) {
            throw new SlackError("msg_blocks_too_long");
        }
    }

    private static int textIn(JsonNode node) {
        int length = node.path("text").isTextual() ? node.path("text").asText().length() : 0;
        for (JsonNode child : node) {
            length += textIn(child);
        }
        return length;
    }

    void blocks(@Nullable JsonNode blocks, int most, String pointer) {
        if (blocks == null || !blocks.isArray()) {
            return;
        }
        if (blocks.size() > most) {
            violations.problem("no more than " + most + " items allowed", pointer);
            return;
        }
        for (int i = 0; i < blocks.size(); i++) {
            block(blocks.get(i), pointer + "/" + i);
        }
    }

    private void block(JsonNode block, String at) {
        String type = block.path("type").asText();
        violations.length(block.path("block_id"), 255, at + "/block_id");
        if (block.has("block_id") && !blockIds.add(block.path("block_id").asText())) {
            violations.problem("block_id " + block.path("block_id").asText() + " already exists", at + "/block_id");
        }
        switch (type) {
            case "section" -> section(block, at);
            case "header" -> violations.plain(block.path("text"), 150, at + "/text");
            case "actions" -> elements(block, 25, at);
            case "context" -> context(block, at);
            case "image" -> image(block, at);
            case "input" -> input(block, at);
            case "markdown" -> {
                if (block.path("text").asText().length() > 12_000) {
                    violations.problem("must be less than 12001 characters", at + "/text");
                }
            }
            default -> {
                if (!BLOCKS.contains(type)) {
                    violations.problem("unsupported type: " + type, at + "/type");
                }
            }
        }
    }

    private void section(JsonNode block, String at) {
        if (!block.has("text") && !block.has("fields")) {
            violations.problem("missing required field: text", at);
        }
        if (block.has("text")) {
            violations.text(block.path("text"), 3000, at + "/text");
        }
        JsonNode fields = block.path("fields");
        if (block.has("fields") && (fields.isEmpty() || fields.size() > 10)) {
            violations.problem(
                    fields.isEmpty() ? "no less than 1 items required" : "no more than 10 items allowed",
                    at + "/fields");
        }
        for (int i = 0; i < fields.size(); i++) {
            violations.text(fields.get(i), 2000, at + "/fields/" + i);
        }
        if (block.has("accessory")) {
            rules.check(block.path("accessory"), at + "/accessory");
        }
    }

    private void context(JsonNode block, String at) {
        JsonNode elements = block.path("elements");
        violations.count(elements, 10, at + "/elements");
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (element.path("type").asText().equals("image")) {
                image(element, at + "/elements/" + i);
            } else {
                violations.text(element, 3000, at + "/elements/" + i);
            }
        }
    }

    private void image(JsonNode block, String at) {
        if (!block.has("image_url") && !block.has("slack_file")) {
            violations.problem("missing required field: image_url", at);
        }
        if (!block.has("alt_text")) {
            violations.problem("missing required field: alt_text", at);
        }
        violations.length(block.path("image_url"), 3000, at + "/image_url");
        violations.length(block.path("alt_text"), 2000, at + "/alt_text");
    }

    private void input(JsonNode block, String at) {
        violations.plain(block.path("label"), 2000, at + "/label");
        if (!block.has("element")) {
            violations.problem("missing required field: element", at);
        } else {
            rules.check(block.path("element"), at + "/element");
        }
        if (block.has("hint")) {
            violations.plain(block.path("hint"), 2000, at + "/hint");
        }
    }

    private void elements(JsonNode block, int most, String at) {
        JsonNode elements = block.path("elements");
        violations.count(elements, most, at + "/elements");
        Set<String> actionIds = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            rules.check(element, at + "/elements/" + i);
            if (element.has("action_id")
                    && !actionIds.add(element.path("action_id").asText())) {
                violations.problem(
                        "action_id " + element.path("action_id").asText() + " already exists",
                        at + "/elements/" + i + "/action_id");
            }
        }
    }
}
