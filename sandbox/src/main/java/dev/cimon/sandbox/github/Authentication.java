package dev.cimon.sandbox.github;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows the tokens given out, and puts {@code Identity} and GitHub's usual headers on every call. */
final class Authentication {
    static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final int LIMIT = 5000;
    private static final long HOUR = 3600;

    private final GitHubWorld world;
    private final String personalToken;
    private final Answers answers;
    private final AppKey appKey;
    private final Map<String, Identity.Installation> installationTokens = new HashMap<>();
    private final Map<String, Account> otherTokens = new HashMap<>();
    private final Access access;
    private boolean revoked;
    private long window;
    private int used;

    Authentication(GitHubWorld world, String personalToken, Answers answers, AppKey appKey, Access access) {
        this.world = world;
        this.personalToken = personalToken;
        this.answers = answers;
        this.appKey = appKey;
        this.access = access;
    }

    void handle(RoutingContext call) {
        addHeaders(call);
        try {
            Identity identity = identify(call.request().getHeader("Authorization"));
            if (identity != null) {
                call.put("identity", identity);
                if (identity instanceof Identity.Person) {
                    call.response().putHeader("x-oauth-scopes", "repo");
                }
            } else if (!open(call)) {
                throw GitHubRefusal.of(401, "Requires authentication");
            }
            checkScope(call, identity);
            access.check(call, identity);
            call.next();
        } catch (GitHubRefusal refusal) {
            answers.refuse(call, refusal);
        }
    }

    /** A token for an installation, valid for an hour. */
    String issue() {
        String token = "ghs_" + CommitGraph.sha1(UUID.randomUUID().toString()).substring(0, 36);
        installationTokens.put(token, new Identity.Installation(world.bot(), expiry()));
        return token;
    }

    /** A personal token of somebody else, for what other tools do. */
    String issueFor(Account account) {
        String token = "ghp_" + CommitGraph.sha1(UUID.randomUUID().toString()).substring(0, 36);
        otherTokens.put(token, account);
        return token;
    }

    /** What Cimon may do in the name of somebody who has authorized it: nothing but ask who they are. */
    String issueToUser(Account account) {
        String token = "ghu_" + CommitGraph.sha1(UUID.randomUUID().toString()).substring(0, 36);
        otherTokens.put(token, account);
        return token;
    }

    /** While revoked, Cimon's personal token is refused; its installation tokens are gone, but it may ask for new ones. */
    void revoke(boolean revoked) {
        this.revoked = revoked;
        if (revoked) {
            installationTokens.clear();
        }
    }

    Instant expiry() {
        return world.now().plus(TOKEN_LIFE);
    }

    /** The account that acts in this call. */
    Account actor(RoutingContext call) {
        Identity identity = call.get("identity");
        return switch (identity) {
            case Identity.Person(Account account) -> account;
            case Identity.Installation(Account bot, Instant _) -> bot;
            case Identity.App _ -> world.bot();
        };
    }

    private @Nullable Identity identify(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String token = header.replaceFirst("(?i)^(token|bearer) +", "").strip();
        if (token.equals(personalToken) && !revoked) {
            return new Identity.Person(world.machineUser());
        }
        if (otherTokens.containsKey(token)) {
            return new Identity.Person(otherTokens.get(token));
        }
        Identity.Installation installation = installationTokens.get(token);
        if (installation != null && installation.expires().isAfter(world.now())) {
            return installation;
        }
        if (token.chars().filter(c -> c == '.').count() == 2) {
            return new Identity.App(appKey.verify(token, world.now()));
        }
        throw GitHubRefusal.of(401, "Bad credentials");
    }

    private static void checkScope(RoutingContext call, @Nullable Identity identity) {
        String path = call.request().path();
        boolean forApps = path.startsWith("/github/app") || path.endsWith("/installation");
        if (forApps && !(identity instanceof Identity.App)) {
            throw AppKey.undecodable();
        }
        if (!forApps && !open(call) && identity instanceof Identity.App) {
            throw GitHubRefusal.of(403, "Resource not accessible by integration");
        }
    }

    private static boolean open(RoutingContext call) {
        String path = call.request().path();
        return path.matches("/github/?(rate_limit|meta|login/oauth/.*)?");
    }

    int remaining() {
        return Math.max(0, LIMIT - used);
    }

    long reset() {
        return (window + 1) * HOUR;
    }

    private void addHeaders(RoutingContext call) {
        long current = world.now().getEpochSecond() / HOUR;
        used = current == window ? used + 1 : 1;
        window = current;
        String id = UUID.randomUUID().toString().toUpperCase(Locale.ROOT).replace('-', ':');
        call.response()
                .putHeader("Server", "github.com")
                .putHeader("X-GitHub-Request-Id", id)
                .putHeader("X-GitHub-Media-Type", "github.v3; format=json")
                .putHeader("x-github-api-version-selected", "2022-11-28")
                .putHeader("x-ratelimit-limit", Integer.toString(LIMIT))
                .putHeader("x-ratelimit-remaining", Integer.toString(remaining()))
                .putHeader("x-ratelimit-used", Integer.toString(used))
                .putHeader("x-ratelimit-resource", "core")
                .putHeader("x-ratelimit-reset", Long.toString(reset()));
    }
}
