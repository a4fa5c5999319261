package dev.cimon.trial;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.deployment.Success;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentRejected;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.CommandEntered;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets everything that is recorded happen once more, as if the proposed file had come into force at some time. The engine's
 * core decides; here stands only what it is told, and when. What nobody has recorded is not made up: it stays unanswered,
 * and {@link Doubts} says so.
 */
public final class Trial {

    static final URI NOWHERE = URI.create("about:blank");

    private final Recording recording;
    private final Proposal proposal;
    private final World world;
    private final Answers answers;
    private final Doubts doubts;
    private final Set<String> happened = new HashSet<>();
    private final Wishes wishes;
    private final Set<String> underWay = new HashSet<>();
    private final PriorityQueue<Moment> agenda =
            new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparingLong(Moment::order));
    private long order;

    private record Moment(Instant at, long order, Consumer<Instant> what) {}

    private Trial(Recording recording, Proposal proposal) {
        this.recording = recording;
        this.proposal = proposal;
        this.world = new World(recording, proposal);
        this.answers = new Answers(recording, world);
        this.doubts = new Doubts(recording, world);
        this.wishes = new Wishes(recording, proposal, world, doubts, this::tell);
    }

    /**
     * What became of each deployment that was asked for, and of each that would have been, in order of time.
     *
     * @param until when the recording ends
     */
    public static List<Comparison> of(Recording recording, Proposal proposal, Instant until) {
        Trial trial = new Trial(recording, proposal);
        trial.run(until);
        return new Comparisons(recording, trial.world, trial.doubts, trial.wishes.unmet()).of(trial.asked(until));
    }

    /** What was asked for then, by what has happened here as well. */
    private Set<DeploymentId> asked(Instant until) {
        Set<DeploymentId> asked = new LinkedHashSet<>();
        recording
                .deployments()
                .forEach((id, steps) -> steps.request()
                        .filter(request -> request.trigger().byHand()
                                ? steps.requestedIn(proposal.since(), until)
                                : happened.contains(request.trigger().eventId()))
                        .ifPresent(_ -> asked.add(id)));
        return asked;
    }

    private void run(Instant until) {
        recording.successes().forEach(world::keep);
        recording.deployments().values().stream()
                .filter(steps -> !steps.requestedIn(proposal.since(), until))
                .flatMap(steps -> steps.success().stream())
                .forEach(success -> at(success.at(), now -> succeed(success.what(), now)));
        recording.events().forEach(event -> at(event.time(), now -> happen(event, now)));
        for (Moment next = agenda.poll(); next != null && !next.at().isAfter(until); next = agenda.poll()) {
            next.what().accept(next.at());
        }
    }

    private void at(Instant time, Consumer<Instant> what) {
        agenda.add(new Moment(time, order++, what));
    }

    private void happen(EventEnvelope<Event> event, Instant now) {
        boolean inForce = !now.isBefore(proposal.since());
        if (event.data() instanceof GitHubEvent && inForce) {
            happened.add(event.id());
            take(new Happening.Received(event), null, now);
        } else if (event.data() instanceof DeploymentEvent decided && inForce) {
            repeat(event, decided, now);
        } else if (event.data() instanceof DecisionEvent decided) {
            world.learn(decided, now);
            wake(now);
        }
    }

    /** What was under way when the file came into force, or was over. */
    private void succeed(Success success, Instant now) {
        world.keep(success);
        wake(now);
    }

    private void wake(Instant now) {
        Effect.WakeWaiting waiting = new Effect.WakeWaiting(recording.repository(), null, now);
        take(new Happening.Returned("wake/" + now, null, new EffectResult.TimeCame(waiting)), null, now);
    }

    /** What people did about deployments they do again; all the rest the engine decides anew. */
    private void repeat(EventEnvelope<Event> event, DeploymentEvent decided, Instant now) {
        DeploymentId about = decided.deployment().id();
        if (decided instanceof DeploymentRequested requested) {
            wishes.ask(requested, now);
        } else if (decided instanceof DeploymentApproved approved) {
            say(event.id(), approved.by(), about, "approve", "", now);
        } else if (decided instanceof DeploymentRejected rejected) {
            String reason = rejected.reason() == null ? "" : " \"" + rejected.reason() + "\"";
            say(event.id(), rejected.by(), about, "reject", reason, now);
        } else if (decided instanceof DeploymentCancelRequested cancel) {
            say(event.id(), cancel.by(), about, "cancel", "", now);
        }
    }

    private void say(String id, SlackUser person, DeploymentId about, String verb, String rest, Instant now) {
        world.deployment(about).ifPresent(known -> {
            String words = verb + " #" + known.number() + rest;
            tell(id, new CommandEntered(world.channel(), person, proposal.slash(), words, id, NOWHERE), about, now);
        });
    }

    private List<Decision.Order> tell(String id, Event event, @Nullable DeploymentId about, Instant now) {
        return take(new Happening.Received(EventEnvelope.received(id, "/trial", now, event)), about, now);
    }

    private List<Decision.Order> take(Happening happening, @Nullable DeploymentId asked, Instant now) {
        List<Decision.Order> orders = world.take(happening, asked, now);
        for (Decision.Order next : orders) {
            if (next.effect() instanceof Effect.ForPerson unanswered) {
                doubts.unanswered(unanswered);
            }
            answers.to(next, now).ifPresent(answer -> answer(next.effect(), asked, answer, now));
        }
        return orders;
    }

    private void answer(Effect effect, @Nullable DeploymentId asked, Answers.Answer answer, Instant now) {
        String lane = effect.lane();
        if (effect.once() && !underWay.add(lane)) {
            return;
        }
        at(now.plus(answer.after()), then -> {
            underWay.remove(lane);
            take(new Happening.Returned(lane + "/" + then, null, answer.result()), asked, then);
        });
    }
}
