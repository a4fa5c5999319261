package dev.cimon.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.story.ControlApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** What people and GitHub ask for, all kinds mixed; everything goes in through the simulated providers. */
final class Traffic {

    private static final String AUTHOR = "bob-gh";

    /** Of so many, as many as are named here; a retry is two: what fails, and the retry. */
    private static final String KINDS = "push push push push push release release release tag tag tag "
            + "open open open open move move move command command command command form form retry close";

    private static final int ROUND = 30;

    private record Pull(Place place, int number) {}

    private final ControlApi sandbox;
    private final Guards guards;
    private final List<Place> places;
    private final Random random;
    private final List<Place> failing;
    private final List<People> people = new CopyOnWriteArrayList<>();
    private final List<Pull> open = new ArrayList<>();
    private final List<Asked> byGitHub = new CopyOnWriteArrayList<>();
    private final String run;
    private int number;

    /** @param failing where pipelines fail, for what is tried again */
    Traffic(ControlApi sandbox, Guards guards, List<Place> places, List<Place> failing, long seed) {
        this.sandbox = sandbox;
        this.guards = guards;
        this.places = List.copyOf(places);
        this.random = new Random(seed);
        this.failing = List.copyOf(failing);
        this.run = Long.toString(seed, 36);
    }

    /** Asks for so many deployments, spread over this time; returns once all are asked for. */
    void ask(int deployments, Duration time) {
        List<String> kinds = shuffled(deployments);
        People asking = new People(sandbox, failing);
        people.add(asking);
        Duration pause = time.dividedBy(Math.max(1, kinds.size()));
        for (String kind : kinds) {
            ask(kind, asking);
            Waiting.pass(pause);
        }
        asking.finish();
    }

    /** Asks for one after the other, with this pause, for as long as that is wanted. */
    void askWhile(BooleanSupplier wanted, Duration pause) {
        People asking = new People(sandbox, failing);
        people.add(asking);
        for (List<String> kinds = List.of(); wanted.getAsBoolean(); kinds = kinds.subList(1, kinds.size())) {
            if (kinds.isEmpty()) {
                kinds = shuffled(ROUND);
            }
            ask(kinds.getFirst(), asking);
            Waiting.pass(pause);
        }
        asking.finish();
    }

    /** What GitHub could not deliver, each in words; with an App behind the gateway none in the end. */
    List<String> undelivered() {
        Set<String> accepted = accepted();
        return byGitHub.stream()
                .filter(trigger -> !accepted.contains(trigger.mark()))
                .map(trigger -> trigger.mark() + " in " + trigger.repository() + " is not delivered")
                .toList();
    }

    List<Asked> asked() {
        List<Asked> all = new ArrayList<>(byGitHub);
        people.forEach(asking -> all.addAll(asking.asked()));
        return all;
    }

    /** The marks of what a gateway has accepted. */
    Set<String> accepted() {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        people.forEach(asking -> accepted.addAll(asking.accepted()));
        for (String event : List.of("push", "pull_request")) {
            sandbox.deliveries(event).stream()
                    .filter(delivery -> delivery.path("status_code").asInt() / 100 == 2)
                    .forEach(delivery -> accepted.add(Asked.delivered(delivery).mark()));
        }
        return accepted;
    }

    private List<String> shuffled(int deployments) {
        List<String> deck = List.of(KINDS.split(" "));
        List<String> kinds = new ArrayList<>();
        for (int i = 0, asked = 0; asked < deployments; i++) {
            String kind = deck.get(i * 7 % deck.size()); // in this order each kind comes early
            kinds.add(kind);
            asked += kind.equals("close") ? 0 : kind.equals("retry") ? 2 : 1;
        }
        Collections.shuffle(kinds, random);
        return kinds;
    }

    private void ask(String kind, People asking) {
        Place place = places.get(random.nextInt(places.size()));
        String name = "chaos-" + run + "-" + ++number;
        switch (kind) {
            case "push" -> push(place, "main", name);
            case "release" -> push(place, "release/1", name);
            case "tag" -> tag(place, "v" + number + ".0." + run);
            case "open" -> open(place, name);
            case "move" -> move(place, name);
            case "close" -> close();
            case "command" -> asking.type(place, branch(place, name), "production");
            case "form" -> asking.fillIn(place, branch(place, name), "test");
            case "retry" -> asking.tryAgain(name);
            default -> throw new IllegalStateException(kind);
        }
    }

    private void push(Place place, String branch, String message) {
        byGitHub.add(Asked.push(place.repository(), pushed(place, branch, message)));
    }

    /** What nothing but the command names. */
    private String branch(Place place, String name) {
        pushed(place, name, name);
        return name;
    }

    private String pushed(Place place, String branch, String message) {
        return checked(
                place,
                sandbox.onGitHub(place.repository(), "pushes", commit(message).put("branch", branch)));
    }

    /** Its revision. */
    private String checked(Place place, JsonNode pushed) {
        String revision = pushed.path("sha").asText();
        guards.check(place, revision);
        return revision;
    }

    private void tag(Place place, String name) {
        checked(
                place,
                sandbox.onGitHub(place.repository(), "tags", sandbox.object().put("name", name)));
        byGitHub.add(Asked.tag(place.repository(), name));
    }

    /** Opens a pull request; answers its revision. */
    String open(Place place, String name) {
        JsonNode pull = sandbox.onGitHub(
                place.repository(), "pulls", commit(name).put("title", name).put("branch", name));
        open.add(new Pull(place, pull.path("number").asInt()));
        String revision = checked(place, pull);
        byGitHub.add(Asked.pullRequest(place.repository(), revision));
        return revision;
    }

    private void move(Place place, String name) {
        if (open.isEmpty()) {
            open(place, name);
            return;
        }
        Pull pull = open.get(random.nextInt(open.size()));
        JsonNode pushed =
                sandbox.onGitHub(pull.place().repository(), "pulls/" + pull.number() + "/pushes", commit(name));
        byGitHub.add(Asked.pullRequest(pull.place().repository(), checked(pull.place(), pushed)));
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        Pull pull = open.remove(random.nextInt(open.size()));
        sandbox.onGitHub(pull.place().repository(), "pulls/" + pull.number() + "/close", sandbox.object());
        byGitHub.add(Asked.closed(pull.place().repository(), pull.number()));
    }

    private ObjectNode commit(String message) {
        return sandbox.object().put("message", message).put("author", AUTHOR);
    }
}
