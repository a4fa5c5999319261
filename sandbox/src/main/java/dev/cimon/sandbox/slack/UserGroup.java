package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * People that are addressed together.
 *
 * @param handle as people write it, without the @
 * @param members by their ids
 * @param created in seconds since the epoch
 */
record UserGroup(String id, String handle, List<String> members, long created) {
    UserGroup {
        members = List.copyOf(members);
    }

    /** As <a href="https://docs.slack.dev/reference/objects/usergroup-object">Slack shows it</a>. */
    ObjectNode json(boolean withMembers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id)
                .put("team_id", Workspace.TEAM_ID)
                .put("is_usergroup", true)
                .put("name", handle)
                .put("description", "")
                .put("handle", handle)
                .put("is_external", false)
                .put("date_create", created)
                .put("date_update", created)
                .put("date_delete", 0)
                .putNull("auto_type")
                .put("created_by", "U0ALICE")
                .put("updated_by", "U0ALICE")
                .putNull("deleted_by");
        ObjectNode prefs = json.putObject("prefs");
        prefs.putArray("channels");
        prefs.putArray("groups");
        if (withMembers) {
            members.forEach(json.putArray("users")::add);
        }
        return json.put("user_count", members.size());
    }
}
