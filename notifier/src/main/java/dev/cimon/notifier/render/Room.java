package dev.cimon.notifier.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a whole message has room for. Slack refuses more than 50 blocks, and, with {@code msg_blocks_too_long}, about
 * 13,000 characters in all of them, for which it documents no number
 * (<a href="https://github.com/slackapi/bolt-js/issues/2509">Blocks too long error at ~13200 characters</a>).
 */
final class Room {

    private static final int BLOCKS = 50;
    private static final int CHARACTERS = 10_000;

    /** What a block counts besides its text. */
    private static final int FRAME = 50;

    private final boolean[] kept;
    private int places = BLOCKS - 1;
    private int characters = CHARACTERS - 2 * FRAME;

    private Room(int blocks) {
        this.kept = new boolean[blocks];
    }

    /** The blocks from the top, after all the buttons: without them nobody could act on the message. */
    static List<ObjectNode> keep(List<ObjectNode> blocks) {
        int length = blocks.stream().mapToInt(Room::length).sum();
        if (blocks.size() <= BLOCKS && length <= CHARACTERS) {
            return blocks;
        }
        Room room = new Room(blocks.size());
        room.take(blocks, Room::isActions);
        room.take(blocks, block -> !isActions(block));
        return room.whatIsLeft(blocks);
    }

    private void take(List<ObjectNode> blocks, Predicate<ObjectNode> wanted) {
        for (int i = 0; i < blocks.size(); i++) {
            if (wanted.test(blocks.get(i))) {
                int length = length(blocks.get(i));
                if (places == 0 || length > characters) {
                    return;
                }
                kept[i] = true;
                places--;
                characters -= length;
            }
        }
    }

    private List<ObjectNode> whatIsLeft(List<ObjectNode> blocks) {
        List<ObjectNode> left = new ArrayList<>();
        int dropped = 0;
        int end = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (kept[i]) {
                left.add(blocks.get(i));
            } else if (dropped++ == 0) {
                end = left.size();
            }
        }
        left.addAll(end, BlockKit.note("… and " + dropped + " more"));
        return left;
    }

    private static boolean isActions(ObjectNode block) {
        return block.path("type").asText().equals("actions");
    }

    private static int length(ObjectNode block) {
        int text = 0;
        for (JsonNode value : block.findValues("text")) {
            text += (value.isObject() ? value.path("text") : value).asText().length();
        }
        return FRAME + text;
    }
}
