package dev.cimon.trial;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.Pipeline;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.Revision;
import dev.cimon.workflow.Environment;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What GitHub and CircleCI would have answered, as far as that is recorded. */
record Answers(Recording recording, World world) {

    private static final URI NOWHERE = URI.create("about:blank");

    private static final int SHORTEST_SHA = 7;

    /** @param after that long */
    record Answer(EffectResult result, Duration after) {}

    /** Empty for what brings nothing back, and for what is not recorded. */
    Optional<Answer> to(Decision.Order order, Instant now) {
        return switch (order.effect()) {
            case Effect.WakeWaiting asked -> Optional.of(new Answer(new EffectResult.TimeCame(asked), order.delay()));
            case Effect.ReadChecks asked ->
                atOnce(new EffectResult.ChecksRead(asked, recording.reports().of(asked.revision(), now)));
            case Effect.ResolveRef asked ->
                commit(asked, now).flatMap(commit -> atOnce(new EffectResult.RefResolved(asked, commit)));
            case Effect.CreateGitHubDeployment asked ->
                atOnce(new EffectResult.GitHubDeploymentExists(asked, -asked.number(), false)); // no number of GitHub's
            case Effect.TriggerPipeline asked ->
                Optional.of(new Answer(
                        new EffectResult.PipelineTriggered(asked, pipelineOf(asked.deployment()), false),
                        recording.stepsOf(asked.deployment()).untilStart()));
            case Effect.FollowPipeline asked -> end(asked);
            case Effect.CancelPipeline asked ->
                atOnce(observed(
                        new Effect.FollowPipeline(asked.deployment(), asked.repository(), asked.pipeline(), 0),
                        PipelineStatus.CANCELLED));
            case Effect.ProveRight asked -> atOnce(new EffectResult.RightProven(asked, asked.teams())); // they did it
            case Effect.ProveRightInSlack asked -> atOnce(new EffectResult.RightProvenInSlack(asked, asked.groups()));
            case Effect.FindTeams _,
                    Effect.FindUserGroups _,
                    Effect.ProveVoter _,
                    Effect.ProveVoterInSlack _,
                    Effect.VerifyRepository _,
                    Effect.ListCollaborators _,
                    Effect.CompareRevisions _,
                    Effect.LocateCommit _,
                    Effect.PlanDeployment _,
                    Effect.Publish _,
                    Effect.ReportStatus _,
                    Effect.RemoveEnvironment _,
                    Effect.CommentOnPullRequest _,
                    Effect.ReadWorkflow _,
                    Effect.ReportWorkflow _ -> Optional.empty();
        };
    }

    private static Optional<Answer> atOnce(EffectResult result) {
        return Optional.of(new Answer(result, Duration.ZERO));
    }

    /** What never ran ends at once, so that it keeps nobody waiting; that nobody knows how is for others to say. */
    private Optional<Answer> end(Effect.FollowPipeline asked) {
        Steps recorded = recording.stepsOf(asked.deployment());
        if (!recorded.ran()) {
            return atOnce(observed(asked, PipelineStatus.ERRORED));
        }
        return recorded.end().map(end -> new Answer(observed(asked, end.status()), end.after()));
    }

    private static EffectResult observed(Effect.FollowPipeline asked, PipelineStatus status) {
        return new EffectResult.PipelineObserved(asked, status, List.of(), null, null, true);
    }

    private static Pipeline pipelineOf(DeploymentId deployment) {
        return new Pipeline(new PipelineId(deployment.toString()), 0, NOWHERE);
    }

    private Optional<Commit> commit(Effect.ResolveRef asked, Instant now) {
        return revision(asked, now)
                .flatMap(revision -> ciRef(asked, revision)
                        .map(ciRef -> new Commit(revision, asked.gitRef(), ciRef, asked.gitRef(), "", null, NOWHERE)));
    }

    private Optional<Revision> revision(Effect.ResolveRef asked, Instant now) {
        return Optional.ofNullable(asked.pinned())
                .or(() -> recording.stepsOf(asked.deployment()).revision())
                .or(() -> recording.pushes().revisionOf(branch(asked.gitRef()), now))
                .or(() -> recording.pushes().revisionOf(tag(asked.gitRef()), now));
    }

    /** Branch, tag or bare commit; where nobody knows which, it is a branch to those whom that does not matter. */
    private Optional<String> ciRef(Effect.ResolveRef asked, Revision revision) {
        String ref = asked.gitRef();
        String branch = branch(ref);
        if (ref.equals(asked.defaultBranch()) || recording.pushes().knows(branch)) {
            return Optional.of(branch);
        }
        if (recording.pushes().knows(tag(ref))) {
            return Optional.of(tag(ref));
        }
        if (ref.length() >= SHORTEST_SHA && revision.sha().startsWith(ref)) {
            return Optional.of(branch(asked.defaultBranch()));
        }
        boolean matters = world.deployment(asked.deployment())
                .map(Deployment::environment)
                .flatMap(world.workflow()::environment)
                .map(Environment::allowedRefs)
                .isPresent();
        return matters ? Optional.empty() : Optional.of(branch);
    }

    private static String branch(String ref) {
        return "refs/heads/" + ref;
    }

    private static String tag(String ref) {
        return "refs/tags/" + ref;
    }
}
