package dev.cimon.engine.decide;

import static dev.cimon.engine.decide.PullRequestEvents.KEY;
import static dev.cimon.engine.decide.PullRequestEvents.changed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.content.Content;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.reference.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** GitHub promises no order: whatever the order in which deliveries come, the pull request ends as it is on GitHub. */
class PullRequestOrderTest {

    private static final int PLAYS = 300;
    private static final List<Action> EDITS =
            List.of(Action.EDITED, Action.REVIEW_REQUESTED, Action.READY_FOR_REVIEW, Action.CONVERTED_TO_DRAFT);

    @Test
    void endsInTheStateOfTheLatestChange() {
        for (int seed = 0; seed < PLAYS; seed++) {
            Random random = new Random(seed);
            List<PullRequestChanged> history = history(random);
            Play inOrder = played(history);
            List<PullRequestChanged> shuffled = new ArrayList<>(history);
            shuffled.addAll(history);
            Collections.shuffle(shuffled, random);
            Play anyhow = played(shuffled);
            assertThat(seen(anyhow)).as("seed %s", seed).isEqualTo(seen(inOrder));
            assertThat(lasting(anyhow.pullRequest(7))).as("seed %s", seed).isEqualTo(lasting(inOrder.pullRequest(7)));
        }
    }

    @Test
    void showsTheSameHoweverOftenThingsAreDelivered() {
        Play once = played(List.of(changed(Action.OPENED, 0)));
        Play twice = played(List.of(changed(Action.OPENED, 0)));
        for (Play play : List.of(once, twice)) {
            for (int delivery = 0; delivery < (play == twice ? 2 : 1); delivery++) {
                play.happens("c", PullRequestEvents.checked("lint", Result.FAILED));
                play.happens("r", PullRequestEvents.reviewed("carol-gh", Verdict.APPROVED, "Nice."));
                play.happens("w", PullRequestEvents.commented("dave-gh", "Indeed."));
            }
            play.run();
        }
        assertThat(seen(twice)).isEqualTo(seen(once));
        assertThat(twice.threadOf(KEY)).isEqualTo(once.threadOf(KEY)).hasSize(2);
    }

    @Test
    void deploysWhatWasOpenedBeforeAnEditThatCameFirst() {
        Play play = played(List.of(changed(Action.REVIEW_REQUESTED, 1, "carol-gh"), changed(Action.OPENED, 0)));
        assertThat(play.count()).isEqualTo(1);
        assertThat(play.pullRequest(7).requestedReviewers()).containsExactly("carol-gh");
    }

    @Test
    void deploysTheHeadThatAnEditHasToldOfBefore() {
        Revision next = Samples.revision(2);
        Play play = played(List.of(
                changed(Action.OPENED, 0),
                changed(Action.EDITED, 5, "Pay later", next, false),
                changed(Action.SYNCHRONIZE, 4, "Pay", next, false)));
        assertThat(play.all())
                .extracting(deployment -> deployment.requireCommit().revision())
                .containsExactlyInAnyOrder(Samples.REVISION, next);
    }

    @Test
    void endsThePreviewOfWhatWasClosedBeforeAnEditThatCameFirst() {
        Play play = played(List.of(
                changed(Action.OPENED, 0),
                changed(Action.EDITED, 5),
                changed(Action.CLOSED, 4),
                changed(Action.OPENED, 0)));
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.count()).isEqualTo(1);
    }

    private static Play played(List<PullRequestChanged> changes) {
        Play play = Play.withProject();
        for (int at = 0; at < changes.size(); at++) {
            play.happens("delivery-" + at, changes.get(at));
        }
        return play.run();
    }

    private static Content seen(Play play) {
        return play.message(KEY).content();
    }

    private static List<Object> lasting(PullRequest pullRequest) {
        return List.of(pullRequest.status(), pullRequest.head(), pullRequest.title(), pullRequest.requestedReviewers());
    }

    /** Opened, then anything that can happen to it, one thing a second. */
    private static List<PullRequestChanged> history(Random random) {
        List<PullRequestChanged> history = new ArrayList<>(List.of(change(random, Action.OPENED, 0, 0)));
        boolean open = true;
        int head = 0;
        for (int second : IntStream.rangeClosed(1, 1 + random.nextInt(7)).toArray()) {
            Action action = next(random, open);
            head = action == Action.SYNCHRONIZE ? head + 1 : head;
            open = action == Action.REOPENED || (open && action != Action.CLOSED);
            history.add(change(random, action, second, head));
        }
        return history;
    }

    private static Action next(Random random, boolean open) {
        return switch (random.nextInt(4)) {
            case 0 -> open ? Action.CLOSED : Action.REOPENED;
            case 1 -> open ? Action.SYNCHRONIZE : Action.EDITED;
            default -> EDITS.get(random.nextInt(EDITS.size()));
        };
    }

    private static PullRequestChanged change(Random random, Action action, int second, int head) {
        String[] reviewers = random.nextBoolean() ? new String[] {"carol-gh"} : new String[0];
        return changed(action, second, "Title " + second, Samples.revision(100 + head), false, reviewers);
    }
}
