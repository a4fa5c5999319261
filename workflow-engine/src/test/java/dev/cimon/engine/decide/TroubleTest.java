package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Effect.ReportStatus.Status;
import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.github.PullRequestChanged.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private final Play play = Play.withProject();

    @Test
    void doesNotWaitForEverForAPipelineThatStartsNothing() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.RUNNING);
        for (int look = 0; look < 100 && play.stateOf(1).equals("Running"); look++) {
            play.perform(Plays.follow(play));
        }
        Plays.performMessages(play);
        assertThat(play.messageOf(1)).contains("CircleCI has created the pipeline but started no job in it.");
    }

    @Test
    void saysThatThePipelineIsBeingCancelled() {
        play.events.pullRequest(Action.OPENED, 7).run().events.pullRequest(Action.CLOSED, 7);
        Plays.performMessages(play);
        assertThat(play.messageOf(1)).contains("It is being cancelled.");
    }

    @Test
    void takesTheRefAlongFromTheEnvironmentBefore() {
        play.events
                .pushes("refs/heads/release-1")
                .run()
                .ends(1, PipelineStatus.SUCCEEDED)
                .run();
        play.events.types("deploy staging").run();
        assertThat(play.number(2).requireCommit().ref()).isEqualTo("release-1");
    }

    @Test
    void showsWhyGitHubRefusedTheDeployment() {
        play.refuse(Effect.CreateGitHubDeployment.class, 403, "Resource not accessible by integration");
        play.events.pushes("refs/heads/main").run();
        assertThat(play.stateOf(1)).isEqualTo("Failed");
        assertThat(play.messageOf(1))
                .contains("failed after", "GitHub refused: Resource not accessible by integration");
        assertThat(play.performed(Effect.ReportStatus.class)).isEmpty();
    }

    @Test
    void showsWhyCircleCiRefusedThePipeline() {
        play.refuse(Effect.TriggerPipeline.class, 400, "Unexpected argument(s): subdomain");
        play.events.pushes("refs/heads/main").run();
        assertThat(play.messageOf(1)).contains("CircleCI refused: Unexpected argument(s): subdomain");
        assertThat(statuses()).containsExactly(Status.QUEUED, Status.ERROR);
    }

    @Test
    void showsWhyCircleCiDoesNotTellAboutThePipeline() {
        play.refuse(Effect.FollowPipeline.class, 404, "Pipeline not found");
        play.events.pushes("refs/heads/main").run();
        assertThat(play.messageOf(1)).contains("CircleCI refused: Pipeline not found");
        assertThat(statuses()).containsExactly(Status.QUEUED, Status.IN_PROGRESS, Status.ERROR);
    }

    @Test
    void namesTheJobsThatFailed() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.FAILED, Samples.jobs().toArray(Job[]::new)).run();
        assertThat(play.messageOf(1)).contains("Job test failed.");
        assertThat(play.threadMessages()).containsExactly("Job test failed. Pipeline #41");
        assertThat(statuses()).containsExactly(Status.QUEUED, Status.IN_PROGRESS, Status.FAILURE);
    }

    @Test
    void namesSeveralJobsThatFailed() {
        play.events.pushes("refs/heads/main").run();
        Job build = new Job("build", Job.State.FAILED, 7L);
        Job test = new Job("test", Job.State.FAILED, 8L);
        play.ends(1, PipelineStatus.FAILED, build, test).run();
        assertThat(play.messageOf(1)).contains("Jobs build, test failed.");
    }

    @Test
    void tellsAnErrorOfCiFromAFailure() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.ERRORED).run();
        assertThat(play.messageOf(1)).contains("Config is broken");
        assertThat(statuses()).containsExactly(Status.QUEUED, Status.IN_PROGRESS, Status.ERROR);
    }

    @Test
    void showsProgressWithoutRepeatingItself() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.RUNNING, new Job("build", Job.State.RUNNING, 1L));
        Effect.FollowPipeline first = (Effect.FollowPipeline) play.due().getFirst();
        play.perform(first);
        long version = play.number(1).version();
        Effect.FollowPipeline second = Plays.follow(play);
        assertThat(second.round()).isOne();
        play.perform(second);
        assertThat(play.number(1).version()).isEqualTo(version);
    }

    @Test
    void asksAtOnceWhenCiSaysThatAWorkflowEnded() {
        play.events.pushes("refs/heads/main").run();
        Situation situation = Plays.situationOf(play.number(1));
        Decision decision = Decide.decide(
                situation,
                new Happening.Received(EventEnvelope.received(
                        "webhook", "/circleci-gateway", Samples.NOON, Events.workflowOf(play.number(1)))),
                Samples.NOON);
        assertThat(decision.orders()).singleElement().satisfies(order -> {
            assertThat(order.effect()).isInstanceOf(Effect.FollowPipeline.class);
            assertThat(order.delay()).isZero();
        });
    }

    @Test
    void ignoresWorkflowsOfPipelinesItDidNotStart() {
        play.events.pushes("refs/heads/main");
        play.events.workflowEnds(1);
        assertThat(play.due()).noneMatch(Effect.FollowPipeline.class::isInstance);
    }

    @Test
    void saysWhomItWaitsFor() {
        play.events.pushes("refs/heads/main");
        play.comesBack(
                new EffectResult.Delayed(EffectSamples.create(play.number(1).id()), "GitHub"));
        play.comesBack(
                new EffectResult.Delayed(EffectSamples.create(play.number(1).id()), "GitHub"));
        long version = play.number(1).version();
        Plays.performMessages(play);
        assertThat(play.messageOf(1)).contains("Waiting for GitHub, which does not answer. I go on trying.");
        play.run();
        assertThat(play.number(1).version()).isGreaterThan(version);
        assertThat(play.messageOf(1)).doesNotContain("Waiting for GitHub");
    }

    @Test
    void answersAPersonMeanwhile() {
        play.comesBack(new EffectResult.AnswerDelayed(EffectSamples.verify(), "GitHub"));
        play.run();
        assertThat(play.lastAnswer())
                .isEqualTo("GitHub does not answer at the moment. I go on trying, and answer you as soon as it does.");
    }

    @Test
    void takesBackThatItWaitsWhenProgressIsUnchanged() {
        play.events.pushes("refs/heads/main").run();
        play.comesBack(
                new EffectResult.Delayed(EffectSamples.create(play.number(1).id()), "CircleCI"));
        play.run();
        assertThat(play.messageOf(1)).contains("Waiting for CircleCI");
        play.perform(Plays.follow(play));
        play.run();
        assertThat(play.messageOf(1)).doesNotContain("Waiting for CircleCI");
    }

    @Test
    void doesNotLeaveAMessageWaitingForARefThatDoesNotExist() {
        play.events.types("deploy nowhere to preview");
        play.comesBack(
                new EffectResult.Delayed(EffectSamples.create(play.number(1).id()), "GitHub"));
        play.refuse(Effect.ResolveRef.class, 404, "Not Found").run();
        assertThat(play.messageOf(1)).contains("nowhere to preview: refused", "There is no branch, tag or commit");
    }

    private List<Status> statuses() {
        return play.performed(Effect.ReportStatus.class).stream()
                .map(Effect.ReportStatus::status)
                .toList();
    }

    @Test
    void saysOnceThatItTakesLongerThanUsual() {
        play.events.pushes("refs/heads/main").run();
        Effect.FollowPipeline follow = new Effect.FollowPipeline(
                play.number(1).id(),
                Samples.SHOP,
                Outside.pipelineOf(play.number(1).id()).id(),
                1);
        EffectResult running =
                new EffectResult.PipelineObserved(follow, PipelineStatus.RUNNING, Samples.jobs(), null, null, true);
        play.comesBack(running);
        play.run();
        assertThat(play.messageOf(1)).doesNotContain("longer than usual");
        play.passes(Duration.ofMinutes(16)).comesBack(running);
        play.run();
        assertThat(play.messageOf(1)).contains("It takes longer than usual. I go on watching it.");
        long version = play.number(1).version();
        play.comesBack(running);
        assertThat(play.number(1).version()).isEqualTo(version);
    }
}
