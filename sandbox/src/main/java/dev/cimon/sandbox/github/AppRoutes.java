package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What a GitHub App asks as itself: its installations, their tokens, and the deliveries of its webhook. */
final class AppRoutes {
    private static final List<String> EVENTS = List.of(
            "check_run",
            "commit_comment",
            "deployment",
            "deployment_status",
            "issue_comment",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "push",
            "release",
            "status");

    private final GitHubWorld world;
    private final Answers answers;
    private final Documents documents;
    private final Authentication authentication;
    private final GitHubWebhooks webhooks;
    private final Access access;
    private final String clientId;

    AppRoutes(
            GitHubWorld world,
            Answers answers,
            Documents documents,
            Authentication authentication,
            GitHubWebhooks webhooks,
            Access access,
            String clientId) {
        this.world = world;
        this.answers = answers;
        this.documents = documents;
        this.authentication = authentication;
        this.webhooks = webhooks;
        this.access = access;
        this.clientId = clientId;
    }

    void mount(RepositoryPaths paths) {
        paths.at(HttpMethod.GET, "/app", call -> answers.json(call, 200, app(call)));
        paths.at(HttpMethod.GET, "/app/installations", call -> answers.list(call, List.of(installation(call)), i -> i));
        paths.at(HttpMethod.GET, "/app/installations/(?<id>\\d+)", call -> {
            requireInstallation(call);
            answers.json(call, 200, installation(call));
        });
        paths.at(HttpMethod.POST, "/app/installations/(?<id>\\d+)/access_tokens", this::issueToken);
        paths.get("/installation", (call, _) -> answers.json(call, 200, installation(call)));
        paths.at(
                HttpMethod.GET,
                "/orgs/(?<org>[^/]+)/installation",
                call -> answers.json(call, 200, installation(call)));
        paths.at(HttpMethod.GET, "/installation/repositories", this::installedRepositories);
        paths.at(HttpMethod.GET, "/app/hook/deliveries", this::deliveries);
        paths.at(
                HttpMethod.GET,
                "/app/hook/deliveries/(?<id>\\d+)",
                call -> answers.json(call, 200, inFull(webhooks.delivery(Long.parseLong(call.pathParam("id"))))));
        paths.at(HttpMethod.POST, "/app/hook/deliveries/(?<id>\\d+)/attempts", this::redeliver);
    }

    private void issueToken(RoutingContext call) {
        requireInstallation(call);
        ObjectNode body = Nodes.object()
                .put("token", authentication.issue())
                .put("expires_at", Nodes.time(authentication.expiry()));
        body.set("permissions", permissions());
        answers.created(call, body.put("repository_selection", "all"));
    }

    private static void requireInstallation(RoutingContext call) {
        if (!call.pathParam("id").equals(Long.toString(GitHubWorld.INSTALLATION))) {
            throw GitHubRefusal.notFound();
        }
    }

    private void installedRepositories(RoutingContext call) {
        List<Repository> all = List.copyOf(world.repositories());
        ObjectNode body = Nodes.object().put("total_count", all.size()).put("repository_selection", "all");
        body.set(
                "repositories",
                Nodes.array(answers.page(call, all), documents.repositories()::repositoryWithPermissions));
        answers.json(call, 200, body);
    }

    private void deliveries(RoutingContext call) {
        int size = Math.clamp(Answers.number(call, "per_page", 30), 1, 100);
        String cursor = call.request().getParam("cursor", "");
        String before = cursor.replaceFirst("^v1_", "");
        if (!cursor.isEmpty() && !before.matches("\\d{1,18}")) {
            throw GitHubRefusal.of(400, "Invalid cursor");
        }
        String status = call.request().getParam("status", "");
        List<HookDelivery> found = webhooks.deliveries().stream()
                .filter(d -> cursor.isEmpty() || d.id() < Long.parseLong(before))
                .filter(d -> status.isEmpty()
                        || status.equals("success") == d.status().equals("OK"))
                .limit(size + 1L)
                .toList();
        List<HookDelivery> page = found.subList(0, Math.min(size, found.size()));
        if (found.size() > size) {
            String next = "v1_" + page.getLast().id();
            call.response().putHeader("Link", answers.link(call, "cursor", next, "next"));
        }
        answers.json(call, 200, Nodes.array(page, AppRoutes::summary));
    }

