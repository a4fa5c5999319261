package dev.cimon.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.doctor.Finding.Failed;
import dev.cimon.doctor.Finding.Skipped;
import dev.cimon.doctor.Finding.Sound;
import dev.cimon.doctor.Http.Unreachable;
import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The App with its permissions, events, installations and last delivery; or the token with its scopes. */
record GitHub(
        Given given,
        Http http,
        InstantSource clock,
        @Nullable RepositoryName repository) implements Examination {

    /** Those of deploy/github/app-manifest.json, which a test compares. */
    static final Map<String, String> PERMISSIONS = new TreeMap<>(Map.of(
            "checks", "write",
            "contents", "read",
            "deployments", "write",
            "issues", "read",
            "members", "read",
            "metadata", "read",
            "pull_requests", "write",
            "statuses", "write"));

    static final Set<String> EVENTS = Set.of(
            "check_run",
            "commit_comment",
            "deployment",
            "deployment_status",
            "issue_comment",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "push",
            "release",
            "status");

    @Override
    public String subject() {
        return "GitHub";
    }

    @Override
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        given.missing("GITHUB_WEBHOOK_SECRET")
                .forEach(
                        _ -> found.add(
                                new Failed(
                                        "GITHUB_WEBHOOK_SECRET is not set: choose one and enter it in the App's, or the webhook's, settings.")));
        List<Finding> garbled = given.garbled("GITHUB_TOKEN");
        found.addAll(garbled);
        try {
            if (given.get("GITHUB_APP_ID").isPresent()) {
                examineApp(AppLogin.of(given), found);
            } else if (given.get("GITHUB_TOKEN").isPresent() && garbled.isEmpty()) {
                examineToken(given.or("GITHUB_TOKEN", ""), found);
            } else if (garbled.isEmpty()) {
                found.add(
                        new Failed("neither GITHUB_APP_ID nor GITHUB_TOKEN is set: register an App, as docs/install.md"
                                + " says, or make a token."));
            }
        } catch (Unreachable away) {
            found.add(away.finding());
        } catch (IllegalArgumentException unusable) {
            found.add(new Failed(String.valueOf(unusable.getMessage())));
        }
        return found;
    }

    private void examineApp(AppLogin login, List<Finding> found) throws Unreachable {
        String token = login.token(clock.instant());
        Answer app = get("/app", token);
        if (!app.good()) {
            found.add(new Failed("GitHub refuses the App (" + app.status()
                    + "): GITHUB_APP_ID and the private key must be of the same App, and the key not deleted there."));
            Clocks.compared(app).forEach(found::add);
            return;
        }
        found.add(new Sound("the App " + app.body().path("slug").asText() + " is known"));
        found.add(permissions("the App", app.body().path("permissions"), "on its page under Permissions & events"));
        found.add(events(app.body().path("events")));
        installations(get("/app/installations", token), found);
        if (repository != null) {
            found.add(installation(repository, get("/repos/" + repository + "/installation", token)));
        }
        found.add(lastDelivery(get("/app/hook/deliveries?per_page=1", token)));
        Clocks.compared(app).forEach(found::add);
    }

    private static Finding installation(RepositoryName repository, Answer there) {
        if (there.good()) {
            return new Sound("the App is installed in " + repository);
        }
        return new Failed(
                there.status() == 404
                        ? "the App is not installed in " + repository
                                + " (404): is the name right? Else add it to the installation's repositories."
                        : "GitHub does not say whether the App is installed in " + repository + " (" + there.status()
                                + "): try again later.");
    }

    private static Finding permissions(String whose, JsonNode granted, String where) {
        List<String> missing = PERMISSIONS.entrySet().stream()
                .filter(needed -> !suffices(granted.path(needed.getKey()).asText(), needed.getValue()))
                .map(needed -> needed.getKey() + ": " + needed.getValue())
                .toList();
        return missing.isEmpty()
                ? new Sound(whose + " has every permission")
                : new Failed(whose + " lacks " + String.join(", ", missing) + ": grant it " + where + ".");
    }

    private static boolean suffices(String granted, String needed) {
        return granted.equals(needed) || granted.equals("write") || granted.equals("admin");
    }

    private static Finding events(JsonNode subscribed) {
        List<String> all = StreamSupport.stream(subscribed.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<String> missing =
                EVENTS.stream().filter(event -> !all.contains(event)).sorted().toList();
        return missing.isEmpty()
                ? new Sound("it is sent every event")
                : new Failed("it is not sent " + String.join(", ", missing)
                        + ": subscribe to them on its page under Permissions & events.");
    }

    private static void installations(Answer answer, List<Finding> found) {
        if (answer.body().isEmpty()) {
            found.add(new Failed(
                    "the App is installed nowhere: install it from its page in the repositories to deploy."));
        }
        for (JsonNode installation : answer.body()) {
            String account = installation.at("/account/login").asText();
            found.add(
                    installation.path("suspended_at").isTextual()
                            ? new Failed(
                                    "the installation in " + account + " is suspended: an owner there can lift that.")
                            : permissions(
                                    "the installation in " + account,
                                    installation.path("permissions"),
                                    "by accepting the new permissions in the settings of " + account));
        }
    }

    private static Finding lastDelivery(Answer answer) {
        JsonNode last = answer.body().path(0);
        int status = last.path("status_code").asInt();
        if (last.isMissingNode()) {
            return new Skipped("GitHub has sent nothing yet");
        }
        String which = "the last webhook (" + last.path("event").asText() + ", "
                + last.path("delivered_at").asText() + ")";
        return switch (status) {
            case 401 -> new Failed(which + " was refused: GITHUB_WEBHOOK_SECRET is not the one in the App's settings.");
            case 0 -> new Failed(which + " found nobody: is the webhook URL in the App's settings reachable?");
            default ->
                status / 100 == 2
                        ? new Sound(which + " was taken")
                        : new Failed(which + " was answered " + status + ": the log of github-gateway says why.");
        };
    }

    private void examineToken(String token, List<Finding> found) throws Unreachable {
        Answer user = get("/user", token.strip());
        if (!user.good()) {
            found.add(new Failed("GitHub refuses GITHUB_TOKEN (" + user.status() + "): make a new one."));
            Clocks.compared(user).forEach(found::add);
            return;
        }
        found.add(new Sound("GITHUB_TOKEN is good: " + user.body().path("login").asText()));
        Optional<List<String>> scopes = user.list("x-oauth-scopes").filter(list -> !list.isEmpty());
        found.add(scopes.<Finding>map(list -> list.contains("repo")
                        ? new Sound("the token has the scope repo")
                        : new Failed("the token lacks the scope repo: add it in Settings, Developer settings."))
                .orElseGet(() -> new Skipped("GitHub does not say what a fine-grained token may do")));
        if (repository != null) {
            Answer answer = get("/repos/" + repository, token.strip());
            found.add(
                    answer.good()
                            ? new Sound(repository + " can be read")
                            : new Failed(repository + " cannot be read (" + answer.status()
                                    + "): is the name right, and may the token's owner see it?"));
        }
        Clocks.compared(user).forEach(found::add);
    }

    private Answer get(String path, String token) throws Unreachable {
        String base = given.or("GITHUB_API_URL", "https://api.github.com").replaceFirst("/$", "");
        return http.ask(Http.request(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.github+json")
                .build());
    }
}
