package dev.cimon.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.github.Calls.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamsTest {
    private static final String TEAMS = "/github/orgs/acme/teams";
    private static final String RELEASE = TEAMS + "/release";

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
    private final Calls calls = new Calls(sandbox.url(), "Authorization", "token ghp_sandbox");

    @AfterEach
    void close() {
        calls.close();
        sandbox.close();
    }

    @Test
    void listsTheTeamsAndWhoIsInThem() {
        assertThat(calls.get(TEAMS).body().findValuesAsText("slug")).containsExactly("developers", "release");
        assertThat(calls.get(RELEASE + "/members").body().findValuesAsText("login"))
                .containsExactly("carol-gh", "dave-gh");
        assertThat(calls.get(TEAMS + "/developers/members?per_page=3").header("Link"))
                .contains("page=2");
    }

    @Test
    void tellsWhetherSomebodyIsInATeam() {
        JsonNode membership = calls.get(RELEASE + "/memberships/Carol-gh").body();

        assertThat(membership.path("state").asText()).isEqualTo("active");
        assertThat(membership.path("role").asText()).isEqualTo("member");
        assertThat(membership.path("url").asText()).endsWith(RELEASE + "/memberships/Carol-gh");
        assertThat(calls.get(RELEASE).body().path("slug").asText()).isEqualTo("release");
    }

    @Test
    void answersAlikeForWhoIsNotInItAndForATeamThatThereIsNot() {
        Answer other = calls.get(RELEASE + "/memberships/alice-gh");
        Answer unknown = calls.get(TEAMS + "/nobody/memberships/alice-gh");

        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body().path("message").asText()).isEqualTo("Not Found");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(calls.get(TEAMS + "/nobody").status()).isEqualTo(404);
        assertThat(calls.get(RELEASE).status()).isEqualTo(200);
    }

    @Test
    void letsPeopleComeAndGo() {
        long id = calls.get(RELEASE).body().path("id").asLong();

        calls.call("PUT", "/control/github/teams/acme/release", "{\"members\":[\"alice-gh\"]}");

        assertThat(calls.get(RELEASE + "/memberships/alice-gh").status()).isEqualTo(200);
        assertThat(calls.get(RELEASE + "/memberships/carol-gh").status()).isEqualTo(404);
        assertThat(calls.get(RELEASE).body().path("id").asLong()).isEqualTo(id);
    }

    @Test
    void showsNothingWithoutThePermission() {
        calls.call("PUT", "/control/github/access", "{\"withheld\":[\"members\"]}");

        assertThat(calls.get(RELEASE).status()).isEqualTo(403);
        assertThat(calls.get(RELEASE + "/memberships/carol-gh").status()).isEqualTo(403);
    }
}
