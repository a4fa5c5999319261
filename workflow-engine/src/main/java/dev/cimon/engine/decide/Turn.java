package dev.cimon.engine.decide;

import dev.cimon.engine.control.Controls;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.Step;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.gate.Facts;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.right.Known;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.content.Content;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.OpenModal;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.workflow.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One decision in the making: what is known, and what has been decided so far. It lives for one call of decide. */
final class Turn {

    private static final String SOURCE = "/workflow-engine";

    private final Situation situation;
    private final Happening happening;
    private final Instant now;
    private final Map<DeploymentId, Deployment> deployments = new LinkedHashMap<>();
    private final Map<DeploymentId, Deployment> changed = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<People.Link> linked = new ArrayList<>();
    private final List<People.Link> unlinked = new ArrayList<>();
    private final List<Decision.Order> orders = new ArrayList<>();
    private final List<DeploymentHealed> healed = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Decision.Binding> unbound = new ArrayList<>();
    private final Map<Integer, PullRequest> pullRequests = new LinkedHashMap<>();
    private final Map<EnvironmentName, Boolean> wakingLater = new HashMap<>();
    private @Nullable Project project;
    private Known belonging = Known.NOTHING;
    private @Nullable String right;

    Turn(Situation situation, Happening happening, Instant now) {
        this.situation = situation;
        this.happening = happening;
        this.now = now;
        this.project = situation.project();
        situation.deployments().forEach(deployment -> deployments.put(deployment.id(), deployment));
    }

    Situation situation() {
        return situation;
    }

    Instant now() {
        return now;
    }

    /** When somebody said or did it, however long it was on its way. */
    Instant happenedAt() {
        return happening instanceof Happening.Received received
                ? received.envelope().time()
                : now;
    }

    String cause() {
        return happening.id();
    }

    /**
     * What somebody typed or pressed, also if it is decided about once more.
     *
     * @throws IllegalStateException if it is about nothing of the kind
     */
    OutgoingEvent said() {
        return switch (happening) {
            case Happening.Received received -> OutgoingEvent.of(received.envelope());
            case Happening.Returned returned
            when returned.result().effect() instanceof Effect.ForRight asked -> asked.said();
            case Happening.Returned returned -> throw new IllegalStateException("nobody has said anything");
        };
    }

    /** To what whoever said it belongs, as far as it was asked for. */
    Known belonging() {
        return belonging;
    }

    void learn(Known known) {
        belonging = known;
    }

    /** What is decided from here on has been caused by this right, where the workflow gives it to some only. */
    void by(String granted) {
        right = granted;
    }

    Optional<Project> project() {
        return Optional.ofNullable(project);
    }

    /** The one it is about, as long as the channel of that person follows it. */
    Optional<Project> projectHere(ReplyTo person) {
        return project().filter(known -> known.channels().contains(person.channel()));
    }

    void save(Project next) {
        project = next;
    }

    void unbind(ChannelRef channel, RepositoryName repository) {
        unbound.add(new Decision.Binding(channel, repository));
    }

    /** Who is linked where that person is. */
    People people(ReplyTo person) {
        return situation.people().in(person.channel().workspace());
    }

    /** Those the happening is about, as they are at this point of the decision. */
    Stream<PullRequest> pullRequests() {
        Map<Integer, PullRequest> all = new LinkedHashMap<>();
        situation.pullRequests().forEach(known -> all.put(known.number(), known));
        all.putAll(pullRequests);
        return all.values().stream();
    }

    Optional<PullRequest> pullRequest(int number) {
        return pullRequests().filter(known -> known.number() == number).findFirst();
    }

    void save(PullRequest next) {
        pullRequests.put(next.number(), next);
    }

    void link(People.Link link) {
        linked.add(link);
    }

    void unlink(People.Link link) {
        unlinked.add(link);
    }

    /** All deployments that matter, as they are at this point of the decision, oldest first. */
    Stream<Deployment> deployments() {
        return List.copyOf(deployments.values()).stream();
    }

