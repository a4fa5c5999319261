package dev.cimon.engine.effect;

import dev.cimon.bus.EventPublisher;
import dev.cimon.engine.circleci.CircleCiClient;
import dev.cimon.engine.circleci.PipelineOrder;
import dev.cimon.engine.circleci.PipelineProgress;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.OutgoingEvent;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.deployment.Pipeline;
import dev.cimon.engine.github.CimonPayload;
import dev.cimon.engine.github.Comparison;
import dev.cimon.engine.github.DeploymentOrder;
import dev.cimon.engine.github.DeploymentStatus;
import dev.cimon.engine.github.GitHubClient;
import dev.cimon.engine.github.RepositoryFacts;
import dev.cimon.engine.github.ResolvedRef;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.slack.SlackClient;
import dev.cimon.engine.store.PendingEffect;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Performs one effect, blocking. What an earlier attempt may have done already is looked for before it is repeated. */
@ApplicationScoped
class EffectPerformer {

    /** Tells the comment about the preview from others of ours. */
    private static final String PREVIEW_COMMENT = "preview";

    private final EventPublisher publisher;
    private final GitHubClient gitHub;
    private final CircleCiClient circleCi;
    private final SlackClient slack;
    private final WorkflowEffects workflows;
    private final PlanEffects plans;

    EffectPerformer(EventPublisher publisher, GitHubClient gitHub, CircleCiClient circleCi, SlackClient slack) {
        this.publisher = publisher;
        this.gitHub = gitHub;
        this.circleCi = circleCi;
        this.slack = slack;
        this.workflows = new WorkflowEffects(gitHub);
        this.plans = new PlanEffects(gitHub);
    }

    Outcome<Optional<EffectResult>> perform(PendingEffect pending) {
        boolean mayHaveActed = pending.attempts() > 1;
        return switch (pending.effect()) {
            case Effect.Publish publish -> publish(publish.event());
            case Effect.VerifyRepository asked -> verify(asked).map(Optional::of);
            case Effect.ListCollaborators asked ->
                gitHub.collaborators(asked.repository())
                        .map(logins -> Optional.of(new EffectResult.CollaboratorsListed(asked, logins)));
            case Effect.CompareRevisions asked ->
                gitHub.compare(asked.repository(), asked.deployed().sha(), asked.gitRef())
                        .map(found ->
                                Optional.of(new EffectResult.RevisionsCompared(asked, PlanEffects.difference(found))));
            case Effect.PlanDeployment asked -> plans.look(asked).map(Optional::of);
            case Effect.LocateCommit asked -> locate(asked).map(Optional::of);
            case Effect.ResolveRef asked ->
                resolve(asked)
                        .map(found ->
                                Optional.of(new EffectResult.RefResolved(asked, commit(found, asked.defaultBranch()))));
            case Effect.FindTeams asked ->
                gitHub.teamsOf(asked.login(), asked.repository(), asked.teams())
                        .map(member -> Optional.of(new EffectResult.TeamsFound(asked, member)));
            case Effect.ProveVoter asked ->
                gitHub.teamsOf(asked.login(), asked.repository(), asked.teams())
                        .map(member -> Optional.of(new EffectResult.VoterProven(asked, member)));
            case Effect.FindUserGroups asked ->
                slack.groupsOf(asked.person(), asked.groups())
                        .map(member -> Optional.of(new EffectResult.UserGroupsFound(asked, member)));
            case Effect.ProveVoterInSlack asked ->
                slack.groupsOf(asked.person(), asked.groups())
                        .map(member -> Optional.of(new EffectResult.VoterProvenInSlack(asked, member)));
            case Effect.ProveRight asked ->
                gitHub.teamsOf(asked.login(), asked.repository(), asked.teams())
                        .map(member -> Optional.of(new EffectResult.RightProven(asked, member)));
            case Effect.ProveRightInSlack asked ->
                slack.groupsOf(asked.person(), asked.groups())
                        .map(member -> Optional.of(new EffectResult.RightProvenInSlack(asked, member)));
            case Effect.ReadChecks asked ->
                gitHub.checks(asked.repository(), asked.revision())
                        .map(reports -> Optional.of(new EffectResult.ChecksRead(asked, reports)));
            case Effect.CreateGitHubDeployment asked ->
                create(asked, mayHaveActed).map(Optional::of);
            case Effect.ReportStatus asked -> report(asked, mayHaveActed).map(_ -> Optional.empty());
            case Effect.TriggerPipeline asked ->
                trigger(asked, pending, mayHaveActed).map(Optional::of);
            case Effect.FollowPipeline asked ->
                circleCi.observe(asked.pipeline())
                        .map(progress -> Optional.of(observed(asked, progress, pending.askedAgain())));
            case Effect.CancelPipeline asked ->
                circleCi.cancel(asked.pipeline()).map(_ -> Optional.empty());
            case Effect.RemoveEnvironment asked -> remove(asked).map(_ -> Optional.empty());
            case Effect.WakeWaiting asked -> new Outcome.Done<>(Optional.of(new EffectResult.TimeCame(asked)));
            case Effect.CommentOnPullRequest asked ->
                gitHub.showComment(asked.repository(), asked.pullRequest(), PREVIEW_COMMENT, asked.markdown())
                        .map(_ -> Optional.empty());
            case Effect.ReadWorkflow asked -> workflows.read(asked).map(Optional::of);
            case Effect.ReportWorkflow asked -> workflows.report(asked).map(_ -> Optional.empty());
        };
    }

