package dev.cimon.engine.decide;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.right.Membership;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.workflow.Mistake;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    @JsonSubTypes.Type(value = Effect.CompareRevisions.class, name = "compare-revisions"),
    @JsonSubTypes.Type(value = Effect.LocateCommit.class, name = "locate-commit"),
    @JsonSubTypes.Type(value = Effect.PlanDeployment.class, name = "plan-deployment"),
    @JsonSubTypes.Type(value = Effect.ResolveRef.class, name = "resolve-ref"),
    @JsonSubTypes.Type(value = Effect.FindTeams.class, name = "find-teams"),
    @JsonSubTypes.Type(value = Effect.ProveVoter.class, name = "prove-voter"),
    @JsonSubTypes.Type(value = Effect.FindUserGroups.class, name = "find-user-groups"),
    @JsonSubTypes.Type(value = Effect.ProveVoterInSlack.class, name = "prove-voter-in-slack"),
    @JsonSubTypes.Type(value = Effect.ProveRight.class, name = "prove-right"),
    @JsonSubTypes.Type(value = Effect.ProveRightInSlack.class, name = "prove-right-in-slack"),
    @JsonSubTypes.Type(value = Effect.ReadChecks.class, name = "read-checks"),
    @JsonSubTypes.Type(value = Effect.CreateGitHubDeployment.class, name = "create-github-deployment"),
    @JsonSubTypes.Type(value = Effect.ReportStatus.class, name = "report-status"),
    @JsonSubTypes.Type(value = Effect.TriggerPipeline.class, name = "trigger-pipeline"),
    @JsonSubTypes.Type(value = Effect.FollowPipeline.class, name = "follow-pipeline"),
    @JsonSubTypes.Type(value = Effect.CancelPipeline.class, name = "cancel-pipeline"),
    @JsonSubTypes.Type(value = Effect.RemoveEnvironment.class, name = "remove-environment"),
    @JsonSubTypes.Type(value = Effect.CommentOnPullRequest.class, name = "comment-on-pull-request"),
    @JsonSubTypes.Type(value = Effect.WakeWaiting.class, name = "wake-waiting"),
    @JsonSubTypes.Type(value = Effect.ReadWorkflow.class, name = "read-workflow"),
    @JsonSubTypes.Type(value = Effect.ReportWorkflow.class, name = "report-workflow")
})
public sealed interface Effect {

    String lane();

    /** Whether there is only one in its lane: asking for it again only brings it forward. */
    default boolean once() {
        return false;
    }

    /** What a person waits for: they are told when it is refused or takes long. */
    sealed interface ForPerson extends Effect {

        ReplyTo replyTo();

        RepositoryName repository();

        @Override
        default String lane() {
            return "answer/" + replyTo().answerId();
        }
    }

    /** Whether somebody may do what they want is known once this is done; then it is decided about once more. */
    sealed interface ForRight extends ForPerson {

        /** What they typed or pressed. */
        OutgoingEvent said();
    }

    /** A step of a deployment. */
    sealed interface ForDeployment extends Effect {

        DeploymentId deployment();

        RepositoryName repository();
    }

    /** Put an event on its topic. {@code event} is encoded: what was decided is what is published. */
    record Publish(String lane, OutgoingEvent event) implements Effect {

        private static final String MESSAGES = "message/";

        static Publish message(ChannelRef channel, MessageKey key, OutgoingEvent event) {
            return new Publish(MESSAGES + channel + "/" + key, event);
        }

        /** Whether of several in its lane that nobody has seen yet only the last one matters: how a message looks. */
        public boolean newestCounts() {
            return lane.startsWith(MESSAGES);
        }
    }

    /** Look whether the repository exists and can be read, and who works on it. */
    record VerifyRepository(ReplyTo replyTo, RepositoryName repository, boolean also) implements ForPerson {
        @Override
        public String lane() {
            return laneOf(replyTo.channel());
        }

        /** As long as there is something in it, the channel is being bound. */
        public static String laneOf(ChannelRef channel) {
            return "setup/" + channel;
        }
    }

