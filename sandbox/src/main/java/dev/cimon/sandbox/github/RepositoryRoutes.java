package dev.cimon.sandbox.github;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The caller, repositories, collaborators, branches, refs and files. */
final class RepositoryRoutes {
    private final GitHubWorld world;
    private final Answers answers;
    private final Documents documents;
    private final Authentication authentication;

    RepositoryRoutes(GitHubWorld world, Answers answers, Documents documents, Authentication authentication) {
        this.world = world;
        this.answers = answers;
        this.documents = documents;
        this.authentication = authentication;
    }

    void mount(RepositoryPaths paths) {
        paths.at(HttpMethod.GET, "/?", this::root);
        paths.at(
                HttpMethod.GET,
                "/user",
                call -> answers.json(
                        call,
                        200,
                        documents
                                .repositories()
                                .profile(authentication.actor(call), Instant.parse("2025-01-01T00:00:00Z"))));
        paths.at(
                HttpMethod.GET,
                "/users/(?<login>[^/]+)",
                call -> answers.json(
                        call,
                        200,
                        documents
                                .repositories()
                                .profile(
                                        world.person(call.pathParam("login")), Instant.parse("2025-01-01T00:00:00Z"))));
        paths.at(HttpMethod.GET, "/rate_limit", this::rateLimit);
        paths.get(
                "",
                (call, repository) ->
                        answers.json(call, 200, documents.repositories().repositoryWithPermissions(repository)));
        paths.get(
                "/collaborators",
                (call, repository) ->
                        answers.list(call, repository.collaborators, documents.repositories()::collaborator));
        paths.get("/collaborators/(?<login>[^/]+)/permission", this::permission);
        paths.get("/branches", this::branches);
        paths.get("/branches/(?<branch>.+)", this::branch);
        paths.get("/tags", this::tags);
        paths.get("/git/refs/?", (call, repository) -> matching(call, repository, "refs/"));
        paths.get("/git/ref/(?<ref>.+)", (call, repository) -> ref(call, repository, "refs/" + call.pathParam("ref")));
        paths.get(
                "/git/matching-refs/(?<ref>.*)",
                (call, repository) -> matching(call, repository, "refs/" + call.pathParam("ref")));
        paths.get("/git/refs/(?<ref>.+)", this::refOrRefs);
        paths.get(
                "/git/tags/(?<sha>[0-9a-f]{40})",
                (call, repository) -> answers.json(
                        call,
                        200,
                        documents
                                .repositories()
                                .annotatedTag(
                                        repository,
                                        repository
                                                .annotatedTag(call.pathParam("sha"))
                                                .orElseThrow(GitHubRefusal::notFound))));
        paths.get("/contents/(?<path>.+)", this::contents);
    }

    private void root(RoutingContext call) {
        String api = documents.links().api();
        answers.json(
                call,
                200,
                Nodes.object()
                        .put("current_user_url", api + "/user")
                        .put("rate_limit_url", api + "/rate_limit")
                        .put("repository_url", api + "/repos/{owner}/{repo}")
                        .put("user_url", api + "/users/{user}"));
    }

    private void rateLimit(RoutingContext call) {
        var core = Nodes.object()
                .put("limit", 5000)
                .put("used", 5000 - authentication.remaining())
                .put("remaining", authentication.remaining())
                .put("reset", authentication.reset());
        var body = Nodes.object();
        body.set(
                "resources",
                Nodes.object()
                        .setAll(Map.of(
                                "core", core,
                                "search", core.deepCopy(),
                                "graphql", core.deepCopy(),
                                "integration_manifest", core.deepCopy())));
        body.set("rate", core.deepCopy());
        answers.json(call, 200, body);
    }

    private void permission(RoutingContext call, Repository repository) {
        String login = call.pathParam("login");
        boolean member =
                repository.collaborators.stream().anyMatch(a -> a.login().equals(login));
        var body =
                Nodes.object().put("permission", member ? "write" : "none").put("role_name", member ? "write" : "none");
        body.set("user", documents.repositories().account(world.person(login)));
        answers.json(call, 200, body);
    }

    private void branches(RoutingContext call, Repository repository) {
        answers.list(
                call,
                List.copyOf(repository.branches.entrySet()),
                b -> documents.repositories().branch(repository, b.getKey(), b.getValue()));
    }

    private void branch(RoutingContext call, Repository repository) {
        String name = call.pathParam("branch");
        String sha = repository.branches.get(name);
        if (sha == null) {
            throw GitHubRefusal.of(404, "Branch not found");
        }
        var body = documents.repositories().branch(repository, name, sha);
        body.set("commit", documents.commits().commit(repository, repository.commits.require(sha)));
        body.set(
                "_links",
                Nodes.object()
                        .put("self", documents.links().repo(repository) + "/branches/" + name)
                        .put("html", documents.links().site(repository) + "/tree/" + name));
        answers.json(
                call,
                200,
                body.put("protection_url", documents.links().repo(repository) + "/branches/" + name + "/protection"));
    }

    private void tags(RoutingContext call, Repository repository) {
        answers.list(
                call,
                List.copyOf(repository.tags.descendingMap().entrySet()),
                t -> documents.repositories().branch(repository, t.getKey(), t.getValue()));
    }

    private void ref(RoutingContext call, Repository repository, String fullName) {
        Ref ref = repository.refs().stream()
                .filter(r -> r.fullName().equals(fullName))
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        answers.json(call, 200, documents.repositories().ref(repository, ref));
    }

    /** The older path answers one ref, or all that begin like it. */
    private void refOrRefs(RoutingContext call, Repository repository) {
        String fullName = "refs/" + call.pathParam("ref");
        if (repository.refs().stream().anyMatch(r -> r.fullName().equals(fullName))) {
            ref(call, repository, fullName);
        } else {
            matching(call, repository, fullName);
        }
    }

    private void matching(RoutingContext call, Repository repository, String prefix) {
        List<Ref> found = repository.refs().stream()
                .filter(r -> r.fullName().startsWith(prefix))
                .toList();
        answers.list(call, found, r -> documents.repositories().ref(repository, r));
    }

    private void contents(RoutingContext call, Repository repository) {
        String path = call.pathParam("path");
        String content = repository.contents.get(path);
        if (content == null) {
            throw GitHubRefusal.notFound();
        }
        if (Objects.requireNonNullElse(call.request().getHeader("Accept"), "").contains("raw")) {
            call.response()
                    .putHeader("Content-Type", "application/vnd.github.raw+json; charset=utf-8")
                    .end(content);
            return;
        }
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String url = documents.links().repo(repository) + "/contents/" + path;
        answers.json(
                call,
                200,
                Nodes.object()
                        .put("type", "file")
                        .put("encoding", "base64")
                        .put("size", bytes.length)
                        .put("name", path.substring(path.lastIndexOf('/') + 1))
                        .put("path", path)
                        .put(
                                "content",
                                Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n")
                        .put("sha", CommitGraph.sha1("blob " + content))
                        .put("url", url + "?ref=" + repository.defaultBranch)
                        .put("git_url", documents.links().repo(repository) + "/git/blobs/" + CommitGraph.sha1(content))
                        .put("html_url", documents.links().site(repository) + "/blob/main/" + path)
                        .put("download_url", url));
    }
}
