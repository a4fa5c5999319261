package dev.cimon.throughput;

import dev.cimon.story.ControlApi;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Repositories that are deployed from channels, set up as people do it. */
final class Town {

    /** Deploys by itself, beside {@code main}. */
    static final String RELEASE = "release-1";

    private static final String PERSON = "alice";

    private Town() {}

    /** Answers once each has been deployed to two environments. */
    static List<Place> found(ControlApi sandbox, Tables tables, int size) {
        List<String> names =
                IntStream.range(0, size).mapToObj(i -> "bench-" + i).toList();
        for (String name : names) {
            sandbox.found("acme/" + name, "#" + name);
            sandbox.behave("gh/acme/" + name, "pass", 0);
            sandbox.command(PERSON, "#" + name, "setup acme/" + name);
        }
        Waiting.until("all repositories to be set up", () -> tables.channels().size() == size);
        Waiting.until("all of that to be done", () -> tables.effects() == 0);
        tables.leaveRoom();
        Map<String, String> revisions = new HashMap<>();
        for (String name : names) {
            revisions.put("acme/" + name, push(sandbox, "acme/" + name, "main"));
            push(sandbox, "acme/" + name, RELEASE);
        }
        return tables.channels().stream()
                .map(line -> line.split(" "))
                .map(part -> new Place(
                        part[0],
                        "#" + part[0].substring("acme/".length()),
                        part[1],
                        part[2],
                        revisions.getOrDefault(part[0], "")))
                .toList();
    }

    /** Somebody pushes a commit, of which GitHub tells the gateway; its SHA. */
    static String push(ControlApi sandbox, String repository, String branch) {
        return sandbox.onGitHub(
                        repository,
                        "pushes",
                        sandbox.object()
                                .put("branch", branch)
                                .put("message", "One more")
                                .put("author", "bob-gh"))
                .path("sha")
                .asText();
    }

    /** The lanes of deployments that do not wait for each other. */
    static List<Lane> lanes(List<Place> places) {
        return places.stream()
                .flatMap(place -> Arrays.stream(Lane.Environment.values()).map(to -> new Lane(place, to)))
                .toList();
    }

    /** One environment of one repository. */
    record Lane(Place place, Environment environment) {

        enum Environment {
            PREVIEW("preview", "refs/heads/main"),
            TEST("test", "refs/heads/" + RELEASE);

            private final String title;
            private final String ref;

            Environment(String title, String ref) {
                this.title = title;
                this.ref = ref;
            }
        }

        /** A push that deploys there. */
        Said push() {
            return Said.push(place, environment.ref, place.sha());
        }

        String key() {
            return place.repository() + "/" + environment.title;
        }
    }
}
