package dev.cimon.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What people do in Slack. They type without waiting for each other; forms and retries follow one another. */
final class People {

    private static final String TYPIST = "alice";
    private static final String FORM_FILLER = "carol";
    private static final ControlApi.Answered NO_ANSWER = new ControlApi.Answered(0, "");
    private static final Duration FORM_PATIENCE = Duration.ofSeconds(8);
    private static final Duration FAILURE_PATIENCE = Duration.ofMinutes(2);

    /** Who tries again what fails there, one after the other. */
    private record Team(Place failing, ExecutorService work) {}

    private final ControlApi sandbox;
    private final Deque<Team> retrying = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final ExecutorService typing = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService forms = oneAfterTheOther();

    /** @param failing where what is tried again fails */
    People(ControlApi sandbox, List<Place> failing) {
        this.sandbox = sandbox;
        failing.forEach(place -> retrying.add(new Team(place, oneAfterTheOther())));
    }

    private static ExecutorService oneAfterTheOther() {
        return Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    }

    void type(Place place, String ref, String environment) {
        typing.execute(() -> deploy(place, ref, environment));
    }

    /** Opens the form and sends it; one that does not open in time is not accepted. */
    void fillIn(Place place, String ref, String environment) {
        forms.execute(() -> {
            List<String> before = forms().map(People::id).toList();
            sandbox.command(FORM_FILLER, place.channel(), "deploy");
            Optional<JsonNode> opened = Waiting.within(
                    FORM_PATIENCE,
                    () -> forms().filter(form -> !before.contains(id(form))).findFirst());
            ask(
                    Asked.form(place.repository(), ref),
                    () -> opened.map(form -> sandbox.submit(form, Map.of("environment", environment, "ref", ref)))
                            .orElse(NO_ANSWER));
        });
    }

    /** Deploys what fails, and tries it again once it has; the second time it passes. */
    void tryAgain(String ref) {
        Team team = retrying.removeFirst();
        retrying.addLast(team);
        Place failing = team.failing();
        team.work().execute(() -> {
            failing.behave(sandbox, "fail");
            sandbox.onGitHub(
                    failing.repository(),
                    "pushes",
                    sandbox.object().put("branch", ref).put("message", ref));
            if (deploy(failing, ref, "production") && failed(failing, ref)) {
                failing.behave(sandbox, "pass");
                ask(
                        Asked.retry(failing.repository(), ref),
                        () -> sandbox.command(TYPIST, failing.channel(), "retry production"));
            }
        });
    }

    private boolean deploy(Place place, String ref, String environment) {
        return ask(
                Asked.command(place.repository(), ref),
                () -> sandbox.command(TYPIST, place.channel(), "deploy " + ref + " to " + environment));
    }

    private boolean failed(Place failing, String ref) {
        return Waiting.within(FAILURE_PATIENCE, () -> failing.says(sandbox, failing.channel(), ref, ": failed"))
                .isPresent();
    }

    /** Whether it was taken. */
    private boolean ask(Asked trigger, Supplier<ControlApi.Answered> act) {
        asked.add(trigger);
        boolean taken = act.get().taken();
        if (taken) {
            accepted.add(trigger.mark());
        }
        return taken;
    }

    private Stream<JsonNode> forms() {
        return sandbox.forms(FORM_FILLER).stream();
    }

    private static String id(JsonNode form) {
        return form.path("id").asText();
    }

    /** Returns once everybody has done what they wanted. */
    void finish() {
        typing.close();
        forms.close();
        retrying.forEach(team -> team.work().close());
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    Set<String> accepted() {
        return Set.copyOf(accepted);
    }
}
