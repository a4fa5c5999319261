package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/** {@code auth.test}, {@code api.test}, {@code users.*}, {@code team.info}. */
final class UserMethods {
    private final Workspace workspace;
    private final Clock clock;

    UserMethods(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    void addTo(WebApi api) {
        api.add("api.test", (arguments, answer) -> answer.set("args", arguments.all()));
        api.add("auth.test", (_, answer) -> authTest(answer));
        api.add(
                "team.info",
                (_, answer) -> answer.putObject("team")
                        .put("id", Workspace.TEAM_ID)
                        .put("name", "Acme")
                        .put("domain", Workspace.DOMAIN));
        api.add("users.info", this::info);
        api.add("users.list", this::list);
        api.add("users.lookupByEmail", this::byEmail);
    }

    private static void authTest(ObjectNode answer) {
        answer.put("url", "https://" + Workspace.DOMAIN + ".slack.com/")
                .put("team", "Acme")
                .put("user", "cimon")
                .put("team_id", Workspace.TEAM_ID)
                .put("user_id", Workspace.BOT_USER)
                .put("bot_id", Workspace.BOT_ID)
                .put("is_enterprise_install", false);
    }

    private void info(Arguments arguments, ObjectNode answer) {
        String id = arguments.or("user", "");
        answer.set(
                "user",
                workspace.users().stream()
                        .filter(user -> user.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new SlackError("user_not_found"))
                        .json());
    }

    private void list(Arguments arguments, ObjectNode answer) {
        ArrayNode members = answer.putArray("members");
        ConversationMethods.page(arguments, 100, workspace.users(), answer, "")
                .forEach(user -> members.add(user.json()));
        answer.put("cache_ts", clock.instant().getEpochSecond());
    }

    private void byEmail(Arguments arguments, ObjectNode answer) {
        String email = arguments.or("email", "");
        answer.set(
                "user",
                workspace.users().stream()
                        .filter(user -> !user.bot() && user.email().equalsIgnoreCase(email))
                        .findFirst()
                        .orElseThrow(() -> new SlackError("users_not_found"))
                        .json());
    }
}
