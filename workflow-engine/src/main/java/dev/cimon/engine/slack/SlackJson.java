package dev.cimon.engine.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Slack answers. */
final class SlackJson {

    private SlackJson() {}

    /** Every answer says whether it is one. */
    interface Reply {
        boolean ok();

        /** Slack's code where it is none. */
        @Nullable String error();
    }

    /** {@code auth.test} (<a href="https://docs.slack.dev/reference/methods/auth.test">documentation</a>). */
    record Greeting(boolean ok, @Nullable String error) implements Reply {}

    /** {@code usergroups.list} (<a href="https://docs.slack.dev/reference/methods/usergroups.list">documentation</a>). */
    record Groups(
            boolean ok,
            @Nullable String error,
            @JsonProperty("usergroups") @Nullable List<Group> all) implements Reply {

        List<Group> groups() {
            return Objects.requireNonNullElse(all, List.of());
        }
    }

    /** @param handle as people write it, without the @ */
    record Group(String id, String handle) {}

    /**
     * {@code usergroups.users.list} (<a
     * href="https://docs.slack.dev/reference/methods/usergroups.users.list">documentation</a>).
     */
    record Members(
            boolean ok, @Nullable String error, @Nullable List<String> users) implements Reply {

        boolean has(String person) {
            return Objects.requireNonNullElse(users, List.of()).contains(person);
        }
    }
}
