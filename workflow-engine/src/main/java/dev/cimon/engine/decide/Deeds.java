package dev.cimon.engine.decide;

import dev.cimon.engine.project.People;
import dev.cimon.events.EventType;
import dev.cimon.events.audit.Actor;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.deployment.DeploymentCancelled;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentDeactivated;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.deployment.DeploymentHeld;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.deployment.DeploymentRefused;
import dev.cimon.events.deployment.DeploymentRegistered;
import dev.cimon.events.deployment.DeploymentRejected;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentStarted;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.deployment.DeploymentSuperseded;
import dev.cimon.events.deployment.EnvironmentLocked;
import dev.cimon.events.deployment.EnvironmentUnlocked;
import dev.cimon.events.deployment.MentionsChanged;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.deployment.ProjectFrozen;
import dev.cimon.events.deployment.ProjectReset;
import dev.cimon.events.deployment.ProjectSetUp;
import dev.cimon.events.deployment.ProjectThawed;
import dev.cimon.events.deployment.SettingChanged;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.deployment.TriggerIgnored;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the decisions a person has caused, and who. A new decision does not compile until it is said here.
 *
 * @param granted by what right, where the workflow names who may
 */
record Deeds(
        People people,
        Optional<ChannelRef> channel,
        @Nullable String granted,
        Instant now) {

    private static final String THEMSELVES = "for themselves";
    private static final String PROVED = "proved by GitHub";

    Optional<Deed> of(DecisionEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ProjectSetUp setUp -> inSlack(event, setUp.by(), null, "channel " + setUp.channel(), null);
                    case ProjectReset reset -> inSlack(event, reset.by(), null, "channel " + reset.channel(), null);
                    case SettingChanged changed ->
                        inSlack(
                                event,
                                changed.by(),
                                null,
                                changed.setting() + " " + (changed.value() == null ? "unset" : changed.value()),
                                null);
                    case PersonLinked linked ->
                        alone(
                                event,
                                linked.workspace(),
                                linked.user(),
                                linked.account() == null ? "by own word" : PROVED,
                                linked.login());
                    case PersonUnlinked unlinked -> unlinked(unlinked);
                    case MentionsChanged changed ->
                        alone(event, changed.workspace(), changed.user(), THEMSELVES, changed.wanted() ? "on" : "off");
                    case EnvironmentLocked locked ->
                        inSlack(event, locked.by(), locked.environment(), until(locked), locked.reason());
                    case EnvironmentUnlocked unlocked ->
                        inSlack(
                                event,
                                unlocked.by(),
                                unlocked.environment(),
                                "lock of " + unlocked.owner().name(),
                                null);
                    case ProjectFrozen frozen ->
                        inSlack(event, frozen.by(), null, until(frozen.until()), frozen.reason());
                    case ProjectThawed thawed -> inSlack(event, thawed.by(), null, null, null);
                    case DeploymentRequested requested -> requested(requested);
                    case DeploymentCancelRequested requested ->
                        deed(event, slack(requested.by()), right(), requested.deployment(), null, null);
                    case TriggerIgnored ignored -> null;
                    case DeploymentApproved approved ->
                        deed(
                                event,
                                slack(approved.by()),
                                "may approve " + approved.right(),
                                approved.deployment(),
                                approved.revision().sha(),
                                null);
                    case DeploymentRejected rejected ->
                        deed(
                                event,
                                slack(rejected.by()),
                                "may reject " + rejected.right(),
                                rejected.deployment(),
                                null,
                                rejected.reason());
                    case DeploymentHeld held -> null;
                    case DeploymentCleared cleared -> null;
                    case DeploymentRegistered registered -> null;
                    case DeploymentStarted started -> null;
                    case DeploymentSucceeded succeeded -> null;
                    case DeploymentFailed failed -> null;
                    case DeploymentCancelled cancelled -> null;
                    case DeploymentSuperseded superseded -> null;
                    case DeploymentRefused refused -> null;
                    case DeploymentDeactivated deactivated -> null;
                    case DeploymentHealed healed -> null;
                });
    }

    private Deed requested(DeploymentRequested event) {
        Trigger trigger = event.trigger();
        SlackUser person = trigger.person();
        List<Parameter> parameters = trigger.parameters();
        String detail = event.gitRef()
                + (event.revision() == null ? "" : " " + event.revision())
                + (trigger.restores() == null ? "" : ", back to #" + trigger.restores())
                + (parameters == null || parameters.isEmpty() ? "" : ", with " + Parameter.words(parameters))
                + (trigger.forced() == null ? "" : ", forced");
        return deed(
                event,
                person == null ? new Actor(null, null, trigger.login()) : slack(person),
                right(trigger),
                event.deployment(),
                trigger.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + detail,
                trigger.forced() == null ? trigger.reason() : trigger.forced());
    }

    private String right(Trigger trigger) {
        return switch (trigger.kind()) {
            case COMMAND, RETRY, ROLLBACK -> right();
            case PUSH -> "may push to the repository";
            case TAG -> "may tag in the repository";
            case PULL_REQUEST -> "may open pull requests in the repository";
            case GITHUB_DEPLOYMENT -> "may create Deployments of the repository";
        };
    }

    private String right() {
        return granted != null
                ? granted
                : channel.map(here -> "may write in channel " + here.channel()).orElse("wrote to Cimon");
    }

    private static @Nullable String until(EnvironmentLocked locked) {
        SlackUser before = locked.takenFrom();
        String until = until(locked.until());
        String taken = before == null ? null : "taken from " + before.name();
        return until == null || taken == null ? (until == null ? taken : until) : until + ", " + taken;
    }

    private static @Nullable String until(@Nullable Instant end) {
        return end == null ? null : "until " + end;
    }

    /** Nobody has caused what a time has brought about. */
    private @Nullable Deed inSlack(
            DecisionEvent event,
            @Nullable SlackUser by,
            @Nullable EnvironmentName environment,
            @Nullable String detail,
            @Nullable String why) {
        return by == null
                ? null
                : new Deed(event.partitionKey(), now, slack(by), right(), word(event), environment, null, detail, why);
    }

    private Deed unlinked(PersonUnlinked event) {
        SlackUser prover = event.provenBy();
        return prover == null
                ? alone(event, event.workspace(), event.user(), THEMSELVES, event.login())
                : alone(
                        event,
                        event.workspace(),
                        prover,
                        PROVED,
                        event.login() + " of " + event.user().name());
    }

    private Deed alone(DecisionEvent event, String workspace, SlackUser user, String right, String detail) {
        Actor who = new Actor(workspace, user, loginOf(user));
        return new Deed(workspace, now, who, right, word(event), null, null, detail, null);
    }

    private Deed deed(
            DecisionEvent event,
            Actor who,
            String right,
            DeploymentRef deployment,
            @Nullable String detail,
            @Nullable String why) {
        return new Deed(
                event.partitionKey(), now, who, right, word(event), deployment.environment(), deployment, detail, why);
    }

    private Actor slack(SlackUser user) {
        return new Actor(channel.map(ChannelRef::workspace).orElse(null), user, loginOf(user));
    }

    private @Nullable String loginOf(SlackUser user) {
        return people.linkOf(user).map(People.Link::login).orElse(null);
    }

    /** {@code environment-locked} for {@code dev.cimon.deployment.environment-locked.v1}. */
    private static String word(DecisionEvent event) {
        return EventType.of(event).name().split("\\.", -1)[3];
    }
}
