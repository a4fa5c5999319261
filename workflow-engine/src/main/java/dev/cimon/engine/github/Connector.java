package dev.cimon.engine.github;

import dev.cimon.engine.provider.Answer;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.ProviderHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Lets the GitHub library speak through {@link ProviderHttp}. Whatever is not a 2xx answer is thrown as
 * {@link CallFailed}, a type the library neither retries nor waits for.
 */
record Connector(ProviderHttp http, URI apiUrl, Hints hints) implements GitHubConnector {

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        Answer answer = answered(httpRequest(request));
        return new Response(request, answer);
    }

    Answer answered(HttpRequest request) throws IOException {
        if (!ProviderHttp.sameOrigin(apiUrl, request.uri())) {
            throw new CallFailed(new Outcome.Refused<>(421, hints.otherHost(request.uri())));
        }
        return switch (http.send(request)) {
            case Outcome.Done<Answer>(Answer answer) -> answer;
            case Outcome.Refused<Answer>(int status, String words) ->
                throw new CallFailed(new Outcome.Refused<>(status, hints.addedTo(request, status, words)));
            case Outcome<Answer> failure -> throw new CallFailed(failure);
        };
    }

    private static HttpRequest httpRequest(GitHubConnectorRequest request) throws IOException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url().toString())).header("User-Agent", "cimon");
        request.allHeaders().forEach((name, values) -> {
            // compressed answers would have to be unpacked before errors can be read
            if (!name.equalsIgnoreCase("Accept-Encoding")) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.method(request.method(), body(request)).build();
    }

    private static BodyPublisher body(GitHubConnectorRequest request) throws IOException {
        try (InputStream body = request.body()) {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.readAllBytes());
        }
    }

    private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {
        private final byte[] body;

        Response(GitHubConnectorRequest request, Answer answer) {
            super(request, answer.status(), answer.headers().map());
            this.body = answer.text().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