    /**
     * Find out who works on the repository.
     *
     * @param login the one the person says is theirs, when they said one
     * @param after show those that come after this login in the alphabet; from the beginning, when absent
     */
    record ListCollaborators(
            ReplyTo replyTo,
            RepositoryName repository,
            @Nullable String login,
            @Nullable String after) implements ForPerson {}

    /** Find the commits between what is deployed and a ref. */
    record CompareRevisions(
            ReplyTo replyTo, RepositoryName repository, EnvironmentName environment, Revision deployed, String gitRef)
            implements ForPerson {}

    /**
     * Find out which environments contain a commit.
     *
     * @param deployed what each environment runs
     */
    record LocateCommit(ReplyTo replyTo, RepositoryName repository, String gitRef, SortedMap<String, Revision> deployed)
            implements ForPerson {
        public LocateCommit {
            deployed = Collections.unmodifiableSortedMap(new TreeMap<>(deployed));
        }
    }

    /**
     * Find out what a deployment would bring, without doing anything.
     *
     * @param asked the ref that the person named; absent where they left it to the environment
     * @param commit what it is, where that is known already; else it is what {@code gitRef} is
     * @param deployed what runs there, if anything does
     * @param force why the person insists on it, where they do
     * @param confirmed the plan they were shown and want to be carried out; absent where they want to see one
     * @param parameters what is given for CI; absent in those of an earlier version
     */
    record PlanDeployment(
            ReplyTo replyTo,
            RepositoryName repository,
            EnvironmentName environment,
            @Nullable String asked,
            String gitRef,
            String defaultBranch,
            @Nullable Commit commit,
            @Nullable Revision deployed,
            @Nullable String force,
            @Nullable String confirmed,
            @Nullable List<Parameter> parameters)
            implements ForPerson {}

    /**
     * Find the commit behind a branch, a tag or an abbreviated SHA.
     *
     * @param defaultBranch what CI is started on when the ref is neither branch nor tag
     * @param replyTo the person who asked, when one did
     * @param pinned the very commit that is meant, where the ref may have moved on since
     */
    record ResolveRef(
            DeploymentId deployment,
            RepositoryName repository,
            String gitRef,
            String defaultBranch,
            @Nullable ReplyTo replyTo,
            @Nullable Revision pinned)
            implements ForDeployment {
        @Override
        public String lane() {
            return "github/" + deployment;
        }
    }

    /** Find out to which of these teams whoever set a deployment off belongs. */
    record FindTeams(DeploymentId deployment, RepositoryName repository, String login, List<String> teams)
            implements ForDeployment {
        public FindTeams {
            teams = List.copyOf(teams);
        }

        @Override
        public String lane() {
            return "teams/" + deployment;
        }

        @Override
        public boolean once() {
            return true;
        }
    }

    /**
     * Find out to which of these teams somebody belongs who wants to decide about a deployment.
     *
     * @param approves else they reject it
     * @param reason why they do, if they say so
     */
    record ProveVoter(
            ReplyTo replyTo,
            RepositoryName repository,
            DeploymentId deployment,
            String login,
            List<String> teams,
            boolean approves,
            @Nullable String reason)
            implements ForPerson {
        public ProveVoter {
            teams = List.copyOf(teams);
        }
    }

    /**
     * Find out to which of these user groups of Slack a person belongs.
     *
     * @param person by their id
     */
    record FindUserGroups(DeploymentId deployment, RepositoryName repository, String person, List<String> groups)
            implements ForDeployment {
        public FindUserGroups {
            groups = List.copyOf(groups);
        }

        @Override
        public String lane() {
            return "groups/" + deployment;
        }

        @Override
        public boolean once() {
            return true;
        }
    }

    /**
     * The same as {@link ProveVoter} by user groups of Slack.
     *
     * @param person by their id
     * @param teams to which they belong, as far as GitHub was asked before
     */
    record ProveVoterInSlack(
            ReplyTo replyTo,
            RepositoryName repository,
            DeploymentId deployment,
            String person,
            List<String> groups,
            @Nullable Membership teams,
            boolean approves,
            @Nullable String reason)
            implements ForPerson {
        public ProveVoterInSlack {
            groups = List.copyOf(groups);
        }
    }

