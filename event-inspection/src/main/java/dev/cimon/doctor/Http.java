package dev.cimon.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLException;

/** Asks one thing at a time, and says in words why there is no answer. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final InstantSource clock;

    Http(InstantSource clock) {
        this.clock = clock;
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("User-Agent", "cimon-doctor");
    }

    /** @throws Unreachable with a sentence, if there is no answer */
    Answer ask(HttpRequest request) throws Unreachable {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), json(response.body()), clock.instant());
        } catch (IOException broken) {
            throw new Unreachable(host(request) + " " + why(broken));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreachable("the question was interrupted");
        }
    }

    private static String why(IOException broken) {
        return switch (broken) {
            case HttpConnectTimeoutException _ ->
                "cannot be reached: nothing answers there. Is there a firewall or a proxy?";
            case ConnectException _ -> "cannot be reached: is the address right, and does something listen there?";
            case HttpTimeoutException _ -> "does not answer within " + PATIENCE.toSeconds() + " s";
            case SSLException untrusted ->
                "cannot be trusted: " + untrusted.getMessage() + ". Is its certificate valid?";
            default -> "hung up: is that address HTTP or HTTPS?";
        };
    }

    private static String host(HttpRequest request) {
        return request.uri().getScheme() + "://" + request.uri().getAuthority();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** There is no answer; the message says why. */
    static final class Unreachable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreachable(String sentence) {
            super(sentence);
        }

        Finding finding() {
            return new Finding.Failed(
                    getMessage() + (String.valueOf(getMessage()).endsWith("?") ? "" : "."));
        }
    }
}
