package dev.cimon.peers;

import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is sent. */
enum Workload {
    PUSH("push of 8 KB"),
    PULL_REQUEST("pull_request of 24 KB"),
    SLASH_COMMAND("slash command");

    static final String GITHUB_SECRET = "sandbox-github-secret";
    static final String SLACK_SECRET = "sandbox-slack-secret";

    private static final int BODIES = 16;
    private static final int KILOBYTE = 1024;

    private final String title;

    Workload(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** @param count how many are to be different, where each has to be signed by itself */
    Requests requests(String path, int count) {
        return switch (this) {
            case PUSH -> gitHub(path, "push", number -> Body.push(number, 8 * KILOBYTE));
            case PULL_REQUEST -> gitHub(path, "pull_request", number -> Body.pullRequest(number, 24 * KILOBYTE));
            case SLASH_COMMAND -> SlackRequests.of(path, count, Instant.now(), SLACK_SECRET);
        };
    }

    private static Requests gitHub(String path, String event, IntFunction<byte[]> body) {
        List<byte[]> bodies = IntStream.range(0, BODIES).mapToObj(body).toList();
        return GitHubRequests.of(path, event, bodies, GITHUB_SECRET);
    }
}
