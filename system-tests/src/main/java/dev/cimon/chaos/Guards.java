package dev.cimon.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Gates, and those who open them: in some repositories each commit needs a check, which turns green a while later, and what
 * people or release branches deploy needs somebody's approval besides.
 */
final class Guards implements AutoCloseable {

    static final String APPROVER = "dave";
    private static final String APPROVE = "approve-deployment";
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A press may be lost with the gateway; it is repeated as long as the button is there. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int SLOWEST_CHECK_MILLIS = 4000;

    private static final List<String> APPROVED = List.of("test", "production");

    static final String WORKFLOW = """
            environments:
              pr{number}: {on: {pull-requests: ['**']}, required-checks: [build]}
              preview: {on: {branches: [$default]}, required-checks: [build]}
              test: {on: {branches: ['release**']}, required-checks: [build], approvals: {required: 1}}
              production: {on: {tags: ['v**']}, required-checks: [build], approvals: {required: 1}}
            """;

    private final ControlApi sandbox;
    private final List<Place> places;
    private final Random random;
    private final Map<String, Instant> green = new ConcurrentHashMap<>();
    private final Map<String, Instant> approved = new ConcurrentHashMap<>();
    private final Map<String, Instant> pressedLast = new HashMap<>();
    private final ExecutorService checks = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread approver = Thread.ofVirtual().unstarted(this::approve);
    private volatile boolean atWork = true;

    /** @param places those that are guarded */
    Guards(ControlApi sandbox, List<Place> places, long seed) {
        this.sandbox = sandbox;
        this.places = List.copyOf(places);
        this.random = new Random(seed);
    }

    void start() {
        if (!places.isEmpty()) {
            approver.start();
        }
    }

    /** Has the check of this commit turn green after a while, if it needs one. */
    void check(Place place, String revision) {
        if (place.guarded()) {
            Duration duration = Duration.ofMillis(random.nextInt(SLOWEST_CHECK_MILLIS));
            checks.execute(() -> {
                Waiting.pass(duration);
                green.putIfAbsent(revision, Instant.now());
                sandbox.onGitHub(
                        place.repository(),
                        "statuses",
                        sandbox.object()
                                .put("sha", revision)
                                .put("context", "build")
                                .put("state", "success"));
            });
        }
    }

    private void approve() {
        while (atWork) {
            places.forEach(this::tryApprove);
            Waiting.pass(PAUSE);
        }
    }

    /** What the sandbox could not do, or nobody took, is looked at again in a while. */
    private void tryApprove(Place place) {
        try {
            for (SlackMessage message : sandbox.messages(APPROVER, place.channel())) {
                message.deployment()
                        .filter(_ -> message.offers(APPROVE))
                        .ifPresent(deployment -> press(place, message, deployment));
            }
        } catch (IllegalStateException | UncheckedIOException notTaken) {
            Waiting.pass(PATIENCE);
        }
    }

    private void press(Place place, SlackMessage message, String deployment) {
        Instant now = Instant.now();
        if (!now.isBefore(pressedLast.getOrDefault(deployment, Instant.EPOCH).plus(PATIENCE))) {
            pressedLast.put(deployment, now);
            approved.putIfAbsent(deployment, now);
            sandbox.press(APPROVER, place.channel(), message.json(), APPROVE, deployment);
        }
    }

    /** What was triggered although a gate was closed, each in words. */
    List<String> passed(List<JsonNode> pipelines) {
        List<String> passed = new ArrayList<>();
        for (JsonNode pipeline : pipelines) {
            if (places.stream()
                    .anyMatch(place -> pipeline.path("project_slug").asText().endsWith(place.repository()))) {
                passed.addAll(passed(pipeline.path("parameters"), pipeline));
            }
        }
        return passed;
    }

    private List<String> passed(JsonNode parameters, JsonNode pipeline) {
        Instant triggered = Instant.parse(pipeline.path("created_at").asText());
        String deployment = parameters.path("cimon_deployment").asText();
        List<String> passed = new ArrayList<>();
        if (!before(green.get(parameters.path("revision").asText()), triggered)) {
            passed.add(deployment + " was triggered before its check was green");
        }
        if (APPROVED.contains(parameters.path("environment").asText())
                && !before(approved.get(deployment), triggered)) {
            passed.add(deployment + " was triggered before anybody had approved it");
        }
        return passed;
    }

    private static boolean before(@Nullable Instant first, Instant second) {
        return first != null && first.isBefore(second);
    }

    /** Nobody opens anything any more. */
    @Override
    public void close() {
        atWork = false;
        checks.close();
    }
}
