package dev.cimon.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every gateway answers to senders that keep to no rule of HTTP. */
public interface WithstandsHostileSenders {

    /** Who is cut off while sending may not see the answer. */
    int HUNG_UP = 0;

    /** All that take webhooks. */
    List<Endpoint> endpoints();

    String topic();

    /** The most bytes a body may have. */
    int most();

    @Test
    default void saysThatABodyIsTooLargeHoweverItComesAndHangsUp() {
        byte[] large = new byte[most() + 1];
        Arrays.fill(large, (byte) ' ');
        Endpoint endpoint = endpoints().getFirst();
        String sentence = "{\"error\":\"the body is larger than " + most() + " bytes\"}";
        try (Watch watch = new Watch(topic())) {
            try (RawConnection announced = RawConnection.to(endpoint.root())) {
                announced.trySend(endpoint.wire(large));
                RawConnection.Answer answer = announced.answer();
                watch.saw(answer, "an announced body", 413);
                assertThat(answer.body()).isEqualTo(sentence);
                assertThat(answer.headers()).containsEntry("connection", "close");
                assertThat(announced.isHungUp()).isTrue();
            }
            try (RawConnection chunked = RawConnection.to(endpoint.root())) {
                chunked.trySend(endpoint.head(large, "Transfer-Encoding: chunked") + "\r\n");
                String size = Integer.toHexString(1 << 16) + "\r\n";
                byte[] chunk = (size + " ".repeat(1 << 16) + "\r\n").getBytes(ISO_8859_1);
                for (int sent = 0; sent <= most() && chunked.trySend(chunk); sent += 1 << 16) {}
                RawConnection.Answer answer = chunked.answer();
                watch.saw(answer, "a chunked body", 413);
                assertThat(answer.body()).isEqualTo(sentence);
                assertThat(chunked.isHungUp()).isTrue();
            }
            watch.nothingReachedTheTopic();
        }
    }

    @Test
    default void takesABodyInChunksAndOneThatWaitsToBeAskedFor() {
        Endpoint endpoint = endpoints().getFirst();
        byte[] body = endpoint.ordinary();
        try (Watch watch = new Watch(topic());
                RawConnection connection = RawConnection.to(endpoint.root())) {
            connection.trySend(endpoint.head(body, "Transfer-Encoding: chunked") + "\r\n");
            for (byte each : body) {
                connection.trySend("1\r\n" + (char) (each & 0xff) + "\r\n");
            }
            connection.trySend("0\r\n\r\n");
            watch.saw(connection.answer(), "a byte a chunk", 200, 202);
            connection.trySend(endpoint.head(body, "Expect: 100-continue", "Content-Length: " + body.length) + "\r\n");
            watch.saw(connection.answer(), "the question", 100);
            connection.trySend(body);
            watch.saw(connection.answer(), "an expected body", 200, 202);
        }
    }

