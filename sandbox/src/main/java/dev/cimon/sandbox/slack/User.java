package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A member of the workspace. */
record User(String id, String name, String realName, boolean bot) {
    String email() {
        return name + "@acme.example";
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id)
                .put("team_id", Workspace.TEAM_ID)
                .put("name", name)
                .put("deleted", false)
                .put("color", "9f69e7")
                .put("real_name", realName)
                .put("tz", "Etc/UTC")
                .put("tz_label", "Coordinated Universal Time")
                .put("tz_offset", 0);
        ObjectNode profile = json.putObject("profile");
        profile.put("real_name", realName)
                .put("real_name_normalized", realName)
                .put("display_name", name)
                .put("display_name_normalized", name)
                .put("team", Workspace.TEAM_ID);
        if (bot) {
            profile.put("api_app_id", Workspace.APP_ID).put("bot_id", Workspace.BOT_ID);
        } else {
            profile.put("email", email());
        }
        return json.put("is_admin", false)
                .put("is_owner", false)
                .put("is_restricted", false)
                .put("is_ultra_restricted", false)
                .put("is_bot", bot)
                .put("is_app_user", false)
                .put("updated", 1_700_000_000);
    }
}
