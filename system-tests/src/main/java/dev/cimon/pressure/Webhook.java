package dev.cimon.pressure;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import dev.cimon.process.SignedRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One of a flood, as large as its provider's usually are; it means work to Cimon, and no deployment.
 *
 * @param id of its event on the topic
 * @param number within the flood
 */
record Webhook(Kind kind, String id, int number, Target target) {

    private static final int PULL_REQUESTS = 20;
    private static final String PUSH_PADDING = "p".repeat(7_000);
    private static final String PULL_REQUEST_PADDING = "p".repeat(23_000);

    enum Kind {
        PUSH,
        PULL_REQUEST,
        WORKFLOW,
        COMMAND
    }

    /**
     * What a flood is about.
     *
     * @param channel its id
     */
    record Target(Deployed system, String repository, String channel) {}

    /** Of ten, four pushes, three changed pull requests, two finished workflows and a slash command. */
    static Webhook of(int number, String run, Target target) {
        Kind kind = switch (number % 10) {
            case 0, 2, 4, 6 -> Kind.PUSH;
            case 1, 5, 9 -> Kind.PULL_REQUEST;
            case 3, 8 -> Kind.WORKFLOW;
            default -> Kind.COMMAND;
        };
        return new Webhook(kind, "flood-" + run + "-" + number, number, target);
    }

    /** Signed anew each time, as a provider does that tries again. */
    HttpRequest request() {
        Deployed system = target.system();
        return switch (kind) {
            case PUSH ->
                SignedRequest.gitHub(
                        system.address(Service.GITHUB_GATEWAY), Deployed.GITHUB_SECRET, "push", id, push());
            case PULL_REQUEST ->
                SignedRequest.gitHub(
                        system.address(Service.GITHUB_GATEWAY),
                        Deployed.GITHUB_SECRET,
                        "pull_request",
                        id,
                        pullRequest());
            case WORKFLOW ->
                SignedRequest.circleCi(system.address(Service.CIRCLECI_GATEWAY), Deployed.CIRCLECI_SECRET, workflow());
            case COMMAND ->
                SignedRequest.slackCommand(system.address(Service.SLACK_GATEWAY), Deployed.SLACK_SECRET, command());
        };
    }

    /** Whether the gateway has taken it; a slash command that is not taken is answered with a sentence. */
    boolean taken(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 2
                && (kind != Kind.COMMAND || answer.body().isEmpty());
    }

    /** Whether its provider, or the person, is told to try again. */
    boolean putOff(HttpResponse<String> answer) {
        return answer.statusCode() == 503 || (kind == Kind.COMMAND && answer.statusCode() == 200 && !taken(answer));
    }

    /** Where in the simulated Slack the answer to a command arrives. */
    String answerPath() {
        return "/slack/response/" + id;
    }

    private String push() {
        return """
                {"ref":"refs/heads/feature-%d","created":false,"deleted":false,"forced":false,
                 "head_commit":{"id":"%s","message":"Change number %d","author":{"name":"Bob","username":"bob-gh"}},
                 "repository":{"full_name":"%s","default_branch":"main"},"pusher":{"name":"bob-gh"},
                 "compare":"%s"}""".formatted(number % 50, sha(), number, target.repository(), PUSH_PADDING);
    }

    /** A fork's, which is not deployed. */
    private String pullRequest() {
        return """
                {"action":"edited","pull_request":{"number":%d,"title":"Title number %d",
                 "html_url":"https://github.example/1","user":{"login":"bob-gh"},"head":{"ref":"topic","sha":"%040x","repo":null},"base":{"ref":"main"},
                 "updated_at":"%s","body":"%s"},"repository":{"full_name":"%s"}}""".formatted(
                        pullRequestNumber(),
                        number,
                        pullRequestNumber(),
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
                        PULL_REQUEST_PADDING,
                        target.repository());
    }

    int pullRequestNumber() {
        return 9_000 + number / 10 % PULL_REQUESTS;
    }

    private String workflow() {
        return """
                {"id":"%s","type":"workflow-completed","happened_at":"2026-01-01T00:00:00Z",
                 "project":{"slug":"gh/%s","name":"flood"},
                 "workflow":{"id":"%s","name":"deploy","status":"success"},
                 "pipeline":{"id":"%s","number":%d,"vcs":{"revision":"%s"}}}""".formatted(id, target.repository(), id, id, number, sha());
    }

    private String command() {
        return "command=%2Fcimon&text=help&team_id=T0ACME&user_id=U0ALICE&user_name=alice&channel_id="
                + target.channel() + "&trigger_id=" + id + "&response_url="
                + URLEncoder.encode(responseUrl().toString(), StandardCharsets.UTF_8);
    }

    private URI responseUrl() {
        return target.system().address(Service.SANDBOX).resolve(answerPath());
    }

    private String sha() {
        return "%040x".formatted(number + 1);
    }
}
