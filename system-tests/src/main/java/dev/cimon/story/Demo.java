package dev.cimon.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The story of the README, played through a running system and told in plain words. */
public final class Demo {

    private static final String SHOP = "#shop";
    private static final String REPOSITORY = "acme/shop";
    private static final String ALICE = "alice";
    private static final String ITS_LOGIN = "link-person:alice-gh";

    private static final int JOB_SECONDS = 2;

    private final ControlApi sandbox;
    private final PrintStream out;
    private int step;

    private Demo(ControlApi sandbox, PrintStream out) {
        this.sandbox = sandbox;
        this.out = out;
    }

    /** @param arguments the sandbox's base URL */
    public static void main(String[] arguments) {
        URI sandbox = URI.create(arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8090");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new Demo(new ControlApi(sandbox), out).play(sandbox);
        } catch (Patience.Exhausted | UncheckedIOException | IllegalStateException stopped) {
            System.err.println("cimon: the demo stops here. " + stopped.getMessage());
            System.exit(1);
        }
    }

    private void play(URI page) {
        sandbox.state();
        sandbox.behave("gh/" + REPOSITORY, "pass", JOB_SECONDS);
        out.println("Watch it happen on " + page + "/ too.");
        setUp();
        deploy();
        push();
        JsonNode pull = openPullRequest();
        fail();
        ask("list");
        ask("help");
        closePullRequest(pull);
        out.println();
        out.println("That was the story. Now try it yourself on " + page + "/");
    }

    private void setUp() {
        tell("alice binds the channel to her repository: /cimon setup " + REPOSITORY);
        String before = mark();
        type("setup " + REPOSITORY);
        SlackMessage answer = awaitMessage(
                "an answer to setup", before, m -> m.ephemeral() && m.read().contains(REPOSITORY));
        show(answer);
        if (!answer.read().contains("now deploys")) {
            out.println("   (Set up before, so there is nothing to do.)");
            return;
        }
        SlackMessage logins = awaitMessage(
                "the logins", before, m -> m.ephemeral() && m.read().contains("GitHub username"));
        show(logins);
        if (!logins.offers(ITS_LOGIN)) {
            out.println("   (Cimon knows alice already.)");
            return;
        }
        tell("alice presses [alice-gh], so that Cimon knows who she is on GitHub");
        sandbox.press(ALICE, SHOP, logins.json(), ITS_LOGIN, "alice-gh");
        show(awaitMessage(
                "an answer to the button",
                before,
                m -> m.ephemeral() && m.read().contains("on GitHub. I will")));
    }

    private void deploy() {
        tell("alice deploys: /cimon deploy main to preview");
        String before = mark();
        type("deploy main to preview");
        finish(follow(before, "preview", "succeeded"));
    }

    private void push() {
        tell("bob pushes to main, which deploys to preview by itself");
        String before = mark();
        sandbox.onGitHub(
                REPOSITORY,
                "pushes",
                sandbox.object()
                        .put("branch", "main")
                        .put("message", "Remember the basket for thirty days")
                        .put("author", "bob-gh"));
        finish(follow(before, "preview", "succeeded"));
    }

    private JsonNode openPullRequest() {
        tell("alice opens a pull request, which gets an environment of its own");
        String before = mark();
        JsonNode pull = sandbox.onGitHub(
                REPOSITORY,
                "pulls",
                sandbox.object()
                        .put("title", "Pay with one click")
                        .put("branch", freeBranch("feature/one-click"))
                        .put("author", "alice-gh"));
        finish(follow(before, environment(pull), "succeeded"));
        return pull;
    }

    /** The name, with a number if an earlier demo has taken it. */
    private String freeBranch(String name) {
        Set<String> taken = new HashSet<>();
        sandbox.repository(REPOSITORY)
                .path("branches")
                .forEach(branch -> taken.add(branch.path("name").asText()));
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? name : name + "-" + i)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    private void fail() {
        tell("alice deploys to test, and this time the last job of the pipeline fails");
        String before = mark();
        sandbox.behave("gh/" + REPOSITORY, "fail", JOB_SECONDS);
        try {
            type("deploy main to test");
            awaitPipeline(awaitDeployment(before, "test").deployment().orElseThrow());
        } finally {
            sandbox.behave("gh/" + REPOSITORY, "pass", JOB_SECONDS);
        }
        SlackMessage failed = follow(before, "test", "failed");
        out.println("   In its thread:");
        show(awaitMessage("the failed job in the thread", before, m -> m.repliesTo(failed)));
        finish(failed);
    }

