package dev.cimon.trial;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.OpenModal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people asked for by hand, asked for once more: anew, or as the same as another one. */
final class Wishes {

    private final Recording recording;
    private final Proposal proposal;
    private final World world;
    private final Doubts doubts;
    private final Ears ears;
    private final Map<DeploymentId, Fate> unmet = new HashMap<>();

    /** Whoever listens to people. */
    interface Ears {

        /** @param about the deployment that is named, if one is */
        List<Decision.Order> hear(String id, Event event, @Nullable DeploymentId about, Instant now);
    }

    Wishes(Recording recording, Proposal proposal, World world, Doubts doubts, Ears ears) {
        this.recording = recording;
        this.proposal = proposal;
        this.world = world;
        this.doubts = doubts;
        this.ears = ears;
    }

    /** What became of those of which no deployment came. */
    Map<DeploymentId, Fate> unmet() {
        return unmet;
    }

    private CommandEntered command(SlackUser person, String words) {
        return new CommandEntered(world.channel(), person, proposal.slash(), words, "", Trial.NOWHERE);
    }

    /** By the id of what asked for it then, so that it is the same deployment. */
    void ask(DeploymentRequested requested, Instant now) {
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
            unmet.put(about, Fate.unknown(doubt.get()));
            return;
        }
        List<Decision.Order> orders =
                ears.hear(requested.trigger().eventId(), command(person, wish.words()), null, now);
        if (world.deployment(about).isEmpty()) {
            unmet.put(about, Fate.refused(answerIn(orders)));
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
                unmet.put(
                        about,
                        doubts.about(there.get()).isPresent()
                                ? Fate.unknown("It repeats #" + first.number() + ", of which it cannot be told.")
                                : Fate.notAskedFor(why(requested, there.get(), orders)));
            }
        } else if (earlier.requestedIn(proposal.since(), now)) {
            Optional.ofNullable(unmet.get(first.id())).ifPresent(fate -> unmet.put(about, fate));
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
            return ears.hear(id, command(person, "retry #" + earlier.number()), earlier.id(), now);
        }
        ButtonPressed pressed = new ButtonPressed(
                world.channel(), person, DeploymentMessage.FORCE, earlier.id().toString(), null, id, Trial.NOWHERE);
        List<Decision.Order> orders = ears.hear(id + "/button", pressed, earlier.id(), now);
        return published(orders, OpenModal.class)
                .findFirst()
                .map(form -> ears.hear(id, filledIn(form, forced), earlier.id(), now))
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
}
