package dev.cimon.trial;

import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentHeld;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.deployment.DeploymentRefused;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentStarted;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.deployment.DeploymentSuperseded;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.ProjectSetUp;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.deployment.Trigger.Kind;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has happened in {@code acme/shop} on a Saturday in March, told in few words. Commits go by one digit. */
public final class Past {

    public static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    public static final ChannelRef CHANNEL = new ChannelRef("T0ACME", "C0SHOP");

    private static final URI PAGE = URI.create("https://example.com/");

    private final List<EventEnvelope<Event>> events = new ArrayList<>();
    private long deployments;

    public static Past ofShop() {
        return new Past().decided("00:00", new ProjectSetUp(SHOP, CHANNEL, person("alice")));
    }

    /** @param clock on that day */
    public static Instant at(String clock) {
        return Instant.parse("2026-03-14T" + clock + ":00Z");
    }

    public static SlackUser person(String name) {
        return new SlackUser("U0" + name.toUpperCase(Locale.ROOT), name);
    }

    public static Revision commit(int digit) {
        return new Revision(String.valueOf(digit).repeat(40));
    }

    public List<EventEnvelope<Event>> events() {
        return events;
    }

    private Past happened(String id, Instant time, Event event) {
        events.add(EventEnvelope.received(id, "/test", time, event));
        return this;
    }

    public Past decided(String clock, DecisionEvent event) {
        return happened("decision-" + events.size(), at(clock), event);
    }

    /** @param ref in full, such as {@code refs/heads/main} */
    public Past pushed(String clock, String ref, int commit, String by) {
        HeadCommit head = new HeadCommit(commit(commit), "Change it", by, by);
        return happened(
                "push-" + clock + "-" + ref,
                at(clock),
                new PushReceived(SHOP, null, ref, false, false, false, head, "main", by, at(clock)));
    }

    public Past opened(String clock, int pullRequest, int commit, String by) {
        return happened(
                "pull-" + clock,
                at(clock),
                new PullRequestChanged(
                        SHOP,
                        null,
                        Action.OPENED,
                        pullRequest,
                        "Change it",
                        PAGE,
                        by,
                        "topic",
                        commit(commit),
                        "main",
                        false,
                        false,
                        false,
                        List.of(),
                        at(clock)));
    }

    public Past checked(String clock, int commit, String name, Result result) {
        return happened(
                "check-" + clock + name,
                at(clock),
                new CheckReported(SHOP, null, commit(commit), name, result, null, at(clock)));
    }

    /** What a push set off. */
    public Deployed byPush(String clock, String ref, int commit, String by, String environment) {
        Kind kind = ref.startsWith("refs/tags/") ? Kind.TAG : Kind.PUSH;
        Trigger trigger = new Trigger(kind, "push-" + clock + "-" + ref, null, by, null, at(clock), null);
        return asked(clock, trigger, ref.substring(ref.lastIndexOf('/') + 1), commit(commit), environment);
    }

    public Deployed byPullRequest(String clock, int number, int commit, String by) {
        Trigger trigger = new Trigger(Kind.PULL_REQUEST, "pull-" + clock, null, by, number, at(clock), null);
        return asked(clock, trigger, "topic", commit(commit), "pr" + number);
    }

    /** What somebody typed. */
    public Deployed byCommand(String clock, String ref, int commit, String by, String environment, Parameter... given) {
        Trigger trigger = new Trigger(Kind.COMMAND, "command-" + clock, person(by), null, null, at(clock), null);
        return asked(clock, trigger.with(List.of(given)), ref, commit(commit), environment);
    }

    private Deployed asked(String clock, Trigger trigger, String ref, Revision commit, String environment) {
        EnvironmentName name = new EnvironmentName(environment);
        DeploymentRef deployment =
                new DeploymentRef(DeploymentId.causedBy(trigger.eventId(), SHOP, name), ++deployments, SHOP, name);
        decided(clock, new DeploymentRequested(deployment, trigger, ref, commit));
        return new Deployed(deployment, clock, ref, commit);
    }

    /** One deployment, and what became of it then. */
    public final class Deployed {

        private final DeploymentRef deployment;
        private final String clock;
        private final String ref;
        private final Revision commit;

        private Deployed(DeploymentRef deployment, String clock, String ref, Revision commit) {
            this.deployment = deployment;
            this.clock = clock;
            this.ref = ref;
            this.commit = commit;
        }

        public Past succeeded() {
            return succeeded(clock);
        }

        /** @param from when the gates let it pass */
        public Past succeeded(String from) {
            return ended(from, new DeploymentSucceeded(deployment, null));
        }

        /** @param from when the gates let it pass */
        public Deployed failed(String from) {
            ended(from, new DeploymentFailed(deployment, "Job build failed."));
            return this;
        }

        private Past ended(String from, DeploymentEvent end) {
            Past past = decided(from, new DeploymentCleared(deployment, commit, List.of()));
            past.happened(
                    "started-" + events.size(),
                    at(from).plusSeconds(2),
                    new DeploymentStarted(deployment, new PipelineId("p-" + deployment.number()), 1, PAGE));
            return past.happened("ended-" + events.size(), at(from).plus(Duration.ofMinutes(3)), end);
        }

        /** Somebody wanted the same once more. */
        public Deployed retried(String clock, String by) {
            return again(clock, new Trigger(Kind.RETRY, "retry-" + clock, person(by), null, null, at(clock), null));
        }

        /** Somebody insisted on what was held. */
        public Deployed forced(String clock, String by, String reason) {
            Trigger trigger = new Trigger(Kind.COMMAND, "force-" + clock, person(by), null, null, at(clock), null);
            Deployed forced = again(clock, trigger.forcedBecause(reason));
            decided(clock, new DeploymentSuperseded(deployment, forced.deployment.id()));
            return forced;
        }

        private Deployed again(String clock, Trigger trigger) {
            return asked(clock, trigger, ref, commit, deployment.environment().name());
        }

        public Past refused(String reason) {
            return decided(clock, new DeploymentRefused(deployment, reason));
        }

        public Deployed held(String gate, String sentence) {
            decided(clock, new DeploymentHeld(deployment, List.of(new GateFinding(gate, Verdict.WAIT, sentence))));
            return this;
        }

        public Deployed approved(String at, String by) {
            decided(at, new DeploymentApproved(deployment, person(by), null, "like everybody here", commit));
            return this;
        }
    }
}
