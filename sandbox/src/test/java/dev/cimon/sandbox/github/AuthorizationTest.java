package dev.cimon.sandbox.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {
    private static final String CALLBACK = "https://cimon.example.com/github/oauth/callback";
    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        sandbox.close();
    }

    @Test
    void letsAnybodyLogInAndTellsWhoTheyAre() throws Exception {
        HttpResponse<String> page = send(HttpRequest.newBuilder(authorize("s 1", CHALLENGE)));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<button name=\"login\" value=\"alice-gh\">alice-gh</button>");

        Map<String, List<String>> back = login("alice-gh", "s 1");
        assertThat(back.get("state")).containsExactly("s 1");
        String answer = exchange(code(back), Map.of("code_verifier", VERIFIER), "application/json");
        assertThat(answer).contains("\"token_type\":\"bearer\"", "\"expires_in\":28800");
        String token = answer.replaceFirst(".*\"access_token\":\"(ghu_[0-9a-f]{36})\".*", "$1");
        try (Calls user = new Calls(sandbox.url(), "Authorization", "Bearer " + token)) {
            assertThat(user.get("/github/user").body().path("login").asText()).isEqualTo("alice-gh");
            assertThat(user.get("/github/user").body().path("id").asLong()).isPositive();
        }
    }

    @Test
    void answersAFormUnlessJsonIsAskedFor() throws Exception {
        assertThat(exchange(code(login("alice-gh", "s")), Map.of("code_verifier", VERIFIER), "*/*"))
                .startsWith("access_token=ghu_");
    }

    @Test
    void takesEachCodeOnce() throws Exception {
        String code = code(login("alice-gh", "s"));
        Map<String, String> verifier = Map.of("code_verifier", VERIFIER);
        assertThat(exchange(code, verifier, "application/json")).contains("access_token");
        assertThat(exchange(code, verifier, "application/json"))
                .isEqualTo(
                        "{\"error\":\"bad_verification_code\",\"error_description\":\"The code passed is incorrect or"
                                + " expired.\",\"error_uri\":\"https://docs.github.com/apps/troubleshooting-authorization-request-errors/\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier,another,bad_verification_code",
        "code,another,bad_verification_code",
        "client_secret,another,incorrect_client_credentials",
        "client_id,another,incorrect_client_credentials",
        "redirect_uri,https://cimon.example.com/,redirect_uri_mismatch"
    })
    void refusesWithAnErrorAnd200(String field, String value, String error) throws Exception {
        Map<String, String> fields = new HashMap<>(Map.of("code_verifier", VERIFIER));
        fields.put(field, value);
        assertThat(exchange(code(login("alice-gh", "s")), fields, "application/json"))
                .contains("\"error\":\"" + error + "\"");
    }

    @Test
    void sendsBackWhoeverCancels() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(authorize("s", CHALLENGE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("cancel=1")));
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(CALLBACK + "?error=access_denied&");
    }

    @Test
    void knowsOneAppOnly() throws Exception {
        URI another = URI.create(authorize("s", CHALLENGE).toString().replace("Iv23liCimonSandbox", "Iv1"));
        assertThat(send(HttpRequest.newBuilder(another)).statusCode()).isEqualTo(404);
    }

    private Map<String, List<String>> login(String login, String state) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(authorize(state, CHALLENGE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("login=" + login)));
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?code=");
        return new QueryStringDecoder(location).parameters();
    }

    private static String code(Map<String, List<String>> back) {
        return Objects.requireNonNull(back.get("code")).getFirst();
    }

    private URI authorize(String state, String challenge) {
        return URI.create(sandbox.url() + "/github/login/oauth/authorize?client_id=Iv23liCimonSandbox&redirect_uri="
                + URLEncoder.encode(CALLBACK, UTF_8) + "&state=" + URLEncoder.encode(state, UTF_8)
                + "&code_challenge=" + challenge + "&code_challenge_method=S256&prompt=select_account");
    }

    private String exchange(String code, Map<String, String> fields, String accept) throws Exception {
        Map<String, String> form = new HashMap<>(Map.of(
                "client_id",
                "Iv23liCimonSandbox",
                "client_secret",
                "sandbox-client-secret",
                "code",
                code,
                "redirect_uri",
                CALLBACK));
        form.putAll(fields);
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/github/login/oauth/access_token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", accept)
                        .POST(BodyPublishers.ofString(form.entrySet().stream()
                                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                                .collect(Collectors.joining("&")))));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
