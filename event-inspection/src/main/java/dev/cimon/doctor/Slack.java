package dev.cimon.doctor;

import dev.cimon.doctor.Finding.Failed;
import dev.cimon.doctor.Finding.Skipped;
import dev.cimon.doctor.Finding.Sound;
import dev.cimon.doctor.Http.Unreachable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bot token with its scopes, and the app token where there is one. */
record Slack(Given given, Http http) implements Examination {

    /** Those of deploy/slack/manifest.yml, which a test compares. */
    static final List<String> SCOPES =
            List.of("commands", "chat:write", "channels:history", "groups:history", "usergroups:read");

    @Override
    public String subject() {
        return "Slack";
    }

    @Override
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        given.missing("SLACK_SIGNING_SECRET")
                .forEach(_ -> found.add(new Failed(
                        "SLACK_SIGNING_SECRET is not set: it is on the app's page under Basic Information.")));
        Optional<String> token = given.get("SLACK_BOT_TOKEN");
        if (token.isEmpty()) {
            found.add(new Failed("SLACK_BOT_TOKEN is not set: it is on the app's page under OAuth & Permissions."));
            return found;
        }
        List<Finding> garbled = given.garbled("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN");
        if (!garbled.isEmpty()) {
            found.addAll(garbled);
            return found;
        }
        try {
            Answer answer = call("auth.test", token.get());
            if (answer.body().path("ok").asBoolean()) {
                found.add(new Sound(
                        "SLACK_BOT_TOKEN is good: " + answer.body().path("user").asText() + " in "
                                + answer.body().path("team").asText()));
                found.add(scopes(answer));
                Clocks.compared(answer).forEach(found::add);
            } else {
                found.add(refused(answer));
            }
            found.add(socketMode());
        } catch (Unreachable away) {
            found.add(away.finding());
        }
        return found;
    }

    private static Finding scopes(Answer answer) {
        Optional<List<String>> granted = answer.list("x-oauth-scopes");
        if (granted.isEmpty()) {
            return new Skipped("Slack does not say which scopes the token has");
        }
        List<String> missing =
                SCOPES.stream().filter(scope -> !granted.get().contains(scope)).toList();
        return missing.isEmpty()
                ? new Sound("the token has every scope")
                : new Failed("the token lacks " + String.join(", ", missing)
                        + ": add it on the app's page under OAuth & Permissions, then install the app again.");
    }

    private static Finding refused(Answer answer) {
        String error = answer.body().path("error").asText("status " + answer.status());
        return new Failed("Slack refuses SLACK_BOT_TOKEN (" + error
                + "): copy the token that begins with xoxb- from OAuth & Permissions, or install the app again.");
    }

    private Finding socketMode() throws Unreachable {
        Optional<String> token = given.get("SLACK_APP_TOKEN");
        if (token.isEmpty()) {
            return new Skipped("SLACK_APP_TOKEN is not set: Slack has to reach slack-gateway over HTTP");
        }
        Answer answer = call("apps.connections.open", token.get());
        return answer.body().path("ok").asBoolean()
                ? new Sound("SLACK_APP_TOKEN opens a connection: Socket Mode works")
                : new Failed("Slack refuses SLACK_APP_TOKEN ("
                        + answer.body().path("error").asText("status " + answer.status())
                        + "): make one with connections:write under Basic Information, App-Level Tokens, and switch"
                        + " Socket Mode on.");
    }

    private Answer call(String method, String token) throws Unreachable {
        String base = given.or("SLACK_API_URL", "https://slack.com/api/");
        HttpRequest request = Http.request(
                        URI.create(base.endsWith("/") ? base : base + "/").resolve(method))
                .header("Authorization", "Bearer " + token.strip())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody())
                .build();
        return http.ask(request);
    }
}
