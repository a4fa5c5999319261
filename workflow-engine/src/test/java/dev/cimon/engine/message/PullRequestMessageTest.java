package dev.cimon.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.PullRequestEvents;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.EventCodec;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PullRequestMessageTest {

    private static final PullRequest OPENED =
            PullRequest.of(PullRequestEvents.changed(Action.OPENED, 0, "bob-gh", "dave-gh"));

    @Test
    void showsEverythingAtOnce() {
        PullRequest busy = OPENED.reviewed("carol-gh", Verdict.APPROVED)
                .reviewed("erin-gh", Verdict.CHANGES_REQUESTED)
                .reviewed("frank-gh", Verdict.COMMENTED)
                .reviewed("grace-gh", Verdict.DISMISSED)
                .checked(PullRequestEvents.checked("build", Result.PASSED))
                .checked(PullRequestEvents.checked("lint", Result.FAILED))
                .checked(PullRequestEvents.checked("ci/circleci: test", Result.FAILED))
                .checked(PullRequestEvents.checked("deploy", Result.PENDING))
                .previewed(URI.create("https://pr7.acme.dev/"), "…")
                .commented()
                .commented();
        assertThat(drawn(busy)).isEqualTo("""
            :large_green_circle: [#7 Pay later](https://github.com/acme/shop/pull/7) by bob-gh: open
            :white_check_mark: carol-gh approved   :x: erin-gh asked for changes   :speech_balloon: frank-gh commented   \
            :wastebasket: grace-gh was dismissed   :eyes: waits for bob-gh   :eyes: waits for dave-gh
            :x: Checks: 2 failed (ci/circleci: test, lint), 1 pending, 1 passed
            :rocket: Preview: [https://pr7.acme.dev/](https://pr7.acme.dev/)
            > acme/shop, `pay-later` → `main`, 2 comments\
            """);
    }

    @Test
    void saysWhetherItCanBeMerged() {
        assertThat(headline(OPENED)).startsWith(":large_green_circle:").endsWith(": open");
        assertThat(headline(OPENED.after(PullRequestEvents.changed(Action.CONVERTED_TO_DRAFT, 1))))
                .startsWith(":white_circle:")
                .endsWith(": draft");
        PullRequest closed = OPENED.after(PullRequestEvents.changed(Action.CLOSED, 2, "dave-gh"));
        assertThat(headline(closed)).startsWith(":red_circle:").endsWith(": closed");
        assertThat(drawn(closed)).doesNotContain("waits for");
    }

    @Test
    void tellsTheWorstOfTheChecks() {
        PullRequest passed = OPENED.checked(PullRequestEvents.checked("build", Result.PASSED));
        assertThat(drawn(passed)).contains(":white_check_mark: Checks: 1 passed");
        assertThat(drawn(passed.checked(PullRequestEvents.checked("lint", Result.PENDING))))
                .contains(":hourglass_flowing_sand: Checks: 1 pending, 1 passed");
    }

    @Test
    void namesNoMoreFailedChecksThanCanBeRead() {
        PullRequest pullRequest = IntStream.range(10, 50)
                .boxed()
                .reduce(
                        OPENED,
                        (red, check) -> red.checked(PullRequestEvents.checked("check " + check, Result.FAILED)),
                        (one, other) -> other);
        assertThat(drawn(pullRequest)).contains("40 failed (check 10, ", "check 19 and 30 more)");
    }

    @Test
    void saysThatItFollowsNoMoreChecksThanItCanKeep() {
        PullRequest pullRequest = IntStream.range(100, 300)
                .mapToObj(check -> PullRequestEvents.checked("x".repeat(200) + check, Result.PASSED))
                .reduce(OPENED, PullRequest::checked, (one, other) -> other);
        assertThat(drawn(pullRequest)).contains("Checks: 1 passed\n");
        PullRequest busy = IntStream.range(100, 300)
                .mapToObj(check -> PullRequestEvents.checked("check " + check, Result.PASSED))
                .reduce(OPENED, PullRequest::checked, (one, other) -> other);
        assertThat(drawn(busy)).contains("Checks: 100 passed, no more than 100 are followed");
    }

    @Test
    void leavesTextFromOutsidePlain() throws IOException {
        String evil = "<!channel> <@U0ALICE> *&* `x`";
        PullRequest pullRequest = PullRequest.of(
                        PullRequestEvents.changed(Action.OPENED, 0, evil, Samples.REVISION, false, evil))
                .reviewed(evil, Verdict.APPROVED)
                .checked(PullRequestEvents.checked(evil, Result.FAILED));
        Content content = PullRequestMessage.of(pullRequest);
        Content thread = PullRequestThread.comment(PullRequestEvents.commented("carol-gh", evil), Optional.empty());
        for (Content shown : List.of(content, thread)) {
            assertThat(shown.plainText()).contains(evil);
            assertThat(spans(shown)).noneMatch(Span.Mention.class::isInstance);
            assertThat(EventCodec.json().readValue(EventCodec.json().writeValueAsBytes(shown), Content.class))
                    .isEqualTo(shown);
        }
    }

    private static List<Span> spans(Content content) {
        return content.blocks().stream()
                .flatMap(block -> switch (block) {
                    case Block.Paragraph paragraph -> paragraph.spans().stream();
                    case Block.Note note -> note.spans().stream();
                    default -> throw new AssertionError("a block without spans: " + block);
                })
                .toList();
    }

    private static String headline(PullRequest pullRequest) {
        return drawn(pullRequest).lines().findFirst().orElseThrow();
    }

    private static String drawn(PullRequest pullRequest) {
        return Drawn.text(PullRequestMessage.of(pullRequest));
    }
}
