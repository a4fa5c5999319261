package dev.cimon.engine.store;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.CommandParser;
import dev.cimon.engine.command.Target;
import dev.cimon.engine.decide.Decide;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.decide.OutgoingEvent;
import dev.cimon.engine.decide.PressedButton;
import dev.cimon.engine.decide.SubmittedForm;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.circleci.CircleCiEvent;
import dev.cimon.events.github.AccountProven;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.GitHubDeploymentStatusChanged;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.github.MissedDeliveryTaken;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ModalSubmitted;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a happening is about, and so what has to be known to decide about it.
 *
 * @param repository the one that is named, or else that of the deployment, or else the only one of the channel
 * @param number of a deployment that a person names
 * @param deployment one that is named by its id
 * @param environment one that a person names
 * @param revision one that the happening tells of
 * @param detail what else has to be known about the one that is named
 * @param at when, for what ran in the environment then
 */
record Scope(
        @Nullable RepositoryName repository,
        @Nullable ChannelRef channel,
        @Nullable Long number,
        @Nullable DeploymentId deployment,
        @Nullable EnvironmentName environment,
        @Nullable Integer pullRequest,
        @Nullable Revision revision,
        Detail detail,
        @Nullable Instant at) {

    /** What is read only where somebody needs it. */
    enum Detail {
        NONE,
        /** What became of it. */
        STEPS,
        /** What has run in its environment. */
        HISTORY,
        /** What ran in the environment at a certain time. */
        THEN
    }

    /** Nothing to be known: nothing to decide. What we have done ourselves and GitHub tells us is nothing new. */
    static final Scope NONE = new Scope(null, null, null, null, null, null, null, Detail.NONE, null);

    static Scope of(Happening happening) {
        return switch (happening) {
            case Happening.Received received ->
                of(received.envelope().data(), received.envelope().time());
            case Happening.Returned(String _, String _, EffectResult.RefResolved resolved) ->
                of(resolved.effect()).bringing(resolved.commit().revision());
            case Happening.Returned(String _, String _, EffectResult.DeploymentPlanned planned) ->
                of(planned.effect()).bringing(planned.commit().revision());
            case Happening.Returned returned -> of(returned.result().effect());
        };
    }

    private static Scope of(OutgoingEvent said) {
        EventEnvelope<Event> envelope = said.envelope();
        return of(envelope.data(), envelope.time());
    }

    private static Scope of(Event event, Instant time) {
        return switch (event) {
            case CommandEntered entered -> command(entered, time);
            case ButtonPressed pressed -> button(pressed);
            case ModalSubmitted submitted ->
                SubmittedForm.channelOf(submitted)
                        .map(channel -> about(
                                SubmittedForm.repositoryOf(submitted).orElse(null),
                                channel,
                                SubmittedForm.deploymentOf(submitted).orElse(null)))
                        .orElse(NONE);
            case PullRequestChanged change ->
                pullRequest(change, change.number()).bringing(change.headRevision());
            case PullRequestReviewed review -> pullRequest(review, review.number());
            case PullRequestCommented comment -> pullRequest(comment, comment.number());
            case CheckReported check -> about(check.repository(), null, null).bringing(check.revision());
            case PushReceived push
            when push.headCommit() != null ->
                about(push.repository(), null, null).bringing(push.headCommit().revision());
            case GitHubDeploymentCreated created when created.deployment() != null -> NONE;
            case GitHubDeploymentStatusChanged changed -> NONE;
            case MissedDeliveryTaken taken -> NONE;
            case AccountProven proven -> in(proven.channel());
            case GitHubDeploymentCreated created ->
                about(created.repository(), null, Decide.adoptedId(created)).bringing(created.revision());
            case GitHubEvent gitHub -> about(gitHub.repository(), null, null);
            case CircleCiEvent circleCi -> about(circleCi.repository(), null, null);
            default -> NONE;
        };
    }

    private static Scope command(CommandEntered entered, Instant time) {
        Command command = CommandParser.parse(entered.command(), entered.text());
        Optional<Target> target = switch (command) {
            case Command.Cancel cancel -> Optional.of(cancel.target());
            case Command.Retry retry -> Optional.ofNullable(retry.target());
            case Command.Approve approve -> Optional.of(approve.target());
            case Command.Reject reject -> Optional.of(reject.target());
            case Command.Why why -> Optional.of(why.target());
            case Command.Rollback rollback -> Optional.of(new Target(null, rollback.environment()));
            case Command.ListThen then -> Optional.of(new Target(null, then.environment()));
            default -> Optional.empty();
        };
        return new Scope(
                command instanceof Command.SetUp setUp
                        ? setUp.repository()
                        : CommandParser.repositoryOf(entered.command(), entered.text())
                                .orElse(null),
                entered.channel(),
                target.map(Target::number).orElse(null),
                null,
                target.map(Target::environment).orElse(null),
                null,
                null,
                switch (command) {
                    case Command.Why why -> Detail.STEPS;
                    case Command.Rollback rollback -> Detail.HISTORY;
                    case Command.ListThen then -> Detail.THEN;
                    default -> Detail.NONE;
                },
                command instanceof Command.ListThen then ? then.moment().before(time) : null);
    }

    private static Scope button(ButtonPressed pressed) {
        Scope scope = about(
                PressedButton.repositoryOf(pressed).orElse(null),
                pressed.channel(),
                PressedButton.deploymentOf(pressed).orElse(null));
        return pressed.action().equals(DeploymentMessage.ROLLBACK) ? scope.with(Detail.HISTORY) : scope;
    }

    /** @throws IllegalStateException if nobody asks about a certain time */
    Instant time() {
        if (at == null) {
            throw new IllegalStateException("nobody asks about a certain time");
        }
        return at;
    }

    private Scope with(Detail wanted) {
        return new Scope(repository, channel, number, deployment, environment, pullRequest, revision, wanted, null);
    }

    private static Scope of(Effect effect) {
        return switch (effect) {
            case Effect.ProveVoter asked ->
                about(asked.repository(), asked.replyTo().channel(), asked.deployment());
            case Effect.ProveVoterInSlack asked ->
                about(asked.repository(), asked.replyTo().channel(), asked.deployment());
            case Effect.ForRight asked -> of(asked.said());
            case Effect.ForPerson asked ->
                about(asked.repository(), asked.replyTo().channel(), null);
            case Effect.ResolveRef step
            when step.replyTo() != null ->
                about(step.repository(), step.replyTo().channel(), step.deployment());
            case Effect.ForDeployment step -> about(step.repository(), null, step.deployment());
            case Effect.Publish publish -> NONE;
            case Effect.CommentOnPullRequest comment -> NONE;
            case Effect.WakeWaiting wake -> about(wake.repository(), null, null);
            case Effect.ReadWorkflow asked -> about(asked.repository(), null, null);
            case Effect.ReportWorkflow report -> NONE;
        };
    }

    private static Scope pullRequest(GitHubEvent event, int number) {
        return new Scope(event.repository(), null, null, null, null, number, null, Detail.NONE, null);
    }

    private Scope bringing(Revision found) {
        return new Scope(repository, channel, number, deployment, environment, pullRequest, found, detail, at);
    }

    static Scope in(ChannelRef channel) {
        return about(null, channel, null);
    }

    private static Scope about(
            @Nullable RepositoryName repository, @Nullable ChannelRef channel, @Nullable DeploymentId deployment) {
        return new Scope(repository, channel, null, deployment, null, null, null, Detail.NONE, null);
    }
}
