package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code usergroups.list}, {@code usergroups.users.list}; neither has pages. */
final class UserGroupMethods {
    private final UserGroups groups;

    UserGroupMethods(UserGroups groups) {
        this.groups = groups;
    }

    void addTo(WebApi api) {
        api.add("usergroups.list", this::list);
        api.add("usergroups.users.list", this::members);
    }

    private void list(Arguments arguments, ObjectNode answer) {
        ArrayNode all = answer.putArray("usergroups");
        boolean withMembers = arguments.flag("include_users");
        groups.all().forEach(group -> all.add(group.json(withMembers)));
    }

    private void members(Arguments arguments, ObjectNode answer) {
        UserGroup group =
                groups.withId(arguments.required("usergroup")).orElseThrow(() -> new SlackError("no_such_subteam"));
        group.members().forEach(answer.putArray("users")::add);
    }
}
