package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import org.junit.jupiter.api.Test;

class InspectionTest {

    private final Play play = Play.withProject();

    @Test
    void showsWhatIsNotDeployedYet() {
        deployed();
        play.events.types("diff preview fix").run();
        assertThat(play.lastAnswer()).isEqualTo("""
            fix is 1 commit ahead of preview. Compare
            0000000 Sell tea by bob-gh\
            """);
        assertThat(play.performed(Effect.CompareRevisions.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.deployed())
                        .isEqualTo(play.number(1).requireCommit().revision()));
    }

    @Test
    void comparesWithTheDefaultBranchWhereNoRefIsNamed() {
        deployed();
        play.events.types("diff preview").run();
        assertThat(play.lastAnswer()).startsWith("main is 1 commit ahead of preview.");
    }

    @Test
    void saysThatThereIsNothingToCompareWith() {
        play.events.types("diff test").run();
        assertThat(play.lastAnswer())
                .isEqualTo("Nothing is deployed on test yet, so there is nothing to compare with.");
        play.events.types("diff moon").run();
        assertThat(play.lastAnswer())
                .isEqualTo("There is no environment “moon”. There are: preview, test, staging, production.");
    }

    @Test
    void saysThatItDoesNotKnowTheRef() {
        deployed();
        play.refuse(Effect.CompareRevisions.class, 404, "Not Found");
        play.events.types("diff preview nowhere").run();
        assertThat(play.lastAnswer()).isEqualTo("I cannot compare “nowhere” with what runs on preview: Not Found");
        play.refuse(Effect.LocateCommit.class, 422, "No commit found");
        play.events.types("where nowhere").run();
        assertThat(play.lastAnswer()).startsWith("There is no branch, tag or commit “nowhere” in acme/shop.");
    }

    @Test
    void showsWhereACommitIs() {
        play.events.types("where main").run();
        assertThat(play.lastAnswer()).isEqualTo("Nothing is deployed anywhere yet.");
        deployed();
        play.events.types("where main").run();
        assertThat(play.lastAnswer()).isEqualTo("main 0000000 Sell more shoes\nIt is on preview.");
    }

    private void deployed() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
    }
}