    private Outcome<Optional<EffectResult>> publish(OutgoingEvent event) {
        return publisher
                .publish(event.encoded())
                .<Outcome<Optional<EffectResult>>>map(_ -> new Outcome.Done<>(Optional.empty()))
                .onFailure()
                .recoverWithItem(() -> new Outcome.RetryLater<>(null, "Kafka does not answer"))
                .await()
                .indefinitely();
    }

    private Outcome<EffectResult> verify(Effect.VerifyRepository asked) {
        RepositoryName name = asked.repository();
        return gitHub.repository(name)
                .flatMap(facts -> gitHub.collaborators(name).map(logins -> found(asked, facts, logins)));
    }

    private static EffectResult found(Effect.VerifyRepository asked, RepositoryFacts facts, List<String> logins) {
        return new EffectResult.RepositoryFound(asked, facts.defaultBranch(), facts.homepage(), facts.url(), logins);
    }

    /** The pull request may have been reopened meanwhile, and have its preview again. */
    private Outcome<Boolean> remove(Effect.RemoveEnvironment asked) {
        Optional<Integer> pullRequest = PullRequest.numberOf(asked.environment());
        Outcome<Boolean> open = pullRequest.isEmpty()
                ? new Outcome.Done<>(false)
                : gitHub.pullRequestIsOpen(asked.repository(), pullRequest.get());
        return open.flatMap(isOpen ->
                isOpen ? new Outcome.Done<>(false) : gitHub.deleteEnvironment(asked.repository(), asked.environment()));
    }

    /** An environment has the commit if what runs there is the commit itself or comes after it. */
    private Outcome<EffectResult> locate(Effect.LocateCommit asked) {
        return gitHub.resolve(asked.repository(), asked.gitRef()).flatMap(found -> {
            List<EnvironmentName> containing = new ArrayList<>();
            for (Map.Entry<String, Revision> deployed : asked.deployed().entrySet()) {
                Outcome<Comparison> outcome = gitHub.compare(
                        asked.repository(),
                        found.revision().sha(),
                        deployed.getValue().sha());
                if (outcome instanceof Outcome.Refused<Comparison>(int status, String _)
                        && (status == 404 || status == 422)) {
                    continue;
                }
                if (!(outcome instanceof Outcome.Done<Comparison>(Comparison comparison))) {
                    return outcome.map(_ -> new EffectResult.CommitLocated(asked, commit(found, ""), List.of()));
                }
                if (comparison.behindBy() == 0) {
                    containing.add(new EnvironmentName(deployed.getKey()));
                }
            }
            return new Outcome.Done<>(new EffectResult.CommitLocated(asked, commit(found, ""), containing));
        });
    }

    private Outcome<ResolvedRef> resolve(Effect.ResolveRef asked) {
        Revision pinned = asked.pinned();
        return gitHub.resolve(asked.repository(), asked.gitRef())
                .flatMap(found -> pinned == null || pinned.equals(found.revision())
                        ? new Outcome.Done<>(found)
                        : gitHub.resolve(asked.repository(), pinned.sha()));
    }

