package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How people authorize the App: GitHub's page, on which here everybody can log in as anybody, and the exchange of the code
 * for a token
 * (<a href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app">documentation</a>).
 */
final class AuthorizationRoutes {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final String CALLBACK = "/github/oauth/callback";

    private final GitHubWorld world;
    private final Answers answers;
    private final Authentication authentication;
    private final String clientId;
    private final String clientSecret;
    private final Map<String, Grant> grants = new HashMap<>();

    /** What a code stands for, once. */
    private record Grant(
            Account account, String redirect, @Nullable String challenge, Instant until) {}

    AuthorizationRoutes(
            GitHubWorld world, Answers answers, Authentication authentication, String clientId, String clientSecret) {
        this.world = world;
        this.answers = answers;
        this.authentication = authentication;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    void mount(RepositoryPaths paths) {
        paths.at(HttpMethod.GET, "/login/oauth/authorize", this::ask);
        paths.at(HttpMethod.POST, "/login/oauth/authorize", this::authorize);
        paths.at(HttpMethod.POST, "/login/oauth/access_token", this::exchange);
    }

    private void ask(RoutingContext call) {
        requireKnownApp(call.queryParams());
        String buttons = world.people().stream()
                .map(person -> "<button name=\"login\" value=\"%1$s\">%1$s</button>".formatted(person.login()))
                .collect(Collectors.joining("\n"));
        call.response().putHeader("Content-Type", "text/html; charset=utf-8").end("""
                        <!doctype html>
                        <title>Authorize Cimon</title>
                        <h1>Cimon by acme would like permission to verify your GitHub identity</h1>
                        <p>This is the simulated GitHub. Log in and authorize Cimon as</p>
                        <form method="post">
                        %s
                        <button name="cancel" value="1">Cancel</button>
                        </form>
                        """.formatted(buttons));
    }

    /** The form of the page goes to its own address, whose query says what it is about. */
    private void authorize(RoutingContext call) {
        MultiMap asked = call.queryParams();
        requireKnownApp(asked);
        String redirect = asked.get("redirect_uri");
        QueryStringEncoder target = new QueryStringEncoder(redirect);
        String login = call.request().getFormAttribute("login");
        if (login == null) {
            target.addParam("error", "access_denied");
            target.addParam("error_description", "The user has denied your application access.");
        } else {
            String code = CommitGraph.sha1(UUID.randomUUID().toString()).substring(0, 20);
            Instant until = world.now().plus(CODE_LIFE);
            grants.put(code, new Grant(world.person(login), redirect, asked.get("code_challenge"), until));
            target.addParam("code", code);
        }
        if (asked.contains("state")) {
            target.addParam("state", asked.get("state"));
        }
        call.response()
                .setStatusCode(302)
                .putHeader("Location", target.toString())
                .end();
    }

    private void requireKnownApp(MultiMap asked) {
        String redirect = asked.get("redirect_uri");
        boolean challenged = asked.contains("code_challenge");
        if (!clientId.equals(asked.get("client_id"))
                || redirect == null
                || !redirect.endsWith(CALLBACK)
                || challenged != "S256".equals(asked.get("code_challenge_method"))) {
            throw GitHubRefusal.notFound();
        }
    }

    private void exchange(RoutingContext call) {
        MultiMap form = call.request().formAttributes();
        Grant grant = grants.remove(form.get("code") == null ? "" : form.get("code"));
        if (!clientId.equals(form.get("client_id")) || !clientSecret.equals(form.get("client_secret"))) {
            refuse(call, "incorrect_client_credentials", "The client_id and/or client_secret passed are incorrect.");
        } else if (grant == null
                || !grant.until().isAfter(world.now())
                || !proven(grant.challenge(), form.get("code_verifier"))) {
            refuse(call, "bad_verification_code", "The code passed is incorrect or expired.");
        } else if (form.contains("redirect_uri") && !grant.redirect().equals(form.get("redirect_uri"))) {
            refuse(
                    call,
                    "redirect_uri_mismatch",
                    "The redirect_uri MUST match the registered callback URL for this application.");
        } else {
            tell(
                    call,
                    Nodes.object()
                            .put("access_token", authentication.issueToUser(grant.account()))
                            .put("expires_in", 28_800)
                            .put(
                                    "refresh_token",
                                    "ghr_" + CommitGraph.sha1(UUID.randomUUID().toString()))
                            .put("refresh_token_expires_in", 15_897_600)
                            .put("token_type", "bearer")
                            .put("scope", ""));
        }
    }

    /** GitHub answers 200 all the same. */
    private void refuse(RoutingContext call, String error, String description) {
        tell(
                call,
                Nodes.object()
                        .put("error", error)
                        .put("error_description", description)
                        .put(
                                "error_uri",
                                "https://docs.github.com/apps/troubleshooting-authorization-request-errors/"));
    }

    /** As a form, unless JSON is asked for. */
    private void tell(RoutingContext call, ObjectNode body) {
        String accepted = call.request().getHeader("Accept");
        if (accepted != null && accepted.contains("application/json")) {
            answers.json(call, 200, body);
            return;
        }
        QueryStringEncoder form = new QueryStringEncoder("");
        body.properties()
                .forEach(field -> form.addParam(field.getKey(), field.getValue().asText()));
        call.response()
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .end(form.toString().substring(1));
    }

    /** PKCE (RFC 7636), of which GitHub knows S256 only. */
    private static boolean proven(@Nullable String challenge, @Nullable String verifier) {
        if (challenge == null || verifier == null) {
            return challenge == null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).equals(challenge);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
