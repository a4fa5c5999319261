package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Set;

/** The control calls about who may do what. */
final class AccessControl {
    private final GitHubWorld world;
    private final Answers answers;
    private final Activity activity;
    private final Authentication authentication;
    private final Access access;
    private final AppKey appKey;

    AccessControl(
            GitHubWorld world,
            Answers answers,
            Activity activity,
            Authentication authentication,
            Access access,
            AppKey appKey) {
        this.world = world;
        this.answers = answers;
        this.activity = activity;
        this.authentication = authentication;
        this.access = access;
        this.appKey = appKey;
    }

    void mount(RepositoryPaths paths) {
        paths.at(HttpMethod.PUT, "/access", this::limit);
        paths.at(HttpMethod.POST, "/tokens", this::issue);
        paths.at(HttpMethod.PUT, "/app", call -> {
            appKey.require(answers.body(call).path("publicKey").asText());
            answers.noContent(call);
        });
        paths.in(HttpMethod.PUT, "", this::archive);
    }

    /** What is not named is given back. */
    private void limit(RoutingContext call) {
        JsonNode body = answers.body(call);
        Set<String> withheld = new HashSet<>();
        body.path("withheld").forEach(permission -> withheld.add(permission.asText()));
        access.limit(body.path("suspended").asBoolean(false), withheld);
        authentication.revoke(body.path("tokensRevoked").asBoolean(false));
        answers.noContent(call);
    }

    private void issue(RoutingContext call) {
        String login = ControlBody.required(answers.body(call), "login");
        ObjectNode body = Nodes.object().put("login", login);
        answers.json(call, 201, body.put("token", authentication.issueFor(world.person(login))));
    }

    private void archive(RoutingContext call, Repository repository) {
        JsonNode body = answers.body(call);
        activity.archive(repository, body.path("archived").asBoolean(), ControlBody.author(world, body));
        answers.json(
                call, 200, Nodes.object().put("fullName", repository.fullName()).put("archived", repository.archived));
    }
}
