package dev.cimon.trial;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.deployment.DeploymentRejected;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.OpenModal;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets everything that is recorded happen once more, as if the proposed file had come into force at some time. The engine's
 * core decides; here stands only what it is told, and when. What nobody has recorded is not made up: it stays unanswered,
 * and {@link Doubts} says so.
 */
public final class Trial {

    private static final URI NOWHERE = URI.create("about:blank");

    private final Recording recording;
    private final Proposal proposal;
    private final World world;
    private final Answers answers;
    private final Doubts doubts;
    private final Set<String> happened = new HashSet<>();
    private final Map<DeploymentId, Fate> unasked = new HashMap<>();
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
    }

    /**
     * What became of each deployment that was asked for, and of each that would have been, in order of time.
     *
     * @param until when the recording ends
     */
    public static List<Comparison> of(Recording recording, Proposal proposal, Instant until) {
        Trial trial = new Trial(recording, proposal);
        trial.run(until);
        return new Comparisons(recording, trial.world, trial.doubts, trial.unasked).of(trial.asked(until));
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
        } else if (event.data() instanceof DeploymentEvent decided) {
            if (inForce) {
                repeat(event, decided, now);
            } else {
                remember(decided);
            }
        } else if (event.data() instanceof DecisionEvent decided) {
            world.learn(decided, now);
            Effect.WakeWaiting waiting = new Effect.WakeWaiting(recording.repository(), null, now);
            take(new Happening.Returned(event.id(), null, new EffectResult.TimeCame(waiting)), null, now);
        }
    }

    /** Where something had succeeded before. */
    private void remember(DeploymentEvent decided) {
        if (decided instanceof DeploymentSucceeded succeeded) {
            recording
                    .stepsOf(succeeded.deployment().id())
                    .revision()
                    .ifPresent(revision ->
                            world.keep(new Success(succeeded.deployment().environment(), revision)));
        }
    }

    /** What people did about deployments they do again; all the rest the engine decides anew. */
    private void repeat(EventEnvelope<Event> event, DeploymentEvent decided, Instant now) {
        DeploymentId about = decided.deployment().id();
        if (decided instanceof DeploymentRequested requested) {
            ask(requested, now);
        } else if (decided instanceof DeploymentApproved approved) {
            say(event.id(), approved.by(), about, "approve", "", now);
        } else if (decided instanceof DeploymentRejected rejected) {
            String reason = rejected.reason() == null ? "" : " \"" + rejected.reason() + "\"";
            say(event.id(), rejected.by(), about, "reject", reason, now);
        } else if (decided instanceof DeploymentCancelRequested cancel) {
            say(event.id(), cancel.by(), about, "cancel", "", now);
        }
    }

    /** By the id of what asked for it then, so that it is the same deployment. */
    private void ask(DeploymentRequested requested, Instant now) {
        SlackUser person = requested.trigger().person();
        if (!requested.trigger().byHand() || person == null) {
            return;
        }
        recording
                .repeatedBy(requested)
                .ifPresentOrElse(
                        earlier -> askAgain(requested, person, earlier, now), () -> askAnew(requested, person, now));
    }

    private void askAnew(DeploymentRequested requested, SlackUser person, Instant now) {
        Wish wish = new Wish(requested);
        DeploymentId about = requested.deployment().id();
        Optional<String> doubt = wish.doubt(world);
        if (doubt.isPresent()) {
            unasked.put(about, Fate.unknown(doubt.get()));
            return;
        }
        List<Decision.Order> orders = say(requested.trigger().eventId(), person, null, wish.words(), now);
        if (world.deployment(about).isEmpty()) {
            unasked.put(about, Fate.refused(answerIn(orders)));
        }
    }

    /** The same commit once more; whoever agreed to the earlier one has agreed to this one. */
    private void askAgain(DeploymentRequested requested, SlackUser person, Steps earlier, Instant now) {
        DeploymentRef first = earlier.request().orElseThrow().deployment();
        DeploymentId about = requested.deployment().id();
        Optional<Deployment> there = world.deployment(first.id());
        if (there.isPresent()) {
            List<Decision.Order> orders = repeat(requested, person, there.get(), now);
            if (world.deployment(about).isEmpty()) {
                unasked.put(
                        about,
                        doubts.about(there.get()).isPresent()
                                ? Fate.unknown("It repeats #" + first.number() + ", of which it cannot be told.")
                                : Fate.notAskedFor(why(requested, there.get(), orders)));
            }
        } else if (earlier.requestedIn(proposal.since(), now)) {
            unasked.put(about, unasked.getOrDefault(first.id(), Fate.NOT_ASKED_FOR));
        } else {
            if (earlier.approved()) {
                doubts.approvedBefore(about, first.number());
            }
            askAnew(requested, person, now);
        }
    }

    /** How what never ran then would have ended, nobody knows. */
    private String why(DeploymentRequested requested, Deployment earlier, List<Decision.Order> orders) {
        boolean started = world.stepsOf(earlier.id()).fate().end() == Fate.End.STARTED;
        return started && requested.trigger().forced() != null
                ? "Nothing would have kept #" + earlier.number() + " from being started."
                : answerIn(orders);
    }

    private List<Decision.Order> repeat(
            DeploymentRequested requested, SlackUser person, Deployment earlier, Instant now) {
        String id = requested.trigger().eventId();
        String forced = requested.trigger().forced();
        if (forced == null) {
            return say(id, person, earlier.id(), "retry #" + earlier.number(), now);
        }
        ButtonPressed pressed = new ButtonPressed(
                world.channel(), person, DeploymentMessage.FORCE, earlier.id().toString(), null, id, NOWHERE);
        List<Decision.Order> orders = tell(id + "/button", pressed, earlier.id(), now);
        return published(orders, OpenModal.class)
                .findFirst()
                .map(form -> tell(id, filledIn(form, forced), earlier.id(), now))
                .orElse(orders);
    }

    private static ModalSubmitted filledIn(OpenModal form, String reason) {
        String field = form.modal().inputs().getFirst().id();
        return new ModalSubmitted(
                form.channel().workspace(),
                form.user(),
                form.callbackId(),
                form.privateMetadata(),
                Map.of(field, reason));
    }

    private static String answerIn(List<Decision.Order> orders) {
        return published(orders, AnswerPerson.class)
                .map(answer -> answer.content().plainText())
                .collect(Collectors.joining(" "));
    }

    private static <E extends Event> Stream<E> published(List<Decision.Order> orders, Class<E> kind) {
        return orders.stream()
                .flatMap(
                        order -> order.effect() instanceof Effect.Publish publish ? Stream.of(publish) : Stream.empty())
                .map(publish -> publish.event().encoded())
                .map(encoded ->
                        EventCodec.decode(encoded.headers(), encoded.value()).data())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private void say(String id, SlackUser person, DeploymentId about, String verb, String rest, Instant now) {
        world.deployment(about)
                .map(Deployment::number)
                .ifPresent(number -> say(id, person, about, verb + " #" + number + rest, now));
    }

    private List<Decision.Order> say(
            String id, SlackUser person, @Nullable DeploymentId about, String words, Instant now) {
        CommandEntered entered = new CommandEntered(world.channel(), person, proposal.slash(), words, id, NOWHERE);
        return tell(id, entered, about, now);
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
            answers.to(next, now).ifPresent(answer -> answer(next.effect(), answer, now));
        }
        return orders;
    }

    private void answer(Effect effect, Answers.Answer answer, Instant now) {
        String lane = effect.lane();
        if (effect.once() && !underWay.add(lane)) {
            return;
        }
        at(now.plus(answer.after()), then -> {
            underWay.remove(lane);
            take(new Happening.Returned(lane + "/" + then, null, answer.result()), null, then);
        });
    }
}