    private void closePullRequest(JsonNode pull) {
        tell("alice closes her pull request, which ends its environment");
        SlackMessage shown = sandbox.messages(ALICE, SHOP).stream()
                .filter(m -> m.deployment().isPresent() && m.read().contains("*" + environment(pull) + "*"))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalStateException("The message of the pull request has gone."));
        sandbox.onGitHub(REPOSITORY, "pulls/" + pull.path("number").asText() + "/close", sandbox.object());
        show(Patience.until(
                "the end of " + environment(pull),
                () -> sandbox.messages(ALICE, SHOP).stream()
                        .filter(m -> m.ts().equals(shown.ts()) && m.read().contains("no longer active"))
                        .findFirst()));
    }

    private void ask(String what) {
        tell("alice asks: /cimon " + what);
        String before = mark();
        type(what);
        show(awaitMessage("an answer to " + what, before, m -> m.ephemeral() && m.fromBot()));
    }

    /** Shows the message of the newest deployment to the environment each time it changes, until it says the word. */
    private SlackMessage follow(String after, String environment, String word) {
        List<String> seen = new ArrayList<>();
        SlackMessage first = awaitDeployment(after, environment);
        return Patience.until("the message to say " + word, () -> {
            SlackMessage now = awaitMessage("the message", after, m -> m.ts().equals(first.ts()));
            if (seen.isEmpty() || !seen.getLast().equals(now.read())) {
                seen.add(now.read());
                out.println(seen.size() == 1 ? "   A message appears in the channel:" : "   The message changes:");
                show(now);
            }
            return Optional.of(now).filter(m -> m.read().contains(": " + word));
        });
    }

    private void finish(SlackMessage message) {
        String deployment = message.deployment().orElseThrow();
        JsonNode created = Patience.until(
                "the last status on GitHub",
                () -> sandbox.gitHubDeployments(REPOSITORY, deployment).stream()
                        .filter(d ->
                                List.of("success", "failure").contains(states(d).getLast()))
                        .findFirst());
        out.println("   GitHub has Deployment " + created.path("id").asText() + " of "
                + created.path("sha").asText().substring(0, 10) + " to "
                + created.path("environment").asText() + ": " + String.join(", ", states(created)));
        out.println("     its payload: " + created.path("payload"));
        out.println("   CircleCI ran with: " + awaitPipeline(deployment).path("parameters"));
    }

    private static List<String> states(JsonNode created) {
        List<String> states = new ArrayList<>(List.of("created"));
        created.path("statuses")
                .forEach(status -> states.add(status.path("state").asText()));
        return states;
    }

    private SlackMessage awaitDeployment(String after, String environment) {
        return awaitMessage(
                "a message about the deployment to " + environment,
                after,
                m -> m.deployment().isPresent() && m.read().contains("*" + environment + "*"));
    }

    private JsonNode awaitPipeline(String deployment) {
        return Patience.until(
                "a pipeline", () -> sandbox.pipelines(deployment).stream().findFirst());
    }

    private SlackMessage awaitMessage(String what, String after, Predicate<SlackMessage> wanted) {
        return Patience.until(
                what + " in " + SHOP,
                () -> sandbox.messages(ALICE, SHOP).stream()
                        .filter(m -> m.ts().compareTo(after) > 0)
                        .filter(wanted)
                        .findFirst());
    }

    private static String environment(JsonNode pull) {
        return "pr" + pull.path("number").asText();
    }

    private String mark() {
        return sandbox.now(ALICE, SHOP);
    }

    private void type(String text) {
        ControlApi.Answered answered = sandbox.command(ALICE, SHOP, text);
        if (answered.status() != 200) {
            throw new IllegalStateException(
                    "The slash command was answered " + answered.status() + ": " + answered.body());
        }
        if (!answered.body().isEmpty()) {
            throw new IllegalStateException("Slack shows: " + answered.body());
        }
    }

    private void tell(String what) {
        step++;
        out.println();
        out.println(step + ". " + what);
    }

    private void show(SlackMessage message) {
        if (message.ephemeral()) {
            out.println("   Only alice sees:");
        }
        message.read().lines().forEach(line -> out.println("     | " + line));
    }
}