    private void redeliver(RoutingContext call) {
        webhooks.redeliver(webhooks.delivery(Long.parseLong(call.pathParam("id"))));
        answers.json(call, 202, Nodes.object());
    }

    private ObjectNode app(RoutingContext call) {
        String id = call.get("identity") instanceof Identity.App(String given) ? given : "";
        ObjectNode app = Nodes.object()
                .put("id", id.matches("\\d{1,18}") ? Long.parseLong(id) : GitHubWorld.APP)
                .put("slug", "cimon")
                .put("client_id", clientId)
                .put("node_id", Nodes.nodeId("App", GitHubWorld.APP))
                .put("name", "Cimon")
                .put("description", "Deploys from Slack")
                .put("external_url", "https://github.com/apps/cimon")
                .put("html_url", "https://github.com/apps/cimon")
                .put("created_at", "2026-01-05T09:00:00Z")
                .put("updated_at", "2026-01-05T09:00:00Z")
                .put("installations_count", 1);
        app.set("owner", documents.repositories().account(world.organization("acme")));
        app.set("permissions", permissions());
        app.set("events", Nodes.array(EVENTS, TextNode::valueOf));
        return app;
    }

    private ObjectNode installation(RoutingContext call) {
        ObjectNode app = app(call);
        String api = documents.links().api();
        ObjectNode installation =
                Nodes.object().put("id", GitHubWorld.INSTALLATION).put("client_id", clientId);
        installation.set("account", documents.repositories().account(world.organization("acme")));
        installation
                .put("repository_selection", "all")
                .put("access_tokens_url", api + "/app/installations/" + GitHubWorld.INSTALLATION + "/access_tokens")
                .put("repositories_url", api + "/installation/repositories")
                .put("html_url", "https://github.com/organizations/acme/settings/installations/1")
                .put("app_id", app.path("id").asLong())
                .put("app_slug", "cimon")
                .put("target_id", world.organization("acme").id())
                .put("target_type", "Organization");
        installation.set("permissions", permissions());
        installation.set("events", app.path("events"));
        return installation
                .put("created_at", "2026-01-05T09:00:00Z")
                .put("updated_at", "2026-01-05T09:00:00Z")
                .putNull("single_file_name")
                .putNull("suspended_by")
                .put("suspended_at", access.suspended() ? "2026-01-05T09:00:00Z" : null);
    }

    static ObjectNode summary(HookDelivery delivery) {
        return Nodes.object()
                .put("id", delivery.id())
                .put("guid", delivery.guid())
                .put("delivered_at", Nodes.time(delivery.at()))
                .put("redelivery", delivery.redelivery())
                .put("duration", delivery.duration().toMillis() / 1000.0)
                .put("status", delivery.status())
                .put("status_code", delivery.statusCode())
                .put("event", delivery.event())
                .put("action", delivery.action())
                .put("installation_id", GitHubWorld.INSTALLATION)
                .put("repository_id", delivery.repositoryId())
                .putNull("throttled_at");
    }

    private ObjectNode inFull(HookDelivery delivery) {
        ObjectNode body = summary(delivery);
        ObjectNode request = Nodes.object();
        ObjectNode headers = Nodes.object();
        delivery.headers().forEach(headers::put);
        request.set("headers", headers);
        request.set("payload", answers.read(delivery.payload()));
        body.set("request", request);
        ObjectNode response = Nodes.object();
        response.set("headers", Nodes.object());
        response.putNull("payload");
        body.set("response", response);
        return body;
    }

    private ObjectNode permissions() {
        ObjectNode permissions = Nodes.object()
                .put("checks", "write")
                .put("contents", "read")
                .put("deployments", "write")
                .put("environments", "write")
                .put("issues", "write")
                .put("members", "read")
                .put("metadata", "read")
                .put("pull_requests", "write")
                .put("statuses", "write");
        return permissions.remove(access.withheld());
    }
}
