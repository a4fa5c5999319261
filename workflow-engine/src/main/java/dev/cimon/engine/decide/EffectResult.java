package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Pipeline;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an {@link Effect} brought back. */
public sealed interface EffectResult {

    RepositoryName repository();

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

        @Override
        public RepositoryName repository() {
            return effect.repository();
        }
    }

    record CollaboratorsListed(Effect.ListCollaborators effect, List<String> collaborators) implements EffectResult {
        public CollaboratorsListed {
            collaborators = List.copyOf(collaborators);
        }

        @Override
        public RepositoryName repository() {
            return effect.repository();
        }
    }

    record RefResolved(Effect.ResolveRef effect, Commit commit) implements EffectResult {
        @Override
        public RepositoryName repository() {
            return effect.repository();
        }
    }

    record GitHubDeploymentExists(Effect.CreateGitHubDeployment effect, long gitHubDeployment) implements EffectResult {
        @Override
        public RepositoryName repository() {
            return effect.repository();
        }
    }

    record PipelineTriggered(Effect.TriggerPipeline effect, Pipeline pipeline) implements EffectResult {
        @Override
        public RepositoryName repository() {
            return effect.repository();
        }
    }

    /**
     * How a pipeline is doing.
     *
     * @param problem CI's own words where it could not run it at all
     */
    record PipelineObserved(
            Effect.FollowPipeline effect,
            PipelineStatus status,
            List<Job> jobs,
            @Nullable String problem,
            @Nullable String log)
            implements EffectResult {
        public PipelineObserved {
            jobs = List.copyOf(jobs);
        }

        @Override
        public RepositoryName repository() {
            return effect.repository();
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

    /** The provider said no, for good. */
    record RefusedByProvider(
            Effect effect, DeploymentId deployment, RepositoryName repository, int status, String words)
            implements EffectResult {}

    /** The provider said no to something a person waits for. */
    record AnswerRefusedByProvider(Effect effect, ReplyTo replyTo, RepositoryName repository, int status, String words)
            implements EffectResult {}

    /** The provider has not answered for a while, and a person waits; the effect goes on being tried. */
    record AnswerDelayed(ReplyTo replyTo, RepositoryName repository, String provider) implements EffectResult {}

    /** The provider has not answered for a while; the effect goes on being tried. */
    record Delayed(DeploymentId deployment, RepositoryName repository, String provider) implements EffectResult {}
}
