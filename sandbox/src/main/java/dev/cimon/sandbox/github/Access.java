package dev.cimon.sandbox.github;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What owners have taken from Cimon for now: its token, its installation, single permissions. Nothing at first. */
final class Access {
    private static final Map<String, String> PERMISSIONS = permissions();

    private boolean suspended;
    private Set<String> withheld = Set.of();

    /** The permissions in the words of GitHub's settings, for example {@code environments}. */
    void limit(boolean suspended, Set<String> withheld) {
        this.suspended = suspended;
        this.withheld = Set.copyOf(withheld);
    }

    Set<String> withheld() {
        return withheld;
    }

    boolean suspended() {
        return suspended;
    }

    void check(RoutingContext call, @Nullable Identity identity) {
        String path = call.request().path();
        boolean installation = identity instanceof Identity.Installation;
        if (suspended && (installation || path.endsWith("/access_tokens"))) {
            throw GitHubRefusal.of(403, "This installation has been suspended");
        }
        if (withheld.contains(permission(path)) || withheld.contains(permission(path) + ":" + kind(call))) {
            throw GitHubRefusal.of(
                    403,
                    installation
                            ? "Resource not accessible by integration"
                            : "Resource not accessible by personal access token");
        }
    }

    private static String kind(RoutingContext call) {
        return call.request().method().equals(HttpMethod.GET) ? "read" : "write";
    }

    private static String permission(String path) {
        if (path.startsWith("/github/orgs/")) {
            return "members";
        }
        return PERMISSIONS.entrySet().stream()
                .filter(known -> path.matches("/github/repos/[^/]+/[^/]+/" + known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> permissions() {
        Map<String, String> permissions = new LinkedHashMap<>();
        permissions.put("deployments.*", "deployments");
        permissions.put("environments.*", "environments");
        permissions.put("issues/.*", "issues");
        permissions.put("pulls.*", "pull_requests");
        permissions.put("check-runs.*|commits/.+/check-runs", "checks");
        permissions.put("statuses.*|commits/.+/status(es)?", "statuses");
        permissions.put("(commits|compare|branches|tags|git|contents).*", "contents");
        return permissions;
    }
}
