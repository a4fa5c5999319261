package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A channel or, when its id starts with D, the conversation of the bot with one person. */
final class Channel {
    final String id;
    final String name;
    final Set<String> members = new LinkedHashSet<>();
    final List<Message> messages = new ArrayList<>();

    Channel(String id, String name, List<String> members) {
        this.id = id;
        this.name = name;
        this.members.addAll(members);
    }

    boolean direct() {
        return id.startsWith("D");
    }

    Optional<Message> message(String ts) {
        return messages.stream().filter(message -> message.ts.equals(ts)).findFirst();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        if (direct()) {
            return json.put("created", 1_700_000_000)
                    .put("is_im", true)
                    .put("user", members.iterator().next())
                    .put("is_org_shared", false);
        }
        json.put("name", name)
                .put("is_channel", true)
                .put("is_group", false)
                .put("is_im", false)
                .put("is_mpim", false)
                .put("is_private", false)
                .put("created", 1_700_000_000)
                .put("is_archived", false)
                .put("is_general", "general".equals(name))
                .put("unlinked", 0)
                .put("name_normalized", name)
                .put("is_shared", false)
                .put("is_org_shared", false)
                .put("is_ext_shared", false)
                .put("creator", "U0ALICE")
                .put("is_member", members.contains(Workspace.BOT_USER));
        json.putObject("topic").put("value", "").put("creator", "").put("last_set", 0);
        json.putObject("purpose").put("value", "").put("creator", "").put("last_set", 0);
        return json.put("num_members", members.size());
    }
}