    /** Find out to which of these teams somebody belongs who wants to steer what is deployed. */
    record ProveRight(ReplyTo replyTo, RepositoryName repository, String login, List<String> teams, OutgoingEvent said)
            implements ForRight {
        public ProveRight {
            teams = List.copyOf(teams);
        }
    }

    /**
     * The same as {@link ProveRight} by user groups of Slack.
     *
     * @param person and {@code teams}: as in {@link ProveVoterInSlack}
     */
    record ProveRightInSlack(
            ReplyTo replyTo,
            RepositoryName repository,
            String person,
            List<String> groups,
            @Nullable Membership teams,
            OutgoingEvent said)
            implements ForRight {
        public ProveRightInSlack {
            groups = List.copyOf(groups);
        }
    }

    /** Find out what the commit statuses and check runs of a commit say. */
    record ReadChecks(DeploymentId deployment, RepositoryName repository, Revision revision) implements ForDeployment {
        @Override
        public String lane() {
            return "checks/" + deployment;
        }

        @Override
        public boolean once() {
            return true;
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
            implements ForDeployment {
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
            implements ForDeployment {

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

    /**
     * @param parameters the standard ones
     * @param definition CircleCI's pipeline definition to run, when the project names one
     * @param declared those that the workflow declares, if there are any
     */
    record TriggerPipeline(
            DeploymentId deployment,
            RepositoryName repository,
            String ciRef,
            SortedMap<String, String> parameters,
            @Nullable String definition,
            @Nullable List<Parameter> declared)
            implements ForDeployment {
        @Override
        public String lane() {
            return "circleci/" + deployment;
        }
    }

    /**
     * Ask CI how the pipeline is doing.
     *
     * @param round how often has been asked before
     */
    record FollowPipeline(DeploymentId deployment, RepositoryName repository, PipelineId pipeline, int round)
            implements ForDeployment {
        @Override
        public String lane() {
            return "follow/" + deployment;
        }

        @Override
        public boolean once() {
            return true;
        }
    }

    record CancelPipeline(DeploymentId deployment, RepositoryName repository, PipelineId pipeline)
            implements ForDeployment {
        @Override
        public String lane() {
            return "circleci/" + deployment;
        }
    }

    /** Take an ended environment off GitHub's list, where we may. */
    record RemoveEnvironment(DeploymentId deployment, RepositoryName repository, EnvironmentName environment)
            implements ForDeployment {
        @Override
        public String lane() {
            return "github/" + deployment;
        }
    }

    /**
     * Wait until a point in time, then ask again about whatever waits there. However many wait for the same moment, it is
     * one.
     *
     * @param environment all of the project, when absent
     */
    record WakeWaiting(RepositoryName repository, @Nullable EnvironmentName environment, Instant at) implements Effect {
        @Override
        public String lane() {
            return "wake/" + repository + "/" + (environment == null ? "*" : environment) + "/" + at;
        }

        @Override
        public boolean once() {
            return true;
        }
    }

    /** Have our one comment about the preview on a pull request say this. */
    record CommentOnPullRequest(RepositoryName repository, int pullRequest, String markdown) implements Effect {
        @Override
        public String lane() {
            return "pull-request/" + repository + "/" + pullRequest;
        }
    }

    /**
     * Read the workflow file.
     *
     * @param revision the commit in which; the newest of the default branch, when absent
     * @param at when GitHub took the push that may have changed it, when one did
     * @param expected whether there was one before
     */
    record ReadWorkflow(
            RepositoryName repository,
            String defaultBranch,
            @Nullable Revision revision,
            @Nullable Instant at,
            boolean expected)
            implements Effect {
        @Override
        public String lane() {
            return "workflow/" + repository;
        }
    }

    /**
     * Say on the commit what is wrong with the workflow file.
     *
     * @param url of the repository
     * @param mistakes none, if it is good
     */
    record ReportWorkflow(RepositoryName repository, URI url, Revision revision, List<Mistake> mistakes)
            implements Effect {
        public ReportWorkflow {
            mistakes = List.copyOf(mistakes);
        }

        @Override
        public String lane() {
            return "workflow/" + repository;
        }
    }
}