    /** The environments of those about which something has been decided so far. */
    List<EnvironmentName> changedEnvironments() {
        return changed.values().stream().map(Deployment::environment).distinct().toList();
    }

    Optional<Deployment> deployment(DeploymentId id) {
        return Optional.ofNullable(deployments.get(id));
    }

    /** Whatever has become of it, as far as it was loaded. */
    Optional<Deployment> known(DeploymentId id) {
        return deployment(id)
                .or(() -> Stream.concat(Stream.ofNullable(situation.asked()), situation.recent().stream())
                        .filter(other -> other.id().equals(id))
                        .findFirst());
    }

    /** The deployment somebody names, if it is one of this project. */
    Optional<Deployment> asked() {
        return Optional.ofNullable(situation.asked())
                .filter(asked -> project != null && asked.repository().equals(project.repository()))
                .map(asked -> deployment(asked.id()).orElse(asked));
    }

    /** What the gates look at, as it is at this point of the decision. */
    Facts factsAbout(Deployment candidate) {
        return new Facts(
                candidate,
                deployments().toList(),
                successes(),
                project().map(Project::controls).orElse(Controls.NONE),
                project().map(Workflow::of).orElseGet(() -> Workflow.standard("main")),
                situation.people(),
                now,
                situation.slash());
    }

    /** With those of this very decision. */
    private Set<Success> successes() {
        return Stream.concat(
                        situation.successes().stream(),
                        changed.values().stream()
                                .filter(Deployment::current)
                                .map(deployment -> new Success(
                                        deployment.environment(),
                                        deployment.requireCommit().revision())))
                .collect(Collectors.toUnmodifiableSet());
    }

    void save(Deployment deployment) {
        deployments.put(deployment.id(), deployment);
        changed.put(deployment.id(), deployment);
    }

    void order(Effect effect) {
        order(effect, Duration.ZERO);
    }

    void order(Effect effect, Duration delay) {
        orders.add(new Decision.Order(effect, delay));
    }

    /**
     * Has whatever waits asked again when the time has come.
     *
     * @param environment all of the project, when absent
     */
    void wakeAt(@Nullable EnvironmentName environment, Instant time) {
        project()
                .map(Project::repository)
                .ifPresent(repository ->
                        order(new Effect.WakeWaiting(repository, environment, time), Duration.between(now, time)));
    }

    /** @return whether one of these changes was a reason to ask again what waits there */
    boolean wakingLater(EnvironmentName environment, Runnable changes) {
        wakingLater.put(environment, false);
        changes.run();
        return Boolean.TRUE.equals(wakingLater.remove(environment));
    }

    /** There is a reason to ask again what waits there; true, if that is done after further changes. */
    boolean wakesLater(EnvironmentName environment) {
        return wakingLater.replace(environment, true) != null;
    }

    /** Puts a decision on the audit trail; the same decision about the same version has the same id. */
    void record(Deployment about, DeploymentEvent event) {
        String id = about.id() + "/" + about.version() + "/" + event.getClass().getSimpleName();
        order(new Effect.Publish("audit/" + about.id(), outgoing(id, event)));
        steps.add(new Step(event, about.version(), now));
        remember(event);
    }

    void record(DecisionEvent event) {
        record(event, "");
    }

    /** @param about tells several of a kind apart that one happening has caused */
    void record(DecisionEvent event, String about) {
        String id = cause() + "/" + event.getClass().getSimpleName() + (about.isEmpty() ? "" : "/" + about);
        order(new Effect.Publish("audit/" + event.partitionKey(), outgoing(id, event)));
        remember(event);
    }

    private void remember(DecisionEvent event) {
        Optional<ChannelRef> channel = happening.channel();
        People here =
                channel.map(ChannelRef::workspace).map(situation.people()::in).orElse(People.NOBODY);
        new Deeds(here.believed(), channel, right, now).of(event).ifPresent(deeds::add);
    }

