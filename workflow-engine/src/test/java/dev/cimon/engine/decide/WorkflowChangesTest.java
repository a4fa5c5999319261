package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.content.Content;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.workflow.Mistake;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkflowChangesTest {

    private static final String GOOD = """
        environments:
          try-out:
            on: {branches: [$default, 'feature/**']}
            url: https://try.acme.dev/shop
          live:
            production: true
            stable-ref: stable
            allowed-refs: {branches: [main], tags: ['v*']}
        """;
    private static final String BROKEN = GOOD + "    produktion: true\n";

    private final Play play = Play.withProject();

    /** A push to the default branch, after which its workflow has been looked at. */
    private Revision pushed(@Nullable String text) {
        play.workflow(text)
                .events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
        return Objects.requireNonNull(
                play.performed(Effect.ReadWorkflow.class).getLast().revision());
    }

    private String said(Revision at) {
        return play.message("workflow/" + at).content().plainText();
    }

    @Test
    void followsTheFileThatWasPushed() {
        Revision at = pushed(GOOD);

        assertThat(said(at))
                .isEqualTo("acme/shop follows .github/cimon.yml at " + at.abbreviated() + " now: try-out, live.");
        assertThat(play.performed(Effect.ReportWorkflow.class))
                .containsExactly(new Effect.ReportWorkflow(
                        Samples.SHOP, play.projects().getFirst().url(), at, List.of()));
        play.events.pushes("refs/heads/feature/shoes").run();
        assertThat(play.number(1).environment()).hasToString("try-out");
        assertThat(play.number(1).url()).hasToString("https://try.acme.dev/shop");
        play.events.pushes("refs/tags/v1").run();
        assertThat(play.count()).isOne();
    }

    @Test
    void deploysNoPullRequestWhereTheFileNamesNone() {
        pushed(GOOD);

        play.events.pullRequest(Action.OPENED, 7).run();
        assertThat(play.count()).isZero();
        pushed(GOOD + "  pr{number}: {on: {pull-requests: [release]}}\n");
        play.events.pullRequest(Action.OPENED, 8).run();
        assertThat(play.count()).isZero();
        pushed(GOOD + "  pr{number}: {on: {pull-requests: [$default]}, url: 'https://p{number}.acme.dev/'}\n");
        play.events.pullRequest(Action.OPENED, 9).run();
        assertThat(play.number(1).environment()).hasToString("pr9");
        assertThat(play.number(1).url()).hasToString("https://p9.acme.dev/");
    }

    @Test
    void namesTheEnvironmentsOfTheFile() {
        pushed(GOOD);

        play.events.types("deploy main to preview").run();
        assertThat(play.lastAnswer()).contains("try-out", "live").doesNotContain("staging");
    }

    @Test
    void takesTheStableRefWhereNobodyNamesOne() {
        pushed(GOOD);

        play.events.types("deploy live").run();
        assertThat(play.performed(Effect.ResolveRef.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.gitRef()).isEqualTo("stable"));
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void letsOnlyAllowedRefsThrough() {
        pushed(GOOD);

        play.events.types("deploy shoes to live").run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1))
                .contains("The workflow does not let the branch shoes go to live, only branches main and tags v*.");
        play.events.types("deploy main to live").run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void keepsTheLastGoodFileWhenTheNextOneIsBroken() {
        Revision good = pushed(GOOD);
        Revision broken = pushed(BROKEN);

        assertThat(said(broken))
                .isEqualTo(".github/cimon.yml at " + broken.abbreviated() + " of acme/shop has a mistake. That of "
                        + good.abbreviated() + " stays in force.\n"
                        + "Line 9, column 5: There is no key “produktion” here; did you mean “production”?");
        assertThat(play.performed(Effect.ReportWorkflow.class).getLast().mistakes())
                .containsExactly(new Mistake(9, 5, "There is no key “produktion” here; did you mean “production”?"));
        play.events.pushes("refs/heads/feature/shoes").run();
        assertThat(play.number(1).environment()).hasToString("try-out");
        play.events.types("config").run();
        assertThat(play.lastAnswer())
                .contains("The workflow in force is .github/cimon.yml at " + good.abbreviated()
                        + ". The newest file has a mistake: .github/cimon.yml at " + broken.abbreviated() + ".");
    }

    @Test
    void keepsTheDefaultWorkflowWhenTheFirstFileIsBroken() {
        Revision broken = pushed(BROKEN);

        assertThat(said(broken)).contains("The default workflow stays in force.");
        play.events.types("config").run();
        assertThat(play.lastAnswer())
                .contains("The default workflow is in force", "The newest file has a mistake", broken.abbreviated());
    }

    @Test
    void saysItOnceAsLongAsTheFileStaysTheSame() {
        pushed(BROKEN);
        pushed(BROKEN);
        assertThat(play.performed(Effect.ReportWorkflow.class)).hasSize(1);
        Revision mended = pushed(GOOD);
        pushed(GOOD);
        assertThat(play.performed(Effect.ReportWorkflow.class)).hasSize(2);
        assertThat(said(mended)).contains("follows");
        assertThat(play.performed(Effect.ReadWorkflow.class)).hasSize(4);
    }

    @Test
    void saysThatTheLastGoodFileIsBack() {
        pushed(GOOD);
        pushed(BROKEN);
        Revision back = pushed(GOOD);

        assertThat(said(back)).contains("follows");
        play.events.types("config").run();
        assertThat(play.lastAnswer()).doesNotContain("mistake");
    }

    @Test
    void returnsToTheDefaultWorkflowWhenTheFileIsRemoved() {
        pushed(GOOD);
        Revision removed = pushed(null);

        assertThat(said(removed))
                .isEqualTo("acme/shop has no .github/cimon.yml any more since " + removed.abbreviated()
                        + ": the default workflow is in force again.");
        play.events.pushes("refs/tags/v1").run();
        assertThat(play.number(1).environment()).hasToString("production");
    }

    @Test
    void saysNothingWhereThereIsNoFile() {
        pushed(null);

        assertThat(play.messageKeys()).isEmpty();
        assertThat(play.performed(Effect.ReportWorkflow.class)).isEmpty();
    }

    @Test
    void doesNotLetAnOlderPushReplaceWhatANewerOneBrought() {
        play.workflow(GOOD);
        play.happens("newer", pushAt("2026-11-21T12:00:00Z", 2));
        play.run();
        play.workflow(null);
        play.happens("older", pushAt("2026-11-21T11:00:00Z", 1));
        play.run();

        play.events.types("config").run();
        assertThat(play.lastAnswer()).contains("The workflow in force is .github/cimon.yml");
    }

    private static PushReceived pushAt(String time, int revision) {
        HeadCommit head = new HeadCommit(Samples.revision(revision), "[deploy skip]", "Bob", null);
        return new PushReceived(
                Samples.SHOP, 1L, "refs/heads/main", false, false, false, head, "main", "bob-gh", Instant.parse(time));
    }

    @Test
    void looksOnlyWhereTheFileCouldHaveChanged() {
        play.events.pushes("refs/heads/feature").events.pushes("refs/tags/main").run();

        assertThat(play.performed(Effect.ReadWorkflow.class)).isEmpty();
    }

    @Test
    void looksWhenAChannelIsSetUp() {
        Play fresh = new Play().workflow(GOOD);
        fresh.events.types("setup acme/shop").run();

        assertThat(fresh.performed(Effect.ReadWorkflow.class))
                .containsExactly(new Effect.ReadWorkflow(Samples.SHOP, "main", null, null, false));
        assertThat(fresh.message("workflow/" + Samples.REVISION).content().plainText())
                .contains("acme/shop follows .github/cimon.yml");
    }

    @Test
    void saysWhenGitHubDoesNotShowTheFile() {
        pushed(GOOD);
        play.refuse(Effect.ReadWorkflow.class, 403, "Resource not accessible by integration.");
        pushed(BROKEN);

        assertThat(play.messageKeys().stream()
                        .map(key -> play.message(key.key()))
                        .map(ShowMessage::content)
                        .map(Content::plainText))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("I could not read .github/cimon.yml of acme/shop: Resource not accessible by"
                                + " integration. That of ")
                        .endsWith(" stays in force."));
    }
}
