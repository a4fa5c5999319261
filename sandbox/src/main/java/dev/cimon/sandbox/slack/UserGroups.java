package dev.cimon.sandbox.slack;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user groups of the workspace: {@code @developers} and {@code @release} to begin with. */
final class UserGroups {
    private final Clock clock;
    private final Map<String, UserGroup> byHandle = new LinkedHashMap<>();

    UserGroups(Clock clock) {
        this.clock = clock;
        put("developers", List.of("U0ALICE", "U0BOB", "U0CAROL", "U0DAVE"));
        put("release", List.of("U0CAROL", "U0DAVE"));
    }

    List<UserGroup> all() {
        return new ArrayList<>(byHandle.values());
    }

    Optional<UserGroup> withId(String id) {
        return byHandle.values().stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** These people are in it from now on; it is founded if there is none. */
    UserGroup put(String handle, List<String> members) {
        UserGroup before = byHandle.get(handle);
        String id = "S0" + handle.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        long created = before == null ? clock.instant().getEpochSecond() : before.created();
        UserGroup group = new UserGroup(before == null ? id : before.id(), handle, members, created);
        byHandle.put(handle, group);
        return group;
    }

    void restore(@Nullable List<UserGroup> saved) {
        if (saved != null) {
            byHandle.clear();
            saved.forEach(group -> byHandle.put(group.handle(), group));
        }
    }
}