    /** A body that was read whole cannot be waited for again, which HTTP/2 would be asked for. */
    @Test
    default void takesABodyFromWhoWouldRatherSpeakHttp2() throws IOException, InterruptedException {
        Endpoint endpoint = endpoints().getFirst();
        byte[] body = endpoint.ordinary();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.root().resolve(endpoint.path()))
                .version(HttpClient.Version.HTTP_2)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        endpoint.signing().apply(body).forEach(request::header);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isIn(200, 202);
        }
    }

    @Test
    default void refusesARequestThatSaysTwoThings() {
        try (Watch watch = new Watch(topic())) {
            for (Endpoint endpoint : endpoints()) {
                byte[] body = endpoint.ordinary();
                String signature = endpoint.signing().apply(body).keySet().stream()
                        .filter(name -> name.contains("signature"))
                        .findFirst()
                        .orElseThrow();
                String other = endpoint.signing().apply(new byte[] {1}).get(signature);
                watch.saw(answered(endpoint, endpoint.wire(body, signature + ": " + other)), "two signatures", 401);
                watch.saw(answered(endpoint, endpoint.wire(body, "Content-Length: 7")), "two lengths", 400);
                watch.saw(answered(endpoint, endpoint.wire(body, "Content-Length: -1")), "a negative length", 400);
                watch.saw(answered(endpoint, endpoint.wire(body, "Content-Length: x")), "a length in letters", 400);
            }
            watch.nothingReachedTheTopic();
        }
    }

    @Test
    default void answersWhatIsHardlyHttp() {
        Endpoint endpoint = endpoints().getFirst();
        String path = endpoint.path();
        Map<String, Integer[]> attacks = Map.ofEntries(
                Map.entry("NONSENSE\r\n\r\n", of(400)),
                Map.entry("POST " + path + "\r\n\r\n", of(400)),
                Map.entry("POST " + path + " HTTP/9.9\r\nHost: a\r\n\r\n", of(400, 401, 505, 501)),
                Map.entry("POST " + path + " HTTP/1.0\r\n\r\n", of(401)),
                Map.entry(request("POST", path, "Host: :::"), of(400, 401)),
                Map.entry(request("POST", path, "Content-Type: %%%"), of(400, 401, 415)),
                Map.entry(request("POST", path, "Content-Type: a/b/c; =;;"), of(400, 401, 415)),
                Map.entry(request("POST", path, "Content-Type: text/plain; charset=klingon"), of(400, 401, 415)),
                Map.entry(request("POST", path, "Content-Type: multipart/form-data"), of(400, 401, 415)),
                Map.entry(request("POST", path, "Accept: ///"), of(400, 401, 406)),
                Map.entry(request("POST", path, "Accept: */*;q=x"), of(400, 401, 406)),
                Map.entry(request("POST", path, "Accept-Language: \u00ff;q=-1"), of(400, 401)),
                Map.entry(request("POST", path, "Cookie: =;=\"; a"), of(400, 401)),
                Map.entry(request("POST", path, "Expect: a miracle"), of(400, 401, 417)),
                Map.entry(request("POST", path, "Transfer-Encoding: gzip"), of(400, 401, 501)),
                Map.entry(request("POST", path, "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings"), of(400, 401)),
                Map.entry(request("POST", path, "X-Http-Method-Override: DELETE"), of(401)),
                Map.entry(request("POST", path, "X: " + "x".repeat(100_000)), of(431, HUNG_UP)),
                Map.entry(request("POST", path + "?" + "q".repeat(100_000), "A: b"), of(414, HUNG_UP)),
                Map.entry(request("POST", path + "?%zz=%&;;", "A: b"), of(400, 401)),
                Map.entry(request("POST", path + ";a=%", "A: b"), of(400, 401, 404)),
                Map.entry(request("POST", path + "/../../etc/passwd", "A: b"), of(400, 404)),
                Map.entry(request("POST", path + "/%2e%2e/%00", "A: b"), of(400, 404)),
                Map.entry(request("POST", "/%", "A: b"), of(400, 404)),
                Map.entry(request("POST", "*", "A: b"), of(400, 404)),
                Map.entry(request("OPTIONS", "*", "A: b"), of(200, 204, 400, 404)),
                Map.entry(request("POST", "http://evil.example" + path, "A: b"), of(400, 401, 404)),
                Map.entry(request("POST", "://" + path, "A: b"), of(400, 404)),
                Map.entry(request("CONNECT", "evil.example:443", "A: b"), of(400, 404, 405)),
                Map.entry(request("TRACE", path, "A: b"), of(405)),
                Map.entry(request("DELETE", path, "A: b"), of(405)),
                Map.entry(request("MADEUP", path, "A: b"), of(400, 405)),
                Map.entry(request("POST", "/nothing", "A: b"), of(404)),
                Map.entry(request("GET", "/q/dev", "A: b"), of(404)));
        try (Watch watch = new Watch(topic())) {
            attacks.forEach(
                    (attack, expected) -> watch.saw(answered(endpoint, attack.getBytes(ISO_8859_1)), attack, expected));
            watch.nothingReachedTheTopic();
        }
    }

    @Test
    default void answersTheNextRequestAfterARejectedOne() {
        Endpoint endpoint = endpoints().getFirst();
        byte[] body = endpoint.ordinary();
        try (Watch watch = new Watch(topic());
                RawConnection connection = RawConnection.to(endpoint.root())) {
            connection.trySend("POST " + endpoint.path() + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n{}}");
            connection.trySend("GET " + endpoint.path() + "/nothing HTTP/1.1\r\nHost: a\r\n\r\n");
            connection.trySend(endpoint.wire(body));
            watch.saw(connection.answer(), "an unsigned request", 401);
            watch.saw(connection.answer(), "a wrong path", 404);
            watch.saw(connection.answer(), "an ordinary request", 200, 202);
        }
    }

    private static RawConnection.Answer answered(Endpoint endpoint, byte[] request) {
        try (RawConnection connection = RawConnection.to(endpoint.root())) {
            connection.trySend(request);
            return connection.answer();
        } catch (UncheckedIOException silent) {
            if (silent.getCause() instanceof SocketTimeoutException) {
                throw silent;
            }
            return new RawConnection.Answer(HUNG_UP, Map.of(), "");
        }
    }

    private static String request(String method, String target, String header) {
        return method + " " + target + " HTTP/1.1\r\nHost: gateway\r\n" + header + "\r\nContent-Length: 2\r\n\r\n{}";
    }

    private static Integer[] of(Integer... expected) {
        return expected;
    }
}