    static Commit commit(ResolvedRef found, String defaultBranch) {
        String ciRef = switch (found.kind()) {
            case BRANCH -> "refs/heads/" + found.name();
            case TAG -> "refs/tags/" + found.name();
            case COMMIT -> "refs/heads/" + defaultBranch;
        };
        return new Commit(
                found.revision(),
                found.name(),
                ciRef,
                found.title(),
                found.authorName(),
                found.authorLogin(),
                found.url());
    }

    private Outcome<EffectResult> create(Effect.CreateGitHubDeployment asked, boolean mayHaveActed) {
        Outcome<Optional<Long>> earlier = mayHaveActed
                ? gitHub.findDeployment(
                        asked.repository(), asked.commit().revision(), asked.environment(), asked.deployment())
                : new Outcome.Done<>(Optional.empty());
        return earlier.flatMap(found -> found.<Outcome<Long>>map(Outcome.Done::new)
                .orElseGet(() -> gitHub.createDeployment(order(asked)))
                .map(id -> new EffectResult.GitHubDeploymentExists(asked, id, found.isPresent())));
    }

    private static DeploymentOrder order(Effect.CreateGitHubDeployment asked) {
        return new DeploymentOrder(
                asked.repository(),
                asked.commit().revision(),
                asked.environment(),
                "#" + asked.number() + ": " + asked.commit().ref() + " to " + asked.environment(),
                asked.kind() == EnvironmentKind.PULL_REQUEST,
                asked.kind() == EnvironmentKind.PRODUCTION,
                new CimonPayload(asked.deployment(), asked.number(), asked.url(), asked.trigger(), asked.requester()));
    }

    private Outcome<Boolean> report(Effect.ReportStatus asked, boolean mayHaveActed) {
        DeploymentStatus.State state = switch (asked.status()) {
            case QUEUED -> DeploymentStatus.State.QUEUED;
            case IN_PROGRESS -> DeploymentStatus.State.IN_PROGRESS;
            case SUCCESS -> DeploymentStatus.State.SUCCESS;
            case FAILURE -> DeploymentStatus.State.FAILURE;
            case ERROR -> DeploymentStatus.State.ERROR;
            case INACTIVE -> DeploymentStatus.State.INACTIVE;
        };
        DeploymentStatus status =
                new DeploymentStatus(state, asked.description(), asked.logUrl(), asked.environmentUrl(), true);
        Outcome<Boolean> earlier = mayHaveActed
                ? gitHub.isReported(asked.repository(), asked.gitHubDeployment(), status)
                : new Outcome.Done<>(false);
        return earlier.flatMap(reported -> reported
                ? new Outcome.Done<>(true)
                : gitHub.reportStatus(asked.repository(), asked.gitHubDeployment(), status));
    }

    private Outcome<EffectResult> trigger(Effect.TriggerPipeline asked, PendingEffect pending, boolean mayHaveActed) {
        PipelineOrder order = new PipelineOrder(
                asked.repository(),
                asked.ciRef(),
                asked.definition(),
                asked.parameters(),
                Objects.requireNonNullElse(asked.declared(), List.of()),
                asked.deployment(),
                pending.firstAttempt());
        Outcome<Optional<dev.cimon.engine.circleci.Pipeline>> earlier =
                mayHaveActed ? circleCi.find(order) : new Outcome.Done<>(Optional.empty());
        return earlier.flatMap(found -> found.<Outcome<dev.cimon.engine.circleci.Pipeline>>map(Outcome.Done::new)
                .orElseGet(() -> circleCi.trigger(order))
                .map(started -> new EffectResult.PipelineTriggered(
                        asked, new Pipeline(started.id(), started.number(), started.url()), found.isPresent())));
    }

    private static EffectResult observed(Effect.FollowPipeline asked, PipelineProgress progress, boolean told) {
        EffectResult.PipelineStatus status = switch (progress.state()) {
            case RUNNING, ON_HOLD -> EffectResult.PipelineStatus.RUNNING;
            case SUCCEEDED -> EffectResult.PipelineStatus.SUCCEEDED;
            case FAILED -> EffectResult.PipelineStatus.FAILED;
            case ERRORED -> EffectResult.PipelineStatus.ERRORED;
            case CANCELLED -> EffectResult.PipelineStatus.CANCELLED;
        };
        return new EffectResult.PipelineObserved(
                asked, status, progress.jobs(), progress.error(), progress.failedJobLog(), told);
    }
}
