package dev.cimon.engine.decide;

import static dev.cimon.engine.decide.PullRequestEvents.KEY;
import static dev.cimon.engine.decide.PullRequestEvents.changed;
import static dev.cimon.engine.decide.PullRequestEvents.checked;
import static dev.cimon.engine.decide.PullRequestEvents.commented;
import static dev.cimon.engine.decide.PullRequestEvents.commentedOnALine;
import static dev.cimon.engine.decide.PullRequestEvents.reviewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.Drawn;
import dev.cimon.engine.project.People;
import dev.cimon.engine.pullrequest.Checks;
import dev.cimon.events.Event;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.SlackUser;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullRequestsTest {

    private static final People.Link BOB = new People.Link("T0ACME", Samples.BOB, "bob-gh");
    private static final People.Link CAROL = new People.Link("T0ACME", new SlackUser("U0CAROL", "carol"), "carol-gh");

    private final Play play = Play.withProject();
    private int count;

    private void happens(Event... events) {
        for (Event event : events) {
            count++;
            play.happens("github-" + count, event);
            play.run();
        }
    }

    private String message() {
        return Drawn.text(play.message(KEY).content());
    }

    private List<String> thread() {
        return play.threadOf(KEY).stream()
                .map(show -> Drawn.text(show.content()))
                .toList();
    }

    @Test
    void keepsOneMessageFromTheOpeningToTheMerge() {
        play.linked(BOB);
        happens(changed(Action.OPENED, 0));
        assertThat(message()).isEqualTo("""
            :large_green_circle: [#7 Pay later](https://github.com/acme/shop/pull/7) by bob-gh: open
            > acme/shop, `pay-later` → `main`\
            """);
        happens(
                changed(Action.REVIEW_REQUESTED, 1, "carol-gh"),
                checked("lint", Result.FAILED),
                reviewed("carol-gh", Verdict.APPROVED, ""),
                checked("lint", Result.PASSED),
                changed(Action.CLOSED, 9, "Pay later", Samples.REVISION, true));
        assertThat(message()).isEqualTo("""
            :large_purple_circle: [#7 Pay later](https://github.com/acme/shop/pull/7) by bob-gh: merged
            :white_check_mark: carol-gh approved
            > acme/shop, `pay-later` → `main`\
            """);
        assertThat(play.messageKeys())
                .filteredOn(key -> key.key().startsWith("pull-request/"))
                .hasSize(1);
    }

    @Test
    void showsNothingAgainThatLooksTheSame() {
        happens(changed(Action.OPENED, 0), checked("lint", Result.PASSED));
        long version = play.message(KEY).version();
        happens(checked("lint", Result.PASSED), changed(Action.EDITED, 5));
        assertThat(play.message(KEY).version()).isEqualTo(version);
    }

    @Test
    void mentionsThoseWhoseReviewIsAskedForOnceInTheThread() {
        play.linked(BOB, CAROL);
        happens(
                changed(Action.OPENED, 0, "dave-gh"),
                changed(Action.REVIEW_REQUESTED, 1, "dave-gh", "carol-gh"),
                changed(Action.REVIEW_REQUESTED, 2, "dave-gh", "carol-gh", "erin-gh"));
        assertThat(thread())
                .containsExactly("<@U0CAROL>, your review of [#7](https://github.com/acme/shop/pull/7) is asked for.");
        assertThat(message())
                .contains(":eyes: waits for dave-gh   :eyes: waits for carol-gh")
                .doesNotContain("<@");
    }

    @Test
    void mentionsThoseOnceWhoseReviewIsAskedForFromTheStart() {
        play.linked(CAROL);
        happens(changed(Action.OPENED, 0, "carol-gh"), changed(Action.REVIEW_REQUESTED, 0, "carol-gh"));
        assertThat(thread()).hasSize(1);
        assertThat(message()).contains("waits for carol-gh");
    }

    @Test
    void asksAgainWhoeverIsAskedAgain() {
        play.linked(CAROL);
        happens(
                changed(Action.OPENED, 0, "carol-gh"),
                reviewed("carol-gh", Verdict.CHANGES_REQUESTED, ""),
                changed(Action.REVIEW_REQUESTED, 8, "carol-gh"));
        assertThat(thread()).hasSize(2).allMatch(text -> text.startsWith("<@U0CAROL>, your review"));
        assertThat(message()).contains(":x: carol-gh asked for changes   :eyes: waits for carol-gh");
    }

    @Test
    void tellsTheAuthorWhatOthersSayAndNobodyWhatTheySaidThemselves() {
        play.linked(BOB, CAROL);
        happens(
                changed(Action.OPENED, 0),
                reviewed("carol-gh", Verdict.CHANGES_REQUESTED, "Rounding is off.\r\n\r\n\r\nSee line 3."),
                commented("bob-gh", "Fixed, @carol-gh <!channel>"),
                reviewed("bob-gh", Verdict.COMMENTED, "As I said."),
                reviewed("carol-gh", Verdict.APPROVED, ""),
                commented("coverage[bot]", "87 %"));
        assertThat(thread())
                .containsExactly(
                        """
                        <@U0BOB>, carol-gh [asked for changes](https://github.com/acme/shop/pull/7#review)
                        > Rounding is off.

                        See line 3.\
                        """,
                        """
                        bob-gh [commented](https://github.com/acme/shop/pull/7#comment)
                        > Fixed, @carol-gh <!channel>\
                        """,
                        """
                        bob-gh [reviewed](https://github.com/acme/shop/pull/7#review)
                        > As I said.\
                        """,
                        "<@U0BOB>, carol-gh [approved](https://github.com/acme/shop/pull/7#review)",
                        """
                        coverage[bot] [commented](https://github.com/acme/shop/pull/7#comment)
                        > 87 %\
                        """);
        assertThat(message()).contains("carol-gh approved", "4 comments").doesNotContain("bob-gh commented");
    }

    @Test
    void mentionsTheAuthorOncePerReviewHoweverManyLinesItIsAbout() {
        play.linked(BOB, CAROL);
        happens(
                changed(Action.OPENED, 0),
                commentedOnALine("carol-gh", "Rounded twice."),
                reviewed("carol-gh", Verdict.COMMENTED, ""),
                commentedOnALine("carol-gh", "Here as well."),
                commentedOnALine("bob-gh", "Once now."),
                reviewed("bob-gh", Verdict.COMMENTED, ""));
        assertThat(thread())
                .hasSize(4)
                .filteredOn(text -> text.contains("<@"))
                .containsExactly("<@U0BOB>, carol-gh [reviewed](https://github.com/acme/shop/pull/7#review)");
    }

    @Test
    void mentionsNobodyWhoDoesNotWantIt() {
        play.linked(BOB.mentioned(false), CAROL.mentioned(false));
        happens(
                changed(Action.OPENED, 0),
                changed(Action.REVIEW_REQUESTED, 1, "carol-gh"),
                reviewed("carol-gh", Verdict.APPROVED, "Nice."));
        assertThat(message()).doesNotContain("<@");
        assertThat(thread()).hasSize(1).allMatch(text -> !text.contains("<@"));
    }

    @Test
    void writesNothingInTheThreadWhereNothingIsSaid() {
        happens(
                changed(Action.OPENED, 0),
                reviewed("carol-gh", Verdict.APPROVED, ""),
                reviewed("carol-gh", Verdict.COMMENTED, ""),
                reviewed("carol-gh", Verdict.DISMISSED, "Rounding is off."),
                commented("carol-gh", "<!-- a template that nobody sees -->"));
        assertThat(thread()).isEmpty();
        assertThat(message()).contains(":wastebasket: carol-gh was dismissed");
    }

    @Test
    void doesNotRepeatItsOwnComment() {
        happens(changed(Action.OPENED, 0), commented("cimon[bot]", "It is deployed.\n\n<!-- cimon preview -->\n"));
        assertThat(thread()).isEmpty();
        assertThat(message()).doesNotContain("comment");
    }

    @Test
    void passesWordsOnAboutPullRequestsThatAreOlderThanCimon() {
        happens(
                commented("carol-gh", "Is this still wanted?"),
                reviewed("dave-gh", Verdict.APPROVED, ""),
                reviewed("dave-gh", Verdict.COMMENTED, ""),
                checked("lint", Result.PASSED));
        assertThat(play.messageKeys())
                .containsExactlyInAnyOrder(
                        new MessageKey(KEY + "/comment/github-1"), new MessageKey(KEY + "/comment/github-2"));
        assertThat(Drawn.text(play.message(KEY + "/comment/github-1").content()))
                .isEqualTo("""
            carol-gh [commented](https://github.com/acme/shop/pull/7#comment) on pull request #7 of acme/shop
            > Is this still wanted?\
            """);
        happens(changed(Action.EDITED, 9));
        assertThat(message()).contains("[#7 Pay later]");
    }

    @Test
    void countsOnlyChecksOfTheNewestCommit() {
        happens(
                changed(Action.OPENED, 0),
                checked("lint", Result.FAILED),
                changed(Action.SYNCHRONIZE, 3, "Pay later", Samples.revision(2), false),
                checked("test", Result.FAILED));
        assertThat(message()).doesNotContain("Checks");
    }

    @Test
    void showsTheLatestReportOfACheckWhateverComesLast() {
        happens(
                changed(Action.OPENED, 0),
                checked("lint", Result.PASSED, 5),
                checked("lint", Result.PENDING, 5),
                checked("lint", Result.FAILED, 4));
        assertThat(message()).contains(":white_check_mark: Checks: 1 passed");
        happens(checked("lint", Result.PENDING, 6));
        assertThat(message()).contains("Checks: 1 pending");
        happens(checked("lint", Result.FAILED, 7));
        assertThat(message()).contains("Checks: 1 failed (lint)");
    }

    @Test
    void takesNoFinishedCheckForPendingWhereTimesAreNotKnown() {
        happens(changed(Action.OPENED, 0), checked("lint", Result.PASSED), checked("lint", Result.PENDING));
        assertThat(message()).contains("Checks: 1 passed");
        happens(checked("lint", Result.FAILED));
        assertThat(message()).contains("Checks: 1 failed (lint)");
    }

    @Test
    void showsNoChecksOnceItIsClosed() {
        happens(
                changed(Action.OPENED, 0),
                checked("lint", Result.FAILED, 1),
                changed(Action.CLOSED, 2),
                checked("test", Result.FAILED, 3));
        assertThat(message()).doesNotContain("Checks");
        assertThat(play.pullRequest(7).checks()).isEqualTo(Checks.NONE);
    }

    @Test
    void staysClosedWhenItIsEdited() {
        happens(
                changed(Action.OPENED, 0),
                changed(Action.CLOSED, 1),
                changed(Action.EDITED, 2, "Pay never", Samples.REVISION, false));
        assertThat(message()).startsWith(":red_circle: [#7 Pay never]").contains(": closed");
    }

    @Test
    void saysNothingInAChannelThatWasReleased() {
        happens(changed(Action.OPENED, 0));
        play.ends(1, EffectResult.PipelineStatus.SUCCEEDED).run();
        play.events.types("reset").run();
        play.events.presses("reset-project", "acme/shop").run();
        int shown = play.performed.size();
        happens(
                reviewed("carol-gh", Verdict.APPROVED, "Nice."),
                commented("carol-gh", "Nice."),
                checked("lint", Result.PASSED));
        assertThat(play.performed).hasSize(shown);
    }
}
