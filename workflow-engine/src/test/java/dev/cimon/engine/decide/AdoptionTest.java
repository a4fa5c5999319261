package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cimon.engine.decide.Effect.ReportStatus.Status;
import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** GitHub Deployments that other tools create. */
class AdoptionTest {

    private Play play = Play.withProject();

    @Test
    void carriesOutWhatAnotherToolAskedFor() {
        created("hubot", "preview", null);
        assertThat(play.performed(Effect.CreateGitHubDeployment.class)).isEmpty();
        assertThat(play.performed(Effect.ResolveRef.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.pinned()).isEqualTo(Samples.REVISION));
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(1)).isEqualTo("Succeeded");
        assertThat(play.messageOf(1)).contains("GitHub Deployment by hubot");
        assertThat(play.performed(Effect.ReportStatus.class))
                .allSatisfy(report -> assertThat(report.gitHubDeployment()).isEqualTo(4711))
                .extracting(Effect.ReportStatus::status)
                .containsExactly(Status.QUEUED, Status.IN_PROGRESS, Status.SUCCESS);
    }

    @Test
    void ignoresItsOwnThatComesBack() {
        created("cimon[bot]", "preview", Samples.id(1));
        assertThat(play.count()).isZero();
    }

    @Test
    void carriesItOutOnceHoweverOftenGitHubTellsOfIt() {
        created("hubot", "preview", null);
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        play.events.pushes("refs/heads/main").run();
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        created("hubot-again", "preview", null);
        assertThat(play.count()).isEqualTo(2);
    }

    @Test
    void knowsItsOwnByTheirNumberShouldThePayloadBeLost() {
        play.events.pushes("refs/heads/main").run();
        created("cimon[bot]", "preview", null, play.number(1).gitHubDeployment().orElseThrow());
        assertThat(play.count()).isEqualTo(1);
    }

    @Test
    void leavesTheJobsOfGitHubActionsAlone() {
        created("github-actions[bot]", "preview", null);
        assertThat(play.count()).isZero();
    }

    @Test
    void leavesOtherEnvironmentsToOtherTools() {
        created("pages[bot]", "github-pages", null);
        assertThat(play.count()).isZero();
    }

    @Test
    void leavesThemAloneWhereThatIsSwitchedOff() {
        play.events.types("set adopt off").run();
        created("hubot", "preview", null);
        assertThat(play.count()).isZero();
    }

    @Test
    void tellsTheOtherToolWhyItIsNotDone() {
        play.refuse(Effect.ResolveRef.class, 404, "Not Found");
        created("hubot", "preview", null);
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.performed(Effect.ReportStatus.class)).singleElement().satisfies(report -> {
            assertThat(report.status()).isEqualTo(Status.ERROR);
            assertThat(report.description()).startsWith("There is no branch, tag or commit “tea”");
        });
        assertThat(play.answers).isEmpty();
    }

    @Test
    void waitsItsTurnAndTellsTheOtherToolWhenItIsCancelled() {
        play.events.pushes("refs/heads/main").run();
        created("hubot", "preview", null);
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        play.events.types("cancel 2").run();
        assertThat(play.performed(Effect.ReportStatus.class).getLast()).satisfies(report -> {
            assertThat(report.gitHubDeployment()).isEqualTo(4711);
            assertThat(report.status()).isEqualTo(Status.INACTIVE);
            assertThat(report.description()).isEqualTo("alice cancelled it.");
        });
    }

    @Test
    void refusesWhatAnotherToolCannotGive() {
        play = Play.withWorkflow("environments: {live: {parameters: {ticket: {type: string, required: true}}}}");
        created("hubot", "live", null);
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.performed(Effect.ReportStatus.class))
                .extracting(Effect.ReportStatus::status, Effect.ReportStatus::description)
                .containsExactly(tuple(
                        Status.ERROR,
                        "“ticket” has to be given. Ask for this deployment in Slack, which can give it."));
    }

    private void created(String creator, String environment, @Nullable DeploymentId ours) {
        created(creator, environment, ours, 4711);
    }

    private void created(String creator, String environment, @Nullable DeploymentId ours, long number) {
        play.happens(
                "created-" + creator,
                new GitHubDeploymentCreated(
                        Samples.SHOP,
                        1L,
                        number,
                        Samples.REVISION,
                        "tea",
                        new EnvironmentName(environment),
                        creator,
                        ours));
        play.run();
    }
}
