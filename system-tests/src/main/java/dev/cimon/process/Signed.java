package dev.cimon.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends webhooks past the sandbox; answers the gateway's status. */
public final class Signed {

    public static final String SLACK_SECRET = Deployed.SLACK_SECRET;
    public static final String GITHUB_SECRET = Deployed.GITHUB_SECRET;
    public static final String CIRCLECI_SECRET = Deployed.CIRCLECI_SECRET;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Signed() {}

    public static int slackCommand(URI gateway, String secret, String form) {
        return send(SignedRequest.slackCommand(gateway, secret, form));
    }

    public static int slackEvent(URI gateway, String secret, String body) {
        return send(SignedRequest.slackEvent(gateway, secret, body));
    }

    public static int gitHub(URI gateway, String secret, String event, String delivery, String body) {
        return send(SignedRequest.gitHub(gateway, secret, event, delivery, body));
    }

    public static int circleCi(URI gateway, String secret, String body) {
        return send(SignedRequest.circleCi(gateway, secret, body));
    }

    private static int send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
