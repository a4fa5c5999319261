package dev.cimon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.chaos.Finding.Kind;
import dev.cimon.story.Tape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Place SHOP = new Place("acme/shop", List.of("#shop", "#shop-too"), false);
    private static final Asked PUSH = Asked.push("acme/shop", "c0ffee");
    private static final String ID = "one";
    private static final List<String> GOOD = List.of("queued", "in_progress", "success");
    private static final List<String> SUCCEEDED = List.of("…: succeeded in 3 s", "…: succeeded in 3 s");

    private final ObjectMapper json = new ObjectMapper();
    private final List<Tape.Entry> entries = new ArrayList<>();

    @Test
    void isCleanWhenEverythingHappenedOnce() {
        decided(ID, "requested", "succeeded");

        Verdict verdict = on(new Made(List.of(GOOD), List.of("success"), SUCCEEDED));

        assertThat(verdict).isEqualTo(new Verdict(1, 1, 1, 0, 0, List.of()));
    }

    @Test
    void missesWhatWasAcceptedAndNeverDecided() {
        assertThat(on(Made.NOTHING).findings()).extracting(Finding::kind).containsExactly(Kind.LOST);
    }

    @Test
    void missesNothingThatNobodyAccepted() {
        Verdict verdict = Verdict.on(List.of(PUSH), List.of(SHOP), evidence(Set.of(), Made.NOTHING));

        assertThat(verdict).isEqualTo(new Verdict(1, 0, 0, 0, 0, List.of()));
    }

    @Test
    void missesAMessageInOneOfTwoChannels() {
        decided(ID, "requested", "succeeded");

        assertThat(kinds(new Made(List.of(GOOD), List.of("success"), SUCCEEDED.subList(0, 1))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void countsWhatWasDoneTwice() {
        decided(ID, "requested", "succeeded");

        assertThat(kinds(new Made(List.of(GOOD, GOOD), List.of("success"), SUCCEEDED)))
                .containsExactly(Kind.TWICE);
        assertThat(kinds(new Made(List.of(GOOD), List.of("success", "success"), SUCCEEDED)))
                .containsExactly(Kind.TWICE);
        assertThat(kinds(new Made(
                        List.of(GOOD),
                        List.of("success"),
                        List.of(SUCCEEDED.get(0), SUCCEEDED.get(0), SUCCEEDED.get(0)))))
                .containsExactly(Kind.TWICE);
        assertThat(kinds(new Made(
                        List.of(List.of("queued", "queued", "in_progress", "success")), List.of("success"), SUCCEEDED)))
                .containsExactly(Kind.TWICE);
        decided("two", "requested", "superseded");
        assertThat(kinds(new Made(List.of(GOOD), List.of("success"), SUCCEEDED)))
                .contains(Kind.TWICE);
    }

    @Test
    void seesWhatIsStillOnItsWay() {
        decided(ID, "requested", "started");

        assertThat(kinds(new Made(List.of(List.of("queued")), List.of("running"), List.of("…: running", "…: running"))))
                .containsExactly(Kind.STUCK);
    }

    @Test
    void seesWhatIsShownOtherwiseThanItIs() {
        decided(ID, "requested", "succeeded");

        assertThat(kinds(new Made(List.of(GOOD), List.of("failed"), SUCCEEDED))).containsExactly(Kind.UNTRUE);
        assertThat(kinds(new Made(List.of(List.of("queued")), List.of("success"), SUCCEEDED)))
                .containsExactly(Kind.UNTRUE);
        assertThat(kinds(new Made(List.of(List.of("in_progress", "queued", "success")), List.of("success"), SUCCEEDED)))
                .containsExactly(Kind.UNTRUE);
        assertThat(kinds(new Made(List.of(GOOD), List.of("success"), List.of("…: running", "…: succeeded"))))
                .containsExactly(Kind.UNTRUE);
    }

    @Test
    void wantsNothingBegunForWhatWasSuperseded() {
        decided(ID, "requested", "superseded");
        List<String> said = List.of("…: superseded", "…: superseded");

        assertThat(kinds(new Made(List.of(), List.of(), said))).isEmpty();
        assertThat(kinds(new Made(List.of(), List.of("success"), said))).containsExactly(Kind.TWICE);
    }

    @Test
    void takesAHeadThatWasOvertakenForSuperseded() {
        Asked head = Asked.pullRequest("acme/shop", "beef");
        pulled("fade", "2026-01-01T10:00:05Z");
        pulled("beef", "2026-01-01T10:00:01Z");

        Verdict verdict = Verdict.on(List.of(head), List.of(SHOP), evidence(Set.of(head.mark()), Made.NOTHING));

        assertThat(verdict).isEqualTo(new Verdict(1, 1, 0, 1, 0, List.of()));
    }

    private List<Kind> kinds(Made made) {
        return on(made).findings().stream().map(Finding::kind).toList();
    }

    private Verdict on(Made made) {
        return Verdict.on(List.of(PUSH), List.of(SHOP), evidence(Set.of(PUSH.mark()), made));
    }

    private Evidence evidence(Set<String> accepted, Made made) {
        return new Evidence(accepted, List.copyOf(entries), Map.of(ID, made), List.of(), List.of(), List.of());
    }

    private void decided(String id, String... steps) {
        for (String step : steps) {
            ObjectNode data = json.createObjectNode().put("gitRef", "main").put("revision", "c0ffee");
            data.putObject("trigger").put("kind", "PUSH");
            data.putObject("deployment")
                    .put("id", id)
                    .put("number", 1)
                    .put("repository", "acme/shop")
                    .put("environment", "preview");
            entry("deployment.deployment-" + step, data);
        }
    }

    private void pulled(String sha, String updatedAt) {
        entry(
                "github.pull-request-changed",
                json.createObjectNode()
                        .put("repository", "acme/shop")
                        .put("number", 7)
                        .put("headRevision", sha)
                        .put("updatedAt", updatedAt));
    }

    private void entry(String name, ObjectNode data) {
        entries.add(new Tape.Entry(
                "id " + entries.size(), "dev.cimon." + name + ".v1", "", Instant.EPOCH, Instant.EPOCH, data));
    }
}
