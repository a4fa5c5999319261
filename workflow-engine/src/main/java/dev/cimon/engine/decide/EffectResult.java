package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Pipeline;
import dev.cimon.engine.message.Difference;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an {@link Effect} brought back. */
public sealed interface EffectResult {

    /** The words of a refusal that no provider has spoken: we could not do it. */
    String DEFECT = "This is a defect in Cimon. Its operator finds more in the log of the workflow-engine.";

    Effect effect();

    record RepositoryFound(
            Effect.VerifyRepository effect,
            String defaultBranch,
            @Nullable URI homepage,
            URI url,
            List<String> collaborators)
            implements EffectResult {
        public RepositoryFound {
            collaborators = List.copyOf(collaborators);
        }
    }

    record CollaboratorsListed(Effect.ListCollaborators effect, List<String> collaborators) implements EffectResult {
        public CollaboratorsListed {
            collaborators = List.copyOf(collaborators);
        }
    }

    record RevisionsCompared(Effect.CompareRevisions effect, Difference difference) implements EffectResult {}

    /** @param difference to what runs there; absent where nothing does, or where GitHub cannot compare the two */
    record DeploymentPlanned(
            Effect.PlanDeployment effect,
            Commit commit,
            @Nullable Difference difference) implements EffectResult {}

    /** @param containing the environments that run the commit or a descendant of it */
    record CommitLocated(Effect.LocateCommit effect, Commit commit, List<EnvironmentName> containing)
            implements EffectResult {
        public CommitLocated {
            containing = List.copyOf(containing);
        }
    }

    record RefResolved(Effect.ResolveRef effect, Commit commit) implements EffectResult {}

    /** @param member of which of them */
    record TeamsFound(Effect.FindTeams effect, List<String> member) implements EffectResult {
        public TeamsFound {
            member = List.copyOf(member);
        }
    }

    /** @param member of which of the teams */
    record VoterProven(Effect.ProveVoter effect, List<String> member) implements EffectResult {
        public VoterProven {
            member = List.copyOf(member);
        }
    }

    /** @param member of which of them */
    record UserGroupsFound(Effect.FindUserGroups effect, List<String> member) implements EffectResult {
        public UserGroupsFound {
            member = List.copyOf(member);
        }
    }

    /** @param member of which of the user groups */
    record VoterProvenInSlack(Effect.ProveVoterInSlack effect, List<String> member) implements EffectResult {
        public VoterProvenInSlack {
            member = List.copyOf(member);
        }
    }

    /** @param member of which of the teams */
    record RightProven(Effect.ProveRight effect, List<String> member) implements EffectResult {
        public RightProven {
            member = List.copyOf(member);
        }
    }

    /** @param member of which of the user groups */
    record RightProvenInSlack(Effect.ProveRightInSlack effect, List<String> member) implements EffectResult {
        public RightProvenInSlack {
            member = List.copyOf(member);
        }
    }

    /** @param reports all that GitHub knows of the commit, the newest of each name */
    record ChecksRead(Effect.ReadChecks effect, List<CheckReported> reports) implements EffectResult {
        public ChecksRead {
            reports = List.copyOf(reports);
        }
    }

    /** @param found whether an earlier attempt had created it, without our hearing of it */
    record GitHubDeploymentExists(Effect.CreateGitHubDeployment effect, long gitHubDeployment, boolean found)
            implements EffectResult {}

    /** @param found whether an earlier attempt had triggered it, without our hearing of it */
    record PipelineTriggered(Effect.TriggerPipeline effect, Pipeline pipeline, boolean found) implements EffectResult {}

    /**
     * How a pipeline is doing.
     *
     * @param problem CI's own words where it could not run it at all
     * @param told whether a webhook had told that there is something to see
     */
    record PipelineObserved(
            Effect.FollowPipeline effect,
            PipelineStatus status,
            List<Job> jobs,
            @Nullable String problem,
            @Nullable String log,
            boolean told)
            implements EffectResult {
        public PipelineObserved {
            jobs = List.copyOf(jobs);
        }
    }

    /** Where a pipeline is, all its workflows taken together. */
    enum PipelineStatus {
        RUNNING,
        SUCCEEDED,
        FAILED,
        ERRORED,
        CANCELLED
    }

    /** What was to be waited for is over. */
    record TimeCame(Effect.WakeWaiting effect) implements EffectResult {}
    /**
     * The workflow file as it is in a commit.
     *
     * @param blob GitHub's name of the text; absent if there is no such file
     * @param text absent likewise
     */
    record WorkflowRead(
            Effect.ReadWorkflow effect,
            Revision revision,
            @Nullable String blob,
            @Nullable String text) implements EffectResult {}

    /** GitHub does not let us read the workflow file. */
    record WorkflowUnreadable(Effect.ReadWorkflow effect, String words) implements EffectResult {}

    /** The provider said no, for good. */
    record RefusedByProvider(Effect.ForDeployment effect, int status, String words) implements EffectResult {}

    /** The provider said no to something a person waits for. */
    record AnswerRefusedByProvider(Effect.ForPerson effect, int status, String words) implements EffectResult {}

    /** The provider has not answered for a while; the effect goes on being tried. */
    record Delayed(Effect.ForDeployment effect, String provider) implements EffectResult {}

    /** The provider has not answered for a while, and a person waits; the effect goes on being tried. */
    record AnswerDelayed(Effect.ForPerson effect, String provider) implements EffectResult {}
}
