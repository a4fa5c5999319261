package dev.cimon.sandbox.github;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Routes below one prefix whose handlers may refuse; names of refs may contain slashes, hence patterns. */
final class RepositoryPaths {
    private static final String REPOSITORY = "/repos/(?<owner>[^/]+)/(?<repo>[^/]+)";

    private final Router router;
    private final String prefix;
    private final GitHubWorld world;
    private final Answers answers;

    RepositoryPaths(Router router, String prefix, GitHubWorld world, Answers answers) {
        this.router = router;
        this.prefix = prefix;
        this.world = world;
        this.answers = answers;
    }

    void get(String pattern, BiConsumer<RoutingContext, Repository> handler) {
        in(HttpMethod.GET, pattern, handler);
    }

    void post(String pattern, BiConsumer<RoutingContext, Repository> handler) {
        in(HttpMethod.POST, pattern, handler);
    }

    void in(HttpMethod method, String pattern, BiConsumer<RoutingContext, Repository> handler) {
        at(method, REPOSITORY + pattern, call -> {
            Repository repository =
                    world.find(call.pathParam("owner"), call.pathParam("repo")).orElseThrow(GitHubRefusal::notFound);
            if (repository.archived && prefix.equals("/github") && !method.equals(HttpMethod.GET)) {
                throw GitHubRefusal.of(403, "Repository was archived so is read-only.");
            }
            handler.accept(call, repository);
        });
    }

    /** A path outside of repositories. */
    void at(HttpMethod method, String pattern, Consumer<RoutingContext> handler) {
        router.routeWithRegex(method, prefix + pattern).handler(call -> {
            try {
                handler.accept(call);
            } catch (GitHubRefusal refusal) {
                answers.refuse(call, refusal);
            }
        });
    }
}
