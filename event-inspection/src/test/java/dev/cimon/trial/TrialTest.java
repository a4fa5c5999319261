package dev.cimon.trial;

import static dev.cimon.trial.Past.at;
import static dev.cimon.trial.Past.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.deployment.EnvironmentLocked;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.WorkflowFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final String MAIN = "refs/heads/main";

    private final Past past = Past.ofShop();

    private String tried(String file) {
        return tried(file, at("00:01"));
    }

    private String tried(String file, Instant since) {
        return Tried.of(past, new Proposal(file, since, "/cimon", false));
    }

    private void pushedToPreview(String clock, int commit) {
        past.pushed(clock, MAIN, commit, "alice-gh");
        past.byPush(clock, MAIN, commit, "alice-gh", "preview").succeeded();
    }

    @Test
    void theFileInForceChangesNothing() {
        pushedToPreview("09:00", 1);
        past.opened("09:10", 7, 2, "bob-gh")
                .byPullRequest("09:10", 7, 2, "bob-gh")
                .succeeded();
        past.byCommand("09:20", "main", 1, "carol", "test").succeeded();
        past.pushed("09:30", "refs/tags/v1", 1, "alice-gh");
        past.byPush("09:30", "refs/tags/v1", 1, "alice-gh", "production").succeeded();

        assertThat(tried(WorkflowFile.standardText())).isEqualTo("""
                09:00 preview: started → started
                09:10 pr7: started → started
                09:20 test: started → started
                09:30 production: started → started
                """);
    }

    @Test
    void othersDeployWhatTheFileNames() {
        pushedToPreview("09:00", 1);
        past.opened("09:10", 7, 2, "bob-gh")
                .byPullRequest("09:10", 7, 2, "bob-gh")
                .succeeded();
        past.pushed("09:20", "refs/heads/topic", 2, "bob-gh");
        past.byCommand("09:30", "main", 1, "carol", "staging").succeeded();

        assertThat(tried("""
                environments:
                  preview:
                  qa:
                    on: {branches: [$default, topic]}
                """)).isEqualTo("""
                09:00 preview: started → not asked for  By this file it does not go to preview by itself.
                09:00 qa: not asked for → started
                09:10 pr7: started → not asked for  This file has no environment for pull requests.
                09:20 qa: not asked for → started
                09:30 staging: started → refused  There is no environment “staging”. There are: preview, qa.
                """);
    }

    @Test
    void checksSayWhatTheyHaveSaid() {
        pushedToPreview("09:00", 1);
        past.checked("09:05", 1, "build", Result.PASSED);
        pushedToPreview("10:00", 2);
        past.checked("10:05", 2, "build", Result.FAILED);
        pushedToPreview("11:00", 3);
        past.checked("11:05", 3, "build", Result.PENDING);

        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                    required-checks: [build]
                """)).isEqualTo("""
                09:00 preview: started → held by checks, then started  Not green on 1111111 yet: build (has not reported).
                10:00 preview: started → held by checks, then refused  Red on 2222222: build.
                11:00 preview: started → held by checks  Not green on 3333333 yet: build.
                """);
    }

    @Test
    void ofChecksThatNeverReportedNothingIsKnown() {
        pushedToPreview("09:00", 1);

        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                    required-checks: [build]
                """)).isEqualTo("""
                09:00 preview: started → cannot be told  No report of build is recorded.
                """);

        past.checked("09:05", 1, "Build", Result.PASSED);

        assertThat(tried("environments: {preview: {on: {branches: [$default]}, required-checks: [build]}}"))
                .isEqualTo("09:00 preview: started → cannot be told  No report of build is recorded, only of Build.\n");
    }

    @Test
    void windowsAreOpenAtTheTimeOfThatDay() {
        pushedToPreview("09:00", 1);
        pushedToPreview("13:00", 2);

        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                    freeze:
                      - {cron: '0 8 * * *', duration: 4h, time-zone: UTC, reason: market}
                """)).isEqualTo("""
                09:00 preview: started → held by freeze, then started  The workflow freezes preview: “market”.
                13:00 preview: started → started
                """);
    }

    @Test
    void locksHoldAsTheyDid() {
        past.decided(
                "08:00",
                new EnvironmentLocked(
                        Past.SHOP, new EnvironmentName("qa"), "tests", at("12:00"), null, person("alice")));
        past.pushed("09:00", MAIN, 1, "alice-gh");

        assertThat(tried("""
                environments:
                  qa:
                    on: {branches: [$default]}
                """)).isEqualTo("""
                09:00 qa: not asked for → held by lock, then started  alice has locked qa: “tests”.
                """);
    }

    @Test
    void whatSucceededElsewhereBeforeCounts() {
        pushedToPreview("09:00", 1);
        past.byCommand("10:00", "main", 1, "alice", "staging").succeeded();
        past.pushed("11:00", MAIN, 2, "alice-gh");
        past.byCommand("11:01", "main", 2, "alice", "staging").succeeded();
        String file = """
                environments:
                  preview:
                  staging:
                    after: preview
                """;

        assertThat(tried(file, at("09:30"))).isEqualTo("""
                10:00 staging: started → started
                11:01 staging: started → refused  2222222 has not succeeded on preview yet. Deploy it there first: /cimon deploy main to preview
                """);
    }

    @Test
    void whatWasUnderWayBeforeCountsOnceItSucceeds() {
        pushedToPreview("09:00", 1);
        past.byCommand("09:02", "main", 1, "alice", "staging").succeeded();
        past.byCommand("09:04", "main", 1, "alice", "staging").succeeded();

        assertThat(tried("environments: {preview: , staging: {after: preview}}", at("09:01")))
                .isEqualTo("""
                09:02 staging: started → refused  1111111 has not succeeded on preview yet. Deploy it there first: /cimon deploy main to preview
                09:04 staging: started → started
                """);
    }

    @Test
    void whatNeverRanSucceededForNobody() {
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byCommand("10:00", "main", 1, "alice", "staging").succeeded();

        assertThat(tried("""
                environments:
                  qa:
                    on: {branches: [$default]}
                  staging:
                    after: qa
                """)).isEqualTo("""
                09:00 qa: not asked for → started
                10:00 staging: started → cannot be told  It is not known what 1111111 would have come to on qa.
                """);
    }

    @Test
    void whoeverWaitedForTheirTurnWasNotHeld() {
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview").succeeded();
        past.pushed("09:01", MAIN, 2, "alice-gh");
        past.byPush("09:01", MAIN, 2, "alice-gh", "preview")
                .held("concurrency", "#1 is being deployed to preview.")
                .succeeded("09:03");

        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                """)).isEqualTo("""
                09:00 preview: started → started
                09:01 preview: started → started
                """);
        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                    concurrency: refuse
                """)).isEqualTo("""
                09:00 preview: started → started
                09:01 preview: started → refused  #1 is being deployed to preview, and the workflow lets nothing queue there. Try again once it has ended.
                """);
    }

    @Test
    void numbersAreThoseThatPeopleKnow() {
        past.byCommand("08:00", "main", 1, "alice", "staging").succeeded();
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview").succeeded();
        past.byCommand("09:01", "main", 1, "alice", "staging").succeeded();

        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                  qa:
                    on: {branches: [$default]}
                  staging:
                    after: preview
                """, at("08:30"))).isEqualTo("""
                09:00 preview: started → started
                09:00 qa: not asked for → started
                09:01 staging: started → held by order, then started  1111111 has not succeeded on preview yet: #2 takes it there.
                """);
    }

    @Test
    void aCommitThatNobodyHasRecordedIsNotMadeUp() {
        past.byCommand("09:00", "old", 1, "alice", "staging").succeeded();

        assertThat(tried("environments: {staging: {allowed-refs: {branches: [main]}}}"))
                .isEqualTo("""
                09:00 staging: started → cannot be told  It is not recorded which commit “old” was.
                """);
        assertThat(tried("environments: {staging: }")).isEqualTo("""
                09:00 staging: started → started
                """);
    }

    @Test
    void refusalsDifferByTheirReason() {
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview").refused("Red on 1111111: build.");
        past.checked("08:59", 1, "build", Result.FAILED);

        List<Comparison> all = Tried.comparisons(
                past,
                new Proposal(
                        "environments: {preview: {on: {branches: [$default]}, required-checks: [build]}}",
                        at("00:01"),
                        "/cimon",
                        false));

        assertThat(all).singleElement().satisfies(one -> {
            assertThat(one.now().words()).isEqualTo("refused");
            assertThat(one.different()).isFalse();
        });
    }
}
