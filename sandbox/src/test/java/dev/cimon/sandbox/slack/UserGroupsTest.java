package dev.cimon.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserGroupsTest {
    private final SlackWorld world = new SlackWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void listsTheGroupsAndTheirMembersOnlyWhenAsked() {
        JsonNode plain = world.api("usergroups.list", "{}");
        JsonNode full = world.api("usergroups.list", "{\"include_users\":true}");

        assertThat(plain.path("usergroups").findValuesAsText("handle")).containsExactly("developers", "release");
        assertThat(plain.at("/usergroups/1/user_count").asInt()).isEqualTo(2);
        assertThat(plain.at("/usergroups/1/users").isMissingNode()).isTrue();
        assertThat(full.at("/usergroups/1/users").toString()).isEqualTo("[\"U0CAROL\",\"U0DAVE\"]");
    }

    @Test
    void tellsWhoIsInAGroup() {
        assertThat(world.api("usergroups.users.list", "{\"usergroup\":\"S0RELEASE\"}"))
                .isEqualTo(SlackWorld.parse("{\"ok\":true,\"users\":[\"U0CAROL\",\"U0DAVE\"]}"));
    }

    @Test
    void refusesAsSlackRefuses() {
        assertThat(world.api("usergroups.users.list", "{\"usergroup\":\"S0NOBODY\"}")
                        .path("error")
                        .asText())
                .isEqualTo("no_such_subteam");
        assertThat(world.api("usergroups.users.list", "{}").path("error").asText())
                .isEqualTo("invalid_arguments");
        put("access", "{\"withheld\":[\"usergroups:read\"]}");
        JsonNode withheld = world.api("usergroups.list", "{}");
        assertThat(withheld.path("error").asText()).isEqualTo("missing_scope");
        assertThat(withheld.path("needed").asText()).isEqualTo("usergroups:read");
    }

    @Test
    void letsPeopleComeAndGo() {
        assertThat(put("usergroups/release", "{\"members\":[\"alice\"]}")).isEqualTo(200);
        assertThat(world.api("usergroups.users.list", "{\"usergroup\":\"S0RELEASE\"}")
                        .path("users")
                        .toString())
                .isEqualTo("[\"U0ALICE\"]");
        assertThat(put("usergroups/release", "{\"members\":[\"nobody\"]}")).isEqualTo(404);
        assertThat(put("usergroups/on-call", "{\"members\":[]}")).isEqualTo(200);
        assertThat(world.api("usergroups.users.list", "{\"usergroup\":\"S0ONCALL\"}")
                        .path("users")
                        .size())
                .isZero();
    }

    private int put(String path, String body) {
        URI url = URI.create(world.sandbox.url() + "/control/slack/" + path);
        return world.send(HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)))
                .statusCode();
    }
}
