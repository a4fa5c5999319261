package dev.cimon.engine.decide;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done outside, stored with the decision that asks for it and done after it. Effects of one lane are
 * done in the order they were asked for; lanes do not wait for each other.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Publish.class, name = "publish"),
    @JsonSubTypes.Type(value = Effect.VerifyRepository.class, name = "verify-repository"),
    @JsonSubTypes.Type(value = Effect.ListCollaborators.class, name = "list-collaborators"),
    @JsonSubTypes.Type(value = Effect.ResolveRef.class, name = "resolve-ref"),
    @JsonSubTypes.Type(value = Effect.CreateGitHubDeployment.class, name = "create-github-deployment"),
    @JsonSubTypes.Type(value = Effect.ReportStatus.class, name = "report-status"),
    @JsonSubTypes.Type(value = Effect.TriggerPipeline.class, name = "trigger-pipeline"),
    @JsonSubTypes.Type(value = Effect.FollowPipeline.class, name = "follow-pipeline"),
    @JsonSubTypes.Type(value = Effect.CancelPipeline.class, name = "cancel-pipeline")
})
public sealed interface Effect {

    String lane();

    /** Put an event on its topic. {@code event} is encoded: what was decided is what is published. */
    record Publish(String lane, OutgoingEvent event) implements Effect {}

    /** Look whether the repository exists and can be read, and who works on it. */
    record VerifyRepository(ReplyTo replyTo, RepositoryName repository, boolean also) implements Effect {
        @Override
        public String lane() {
            return "answer/" + replyTo.answerId();
        }
    }

    /** @param login the one the person says is theirs, when they said one */
    record ListCollaborators(
            ReplyTo replyTo,
            RepositoryName repository,
            @Nullable String login) implements Effect {
        @Override
        public String lane() {
            return "answer/" + replyTo.answerId();
        }
    }

    /**
     * Find the commit behind a branch, a tag or an abbreviated SHA.
     *
     * @param defaultBranch what CI is started on when the ref is neither branch nor tag
     */
    record ResolveRef(
            DeploymentId deployment, RepositoryName repository, String gitRef, String defaultBranch, ReplyTo replyTo)
            implements Effect {
        @Override
        public String lane() {
            return "github/" + deployment;
        }
    }

    record CreateGitHubDeployment(
            DeploymentId deployment,
            long number,
            RepositoryName repository,
            EnvironmentName environment,
            EnvironmentKind kind,
            Commit commit,
            @Nullable URI url,
            String trigger,
            String requester)
            implements Effect {
        @Override
        public String lane() {
            return "github/" + deployment;
        }
    }

    record ReportStatus(
            DeploymentId deployment,
            RepositoryName repository,
            long gitHubDeployment,
            Status status,
            String description,
            @Nullable URI logUrl,
            @Nullable URI environmentUrl)
            implements Effect {

        /** GitHub's states of a deployment, as far as we report them. */
        public enum Status {
            QUEUED,
            IN_PROGRESS,
            SUCCESS,
            FAILURE,
            ERROR,
            INACTIVE
        }

        @Override
        public String lane() {
            return "github/" + deployment;
        }
    }

    record TriggerPipeline(
            DeploymentId deployment, RepositoryName repository, String ciRef, SortedMap<String, String> parameters)
            implements Effect {
        @Override
        public String lane() {
            return "circleci/" + deployment;
        }
    }

    /**
     * Ask CI how the pipeline is doing. There is one such question per deployment; asking for it again only brings it
     * forward.
     *
     * @param round how often has been asked before
     */
    record FollowPipeline(DeploymentId deployment, RepositoryName repository, PipelineId pipeline, int round)
            implements Effect {
        @Override
        public String lane() {
            return "follow/" + deployment;
        }
    }

    record CancelPipeline(DeploymentId deployment, RepositoryName repository, PipelineId pipeline) implements Effect {
        @Override
        public String lane() {
            return "circleci/" + deployment;
        }
    }
}
