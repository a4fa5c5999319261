package dev.cimon.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderHttpTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final ScriptedServer server = new ScriptedServer();
    private final List<ProviderCall> calls = new ArrayList<>();
    private final ProviderHttp http = patientFor(Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void joinsTheMessageAndTheErrorsOfARefusal() {
        server.on("POST /x", 422, """
                {"message":"Validation Failed","errors":[
                  {"resource":"Deployment","field":"ref","code":"invalid"},{"message":"No ref found"},"last"]}""");

        assertThat(post("/x"))
                .isEqualTo(new Outcome.Refused<>(422, "Validation Failed; Deployment ref invalid; No ref found; last"));
    }

    @Test
    void tellsTheStatusWhereARefusalHasNoWords() {
        server.on("GET /x", 410, "<html>gone</html>");

        assertThat(get("/x")).isEqualTo(new Outcome.Refused<>(410, "HTTP status 410"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void repeatsReadsButDoubtsWritesAfterAServerError(int status) {
        server.on("GET /x", status, "oops").on("POST /x", status, "oops");

        assertThat(get("/x")).isEqualTo(new Outcome.RetryLater<>(null, "GitHub answered " + status));
        assertThat(post("/x")).isEqualTo(new Outcome.Unknown<>("GitHub answered " + status));
    }

    @Test
    void waitsAsLongAsRetryAfterSays() {
        server.on("POST /x", 429, "{}", "Retry-After", "17");

        assertThat(post("/x"))
                .isEqualTo(new Outcome.RetryLater<>(Duration.ofSeconds(17), "GitHub asks Cimon to slow down (429)"));
    }

    @Test
    void takesAForbiddenAnswerWithoutRemainingRequestsForTheRateLimit() {
        server.on(
                "POST /x",
                403,
                "{\"message\":\"API rate limit exceeded\"}",
                "x-ratelimit-remaining",
                "0",
                "x-ratelimit-reset",
                Long.toString(NOW.plusSeconds(90).getEpochSecond()));

        assertThat(post("/x"))
                .isEqualTo(new Outcome.RetryLater<>(Duration.ofSeconds(90), "GitHub asks Cimon to slow down (403)"));
    }

    @Test
    void takesASecondaryLimitWithoutHeadersForALimit() {
        server.on("POST /x", 403, "{\"message\":\"You have exceeded a secondary rate limit.\"}");

        assertThat(post("/x")).isEqualTo(new Outcome.RetryLater<>(null, "GitHub asks Cimon to slow down (403)"));
    }

    @Test
    void takesAnyOtherForbiddenAnswerForARefusal() {
        server.on(
                "POST /x",
                403,
                "{\"message\":\"Must have admin rights\"}",
                "x-ratelimit-remaining",
                "4999",
                "x-ratelimit-reset",
                Long.toString(NOW.getEpochSecond()));

        assertThat(post("/x")).isEqualTo(new Outcome.Refused<>(403, "Must have admin rights"));
    }

    @Test
    void knowsThatARefusedConnectionDidNothing() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        Outcome<Answer> outcome = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closed + "/x"))
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(outcome)
                .isEqualTo(new Outcome.RetryLater<>(null, "GitHub cannot be reached at 127.0.0.1:" + closed));
    }

    @Test
    void doubtsAWriteWhoseConnectionBreaksOff() {
        server.hangUpOn("POST /x").hangUpOn("GET /x");

        assertThat(post("/x")).isEqualTo(new Outcome.Unknown<>("the connection to GitHub broke off"));
        assertThat(get("/x")).isInstanceOf(Outcome.RetryLater.class);
    }

    @Test
    void givesUpOnASilentServer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/x");

            assertThat(patientFor(Duration.ofSeconds(1))
                            .send(HttpRequest.newBuilder(uri)
                                    .POST(BodyPublishers.noBody())
                                    .build()))
                    .isEqualTo(new Outcome.Unknown<>("GitHub did not answer within 1 s"));
        }
    }

    @Test
    void followsARedirectOnTheSameHostWithTheSameMethodAndBody() {
        server.on("POST /x", 307, "", "Location", "/y").on("POST /y", 201, "{}");

        assertThat(post("/x")).isInstanceOf(Outcome.Done.class);
        assertThat(server.received())
                .extracting(ScriptedServer.Received::call, ScriptedServer.Received::body)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("POST /x", "{\"a\":1}"),
                        org.assertj.core.groups.Tuple.tuple("POST /y", "{\"a\":1}"));
    }

    @Test
    void doesNotCarryTheTokenToAnotherHost() {
        try (ScriptedServer other = new ScriptedServer()) {
            server.on("GET /x", 302, "", "Location", other.url() + "/steal");

            assertThat(get("/x")).isInstanceOf(Outcome.Refused.class);
            assertThat(other.received()).isEmpty();
        }
    }

    private ProviderHttp patientFor(Duration patience) {
        return new ProviderHttp("GitHub", patience, InstantSource.fixed(NOW), calls::add);
    }

    private Outcome<Answer> get(String path) {
        return http.send(request(path).GET().build());
    }

    private Outcome<Answer> post(String path) {
        return http.send(
                request(path).POST(BodyPublishers.ofString("{\"a\":1}")).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.url().resolve(path)).header("Authorization", "Bearer secret");
    }
}