    /** Tells, after what follows from it, that this was found by asking. */
    void heal(DeploymentId deployment, DeploymentHealed.Found found) {
        deployment(deployment).ifPresent(about -> {
            DeploymentHealed told = new DeploymentHealed(about.ref(), found);
            record(about, told);
            healed.add(told);
        });
    }

    /** Brings the message of a deployment up to date in every channel of its project that is told of it. */
    void show(Deployment deployment) {
        forTold(deployment, (channel, notification) -> {
            People people = situation.people().in(channel.workspace());
            Content content = DeploymentMessage.of(deployment, people, notification.mentions(), now);
            show(channel, DeploymentMessage.keyOf(deployment), deployment.version(), content, null);
        });
        Previews.follow(this, deployment);
    }

    /** Writes once into the thread of a deployment's message. */
    void showInThread(Deployment deployment, String about, Content content) {
        showInThread(deployment, about, deployment.version(), _ -> content);
    }

    /** @param content for a channel of the workspace in which these people are linked */
    void showInThread(Deployment deployment, String about, long version, Function<People, Content> content) {
        MessageKey parent = DeploymentMessage.keyOf(deployment);
        forTold(
                deployment,
                (channel, _) -> show(
                        channel,
                        new MessageKey(parent + "/" + about),
                        version,
                        content.apply(situation.people().in(channel.workspace())),
                        parent));
    }

    private void forTold(Deployment deployment, BiConsumer<ChannelRef, Notification> then) {
        project()
                .ifPresent(known -> known.channels()
                        .forEach(channel -> Workflow.of(known)
                                .notification(channel, deployment)
                                .ifPresent(notification -> then.accept(channel, notification))));
    }

    /**
     * Shows something in every channel of the project.
     *
     * @param thread the message in whose thread it stands, if in one
     */
    void show(MessageKey key, long version, Content content, @Nullable MessageKey thread) {
        show(key, version, _ -> Optional.of(content), thread);
    }

    /**
     * Shows something that mentions people, or nothing where it is for nobody.
     *
     * @param content for a channel of the workspace in which these people are linked
     */
    void show(MessageKey key, long version, Function<People, Optional<Content>> content, @Nullable MessageKey thread) {
        for (ChannelRef channel : project().map(Project::channels).orElse(List.of())) {
            content.apply(situation.people().in(channel.workspace()))
                    .ifPresent(shown -> show(channel, key, version, shown, thread));
        }
    }

    /** Shows something once in every channel of the project, each in its own words. */
    void showPerChannel(MessageKey key, Function<ChannelRef, Content> content) {
        for (ChannelRef channel : project().map(Project::channels).orElse(List.of())) {
            show(channel, key, 1, content.apply(channel), null);
        }
    }

    void show(ChannelRef channel, MessageKey key, long version, Content content, @Nullable MessageKey thread) {
        String id = channel + "/" + key + "/" + version;
        ShowMessage show = new ShowMessage(key, channel, version, content, thread);
        order(Effect.Publish.message(channel, key, outgoing(id, show)));
    }

    void answer(ReplyTo to, Content content) {
        answer(to, content, false);
    }

    void answer(ReplyTo to, Content content, boolean replaceOriginal) {
        AnswerPerson answer =
                new AnswerPerson(to.answerId(), to.channel(), to.user(), to.responseUrl(), replaceOriginal, content);
        order(new Effect.Publish("answer/" + to.answerId(), outgoing(to.answerId(), answer)));
    }

    void open(OpenModal modal) {
        order(new Effect.Publish("answer/" + modal.modalId(), outgoing(modal.modalId(), modal)));
    }

    private OutgoingEvent outgoing(String id, Event event) {
        return OutgoingEvent.of(new EventEnvelope<>(id, SOURCE, now, cause(), happening.traceparent(), event));
    }

    Decision decision() {
        Project changedProject = Objects.equals(project, situation.project()) ? null : project;
        return new Decision(
                changedProject,
                unbound,
                List.copyOf(changed.values()),
                steps,
                List.copyOf(pullRequests.values()),
                linked,
                unlinked,
                orders,
                healed,
                deeds);
    }
}
