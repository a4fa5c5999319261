package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Slack names every block that has no name; the same block of the same message keeps its name. */
final class BlockIds {
    private static final int SPREAD = 60_466_175; // 36^5 - 1: five letters

    private BlockIds() {}

    /** A copy in which every block has a {@code block_id}, and every interactive element an {@code action_id}. */
    static JsonNode given(JsonNode blocks, String seed) {
        JsonNode copy = blocks.deepCopy();
        int index = 0;
        for (JsonNode block : copy) {
            if (block instanceof ObjectNode node) {
                String generated = word(seed + "/" + index);
                if (!node.hasNonNull("block_id")) {
                    node.put("block_id", generated);
                }
                int element = 0;
                for (JsonNode interactive : node.path("elements")) {
                    name(interactive, generated + element++);
                }
                name(node.path("accessory"), generated + "a");
                name(node.path("element"), generated + "e");
            }
            index++;
        }
        return copy;
    }

    private static void name(JsonNode element, String seed) {
        boolean passive = switch (element.path("type").asText()) {
            case "image", "plain_text", "mrkdwn", "" -> true;
            default -> element.path("type").asText().startsWith("rich_text");
        };
        if (!passive && element instanceof ObjectNode node && !node.hasNonNull("action_id")) {
            node.put("action_id", word(seed));
        }
    }

    private static String word(String seed) {
        String letters = Integer.toString(Math.floorMod(seed.hashCode() * 31 + 17, SPREAD), 36);
        return "0".repeat(5 - letters.length()) + letters;
    }
}
