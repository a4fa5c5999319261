package dev.cimon.github.proof;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cimon.events.proof.LoginSite;
import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.proof.Seal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The web application flow by which a user authorizes a GitHub App
 * (<a href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app">documentation</a>).
 * The token that GitHub gives is used to ask once whose it is, and forgotten.
 */
public final class UserAuthorization {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FOREIGN = "what answers at GITHUB_API_URL does not answer as GitHub does";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String api;
    private final String site;
    private final App app;
    private final Seal<ProofRequest> seal;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /**
     * What GitHub knows of the App.
     *
     * @param callback where it sends people back to, as it stands in the App's settings
     */
    public record App(String clientId, String clientSecret, URI callback) {
        @Override
        public String toString() {
            return "App[" + clientId + ", ***]";
        }
    }

    /** What comes of a code. */
    public sealed interface Outcome {

        record Known(String login, long id) implements Outcome {}

        /** The person did not want it. */
        record NotAuthorized() implements Outcome {}

        /** GitHub does not take the code: it is of another flow, older than ten minutes, or has been used. */
        record CodeRefused() implements Outcome {}

        /**
         * GitHub does not answer, or not as it should.
         *
         * @param reason for the operator; without code, secret and token
         */
        record Failed(String reason) implements Outcome {}
    }

    private record Token(
            @Nullable String accessToken, @Nullable String error) {}

    private record User(@Nullable String login, long id) {}

    /** @param seal signs the verifiers of PKCE */
    public UserAuthorization(URI apiUrl, App app, Seal<ProofRequest> seal) {
        this.api = apiUrl.toString().replaceFirst("/+$", "");
        this.site = LoginSite.of(api);
        this.app = app;
        this.seal = seal;
    }

    /** Where somebody is sent to log in; GitHub asks them with which account. */
    public URI address(String state) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", app.clientId());
        query.put("redirect_uri", app.callback().toString());
        query.put("state", state);
        query.put("code_challenge", challenge(verifier(state)));
        query.put("code_challenge_method", "S256");
        query.put("prompt", "select_account");
        return URI.create(site + "/login/oauth/authorize?" + form(query));
    }

    /** Asks whose code it is. A code counts only together with the state for which it was given. */
    public CompletableFuture<Outcome> redeem(String code, String state) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", app.clientId());
        form.put("client_secret", app.clientSecret());
        form.put("code", code);
        form.put("redirect_uri", app.callback().toString());
        form.put("code_verifier", verifier(state));
        HttpRequest exchange = request(site + "/login/oauth/access_token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)))
                .build();
        return send(exchange, Token.class)
                .thenCompose(token -> token.accessToken() == null
                        ? CompletableFuture.completedFuture(refused(token.error()))
                        : whoseIs(token.accessToken()))
                .exceptionally(UserAuthorization::failed);
    }

    private CompletableFuture<Outcome> whoseIs(String token) {
        HttpRequest user = request(api + "/user")
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .build();
        return send(user, User.class)
                .thenApply(found -> found.login() == null || found.id() == 0
                        ? new Outcome.Failed(FOREIGN)
                        : new Outcome.Known(found.login(), found.id()));
    }

    /** @param error what GitHub says when it sends somebody back without a code */
    public static Outcome withoutCode(String error) {
        return error.equals("access_denied") ? new Outcome.NotAuthorized() : failed(error);
    }

    private static Outcome refused(@Nullable String error) {
        return "bad_verification_code".equals(error) ? new Outcome.CodeRefused() : failed(error);
    }

    private static Outcome failed(@Nullable String error) {
        return new Outcome.Failed(
                error != null && error.matches("[a-z_]{1,60}")
                        ? "GitHub says " + error
                        : "GitHub gives no token and does not say why");
    }

    private static Outcome failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new Outcome.Failed(
                cause instanceof IllegalStateException
                        ? String.valueOf(cause.getMessage())
                        : "GitHub does not answer: " + cause.getClass().getSimpleName());
    }

    private <T> CompletableFuture<T> send(HttpRequest request, Class<T> shape) {
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(answer -> read(answer, shape));
    }

    /** What went wrong is told without what was answered, which may hold a token. */
    private static <T> T read(HttpResponse<byte[]> answer, Class<T> shape) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("GitHub answers " + answer.statusCode());
        }
        try {
            return Optional.ofNullable(JSON.readValue(answer.body(), shape)).orElseThrow(UserAuthorization::foreign);
        } catch (IOException unreadable) {
            throw foreign();
        }
    }

    private static IllegalStateException foreign() {
        return new IllegalStateException(FOREIGN);
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).header("User-Agent", "cimon");
    }

    private String verifier(String state) {
        return seal.sign("verifier " + state);
    }

    /** RFC 7636 with S256, the only way that GitHub takes. */
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
