package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** The teams of an organization, and who is in them. */
final class TeamRoutes {
    private static final String TEAMS = "/orgs/(?<org>[^/]+)/teams";
    private static final String TEAM = TEAMS + "/(?<slug>[^/]+)";

    private final GitHubWorld world;
    private final Answers answers;
    private final Documents documents;

    TeamRoutes(GitHubWorld world, Answers answers, Documents documents) {
        this.world = world;
        this.answers = answers;
        this.documents = documents;
    }

    void mount(RepositoryPaths paths) {
        paths.at(HttpMethod.GET, TEAMS, call -> answers.list(call, world.teams(call.pathParam("org")), this::document));
        paths.at(HttpMethod.GET, TEAM, call -> answers.json(call, 200, document(team(call))));
        paths.at(
                HttpMethod.GET,
                TEAM + "/members",
                call -> answers.list(
                        call,
                        team(call).members(),
                        login -> documents.repositories().account(world.person(login))));
        paths.at(HttpMethod.GET, TEAM + "/memberships/(?<login>[^/]+)", this::membership);
    }

    void mountControl(RepositoryPaths paths) {
        paths.at(HttpMethod.PUT, "/teams/(?<org>[^/]+)/(?<slug>[^/]+)", this::change);
    }

    private Team team(RoutingContext call) {
        return world.team(call.pathParam("org"), call.pathParam("slug")).orElseThrow(GitHubRefusal::notFound);
    }

    private void membership(RoutingContext call) {
        Team team = team(call);
        String login = call.pathParam("login");
        if (!team.has(login)) {
            throw GitHubRefusal.notFound();
        }
        answers.json(
                call,
                200,
                Nodes.object()
                        .put("url", address(team) + "/memberships/" + login)
                        .put("role", "member")
                        .put("state", "active"));
    }

    private void change(RoutingContext call) {
        JsonNode body = answers.body(call);
        List<String> members = new ArrayList<>();
        body.path("members").forEach(login -> members.add(login.asText()));
        Team team = world.putTeam(call.pathParam("org"), call.pathParam("slug"), members);
        answers.json(call, 200, document(team));
    }

    private String address(Team team) {
        return documents.links().api() + "/orgs/" + team.organization() + "/teams/" + team.slug();
    }

    private ObjectNode document(Team team) {
        return Nodes.object()
                .put("id", team.id())
                .put("node_id", Nodes.nodeId("Team", team.id()))
                .put("name", team.slug())
                .put("slug", team.slug())
                .putNull("description")
                .put("privacy", "closed")
                .put("notification_setting", "notifications_enabled")
                .put("permission", "push")
                .put("url", address(team))
                .put("html_url", "https://github.com/orgs/" + team.organization() + "/teams/" + team.slug())
                .put("members_url", address(team) + "/members{/member}")
                .put("repositories_url", address(team) + "/repos")
                .putNull("parent");
    }
}
