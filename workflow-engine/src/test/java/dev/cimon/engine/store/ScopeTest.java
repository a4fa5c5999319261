package dev.cimon.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.EffectSamples;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.message.Replies;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.GitHubDeploymentStatusChanged;
import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.ReactionAdded;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is not named here is not loaded, and a decision would be made without it. */
class ScopeTest {

    @Test
    void namesTheDeploymentThatAPersonNames() {
        assertThat(typed("cancel #12").number()).isEqualTo(12);
        assertThat(typed("retry 12").number()).isEqualTo(12);
        assertThat(typed("cancel Preview").environment()).isEqualTo(new EnvironmentName("preview"));
        assertThat(typed("retry pr7").environment()).isEqualTo(new EnvironmentName("pr7"));
        assertThat(typed("rollback preview").detail()).isEqualTo(Scope.Detail.HISTORY);
        assertThat(typed("list preview at 2026-11-20T14:00Z").time()).isEqualTo(Instant.parse("2026-11-20T14:00:00Z"));
        assertThat(typed("list")).isEqualTo(typed("help"));
        assertThat(typed("list").channel()).isEqualTo(Samples.CHANNEL);
    }

    @Test
    void namesTheDeploymentOfAButton() {
        assertThat(pressed(DeploymentMessage.RETRY, Samples.id(1).toString()).deployment())
                .isEqualTo(Samples.id(1));
        assertThat(pressed(DeploymentMessage.ROLLBACK, Samples.id(1).toString()).detail())
                .isEqualTo(Scope.Detail.HISTORY);
        assertThat(pressed(DeploymentMessage.CANCEL, "nonsense").deployment()).isNull();
        assertThat(pressed("open-site", Samples.id(1).toString()).deployment()).isNull();
    }

    @Test
    void namesTheRepositoryThatAPersonMeans() {
        RepositoryName api = RepositoryName.of("acme/api");
        assertThat(typed("list in acme/api").repository()).isEqualTo(api);
        assertThat(typed("list").repository()).isNull();
        assertThat(pressed(Replies.RESET, "acme/api").repository()).isEqualTo(api);
        assertThat(pressed(LinkReplies.MORE_PEOPLE, "acme/api dev019").repository())
                .isEqualTo(api);
        assertThat(pressed(LinkReplies.MORE_PEOPLE, "dev019").repository()).isNull();
        assertThat(form("C0SHOP /cimon https://hooks.slack.com/1 acme/api").repository())
                .isEqualTo(api);
        assertThat(form("C0SHOP /cimon https://hooks.slack.com/1").channel()).isEqualTo(Samples.CHANNEL);
    }

    @Test
    void namesTheDeploymentThatAFormIsAbout() {
        String metadata = "C0SHOP /cimon https://hooks.slack.com/1 acme/api " + Samples.id(1);
        Scope scope = received(new ModalSubmitted("T0ACME", Samples.ALICE, "deploy-anyway", metadata, Map.of()));
        assertThat(scope.deployment()).isEqualTo(Samples.id(1));
        assertThat(scope.repository()).isEqualTo(RepositoryName.of("acme/api"));
    }

    private static Scope form(String metadata) {
        return received(new ModalSubmitted("T0ACME", Samples.ALICE, "deploy", metadata, Map.of()));
    }

    @Test
    void namesThePullRequest() {
        Scope scope = received(new PullRequestReviewed(
                Samples.SHOP,
                null,
                7,
                "bob-gh",
                PullRequestReviewed.Verdict.APPROVED,
                "",
                URI.create("https://github.com/acme/shop/pull/7")));
        assertThat(scope.repository()).isEqualTo(Samples.SHOP);
        assertThat(scope.pullRequest()).isEqualTo(7);
    }

    @Test
    void namesTheDeploymentOfAStepAndTheChannelOfWhoeverWaits() {
        for (Effect effect : EffectSamples.all()) {
            switch (effect) {
                case Effect.ForPerson asked ->
                    assertThat(returned(new EffectResult.AnswerRefusedByProvider(asked, 403, "No"))
                                    .channel())
                            .isEqualTo(asked.replyTo().channel());
                case Effect.ForDeployment step ->
                    assertThat(returned(new EffectResult.RefusedByProvider(step, 403, "No"))
                                    .deployment())
                            .isEqualTo(step.deployment());
                case Effect.Publish publish -> {}
                case Effect.CommentOnPullRequest comment -> {}
                case Effect.WakeWaiting wake ->
                    assertThat(returned(new EffectResult.TimeCame(wake)).repository())
                            .isEqualTo(wake.repository());
                case Effect.ReadWorkflow asked ->
                    assertThat(returned(new EffectResult.WorkflowUnreadable(asked, "No"))
                                    .repository())
                            .isEqualTo(asked.repository());
                case Effect.ReportWorkflow report -> {}
            }
        }
    }

    @Test
    void loadsNothingForWhatWeHaveDoneOurselves() {
        EnvironmentName preview = new EnvironmentName("preview");
        assertThat(received(new GitHubDeploymentStatusChanged(
                        Samples.SHOP, null, 1, preview, GitHubDeploymentStatusChanged.State.QUEUED, Samples.id(1))))
                .isEqualTo(Scope.NONE);
        assertThat(created(preview, Samples.id(1))).isEqualTo(Scope.NONE);
        assertThat(created(preview, null).repository()).isEqualTo(Samples.SHOP);
        assertThat(created(preview, null).revision()).isEqualTo(new Revision("7".repeat(40)));
    }

    private static Scope created(EnvironmentName environment, @Nullable DeploymentId ours) {
        return received(new GitHubDeploymentCreated(
                Samples.SHOP, null, 1, new Revision("7".repeat(40)), "main", environment, "a-tool", ours));
    }

    @Test
    void loadsNothingForWhatConcernsNothing() {
        assertThat(received(new ReactionAdded(Samples.CHANNEL, Samples.ALICE, "rocket", "1.2")))
                .isEqualTo(Scope.NONE);
    }

    private static Scope typed(String text) {
        return received(
                new CommandEntered(Samples.CHANNEL, Samples.ALICE, "/cimon", text, "trigger", Samples.RESPONSE_URL));
    }

    private static Scope pressed(String action, String value) {
        return received(new ButtonPressed(
                Samples.CHANNEL, Samples.ALICE, action, value, "1.2", "trigger", Samples.RESPONSE_URL));
    }

    private static Scope received(Event event) {
        return Scope.of(new Happening.Received(EventEnvelope.received("e", "/gateway", Samples.NOON, event)));
    }

    private static Scope returned(EffectResult result) {
        return Scope.of(new Happening.Returned("effect/1", null, result));
    }
}
