package dev.cimon.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Deployments that run as long as this is open, and what people do meanwhile. */
final class Load implements AutoCloseable {

    private static final String ALICE = "alice";
    private static final String AUTHOR = "bob-gh";

    /** A repository with the channel that it is deployed from. */
    private record Place(String channel, String repository) {
        String project() {
            return "gh/" + repository;
        }
    }

    private record Pull(Place place, String number) {}

    private static final List<Place> PLACES = List.of(new Place("#shop", "acme/shop"), new Place("#api", "acme/api"));

    /** Each deploys by itself, to two environments. */
    private static final List<String> BRANCHES = List.of("main", "release-bench");

    private final ControlApi sandbox;
    private final List<Pull> pulls = new ArrayList<>();

    Load(ControlApi sandbox) {
        this.sandbox = sandbox;
    }

    /** Answers once so many deployments run, each to the environment of a pull request, in pipelines that hang. */
    int begin(int deployments) {
        for (Place place : PLACES) {
            setUp(place);
            sandbox.behave(place.project(), "hang", 1);
        }
        for (int i = 0; i < deployments; i++) {
            pulls.add(open(PLACES.get(i % PLACES.size()), i));
        }
        return Patience.until(
                deployments + " pipelines",
                () -> Optional.of(running(this::ofPull).size()).filter(count -> count >= deployments));
    }

    /** Has the simulated provider send it; answers the revision where one was pushed. */
    String send(Route route, int round) {
        Place place = PLACES.get(round % PLACES.size());
        return switch (route) {
            case ANSWER -> type(place, "help");
            case MODAL -> type(place, "deploy");
            case MESSAGE -> push(place, BRANCHES.get(round / PLACES.size() % BRANCHES.size()), round);
        };
    }

    /** Everything runs to its end, and no form stays open. */
    @Override
    public void close() {
        PLACES.forEach(place -> sandbox.behave(place.project(), "pass", 2));
        running(_ -> true).forEach(pipeline -> sandbox.decide(pipeline, "pass"));
        for (Pull pull : pulls) {
            sandbox.onGitHub(pull.place().repository(), "pulls/" + pull.number() + "/close", sandbox.object());
        }
        sandbox.forms(ALICE).forEach(sandbox::close);
    }

    private void setUp(Place place) {
        String before = sandbox.now(ALICE, place.channel());
        type(place, "setup " + place.repository());
        Patience.until(
                "an answer to setup in " + place.channel(),
                () -> sandbox.messages(ALICE, place.channel()).stream()
                        .filter(m -> m.ts().compareTo(before) > 0 && m.ephemeral() && m.fromBot())
                        .findFirst());
    }

    private Pull open(Place place, int number) {
        JsonNode pull = sandbox.onGitHub(
                place.repository(),
                "pulls",
                sandbox.object()
                        .put("title", "Load " + number)
                        .put("branch", "load-" + System.currentTimeMillis() + "-" + number)
                        .put("author", AUTHOR));
        return new Pull(place, pull.path("number").asText());
    }

    private String type(Place place, String text) {
        ControlApi.Answered answered = sandbox.command(ALICE, place.channel(), text);
        if (answered.status() != 200 || !answered.body().isEmpty()) {
            throw new IllegalStateException("/cimon " + text + " was answered " + answered);
        }
        return "";
    }

    private String push(Place place, String branch, int round) {
        return sandbox.onGitHub(
                        place.repository(),
                        "pushes",
                        sandbox.object()
                                .put("branch", branch)
                                .put("message", "Push number " + round)
                                .put("author", AUTHOR))
                .path("sha")
                .asText();
    }

    private List<JsonNode> running(Predicate<JsonNode> wanted) {
        return sandbox.pipelines().stream()
                .filter(pipeline -> PLACES.stream()
                        .anyMatch(place -> place.project()
                                .equals(pipeline.path("project_slug").asText())))
                .filter(pipeline -> pipeline.path("workflows")
                        .path(0)
                        .path("status")
                        .asText()
                        .equals("running"))
                .filter(wanted)
                .toList();
    }

    private boolean ofPull(JsonNode pipeline) {
        String environment = pipeline.path("parameters").path("environment").asText();
        return pulls.stream()
                .anyMatch(pull -> environment.equals("pr" + pull.number())
                        && pull.place()
                                .project()
                                .equals(pipeline.path("project_slug").asText()));
    }
}
