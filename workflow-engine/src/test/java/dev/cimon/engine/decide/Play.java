package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.ShowMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The engine without its shell: events go in, effects are performed by providers that do as they are told, and what comes
 * back goes in again. After every decision the {@link Laws} are checked.
 */
final class Play {

    final Events events = new Events(this);
    final List<AnswerPerson> answers = new ArrayList<>();
    final List<DecisionEvent> audit = new ArrayList<>();
    final List<Effect> performed = new ArrayList<>();
    final Laws laws = new Laws();

    private final Map<RepositoryName, Project> projects = new LinkedHashMap<>();
    private final Map<DeploymentId, Deployment> deployments = new LinkedHashMap<>();
    private final Outside outside = new Outside();
    private final Map<DeploymentId, ShowMessage> messages = new HashMap<>();
    private final List<ShowMessage> threads = new ArrayList<>();
    private final List<People.Link> people = new ArrayList<>();
    private final List<Effect> outstanding = new ArrayList<>();
    private final Set<String> inbox = new HashSet<>();
    private Instant now = Samples.NOON;
    private int returned;

    static Play withProject() {
        Play play = new Play();
        play.projects.put(Samples.SHOP, Samples.project());
        return play;
    }

    void happens(String id, Event event) {
        if (inbox.add(id)) {
            EventEnvelope<Event> envelope = EventEnvelope.received(id, "/gateway", now, event);
            decide(new Happening.Received(envelope), events.repositoryOf(event), events.channelOf(event));
        }
    }

    void comesBack(EffectResult result) {
        Optional<ChannelRef> channel = Optional.ofNullable(
                switch (result) {
                    case EffectResult.RepositoryFound found ->
                        found.effect().replyTo().channel();
                    case EffectResult.CollaboratorsListed listed ->
                        listed.effect().replyTo().channel();
                    default -> null;
                });
        returned++;
        decide(new Happening.Returned("effect/" + returned, null, result), Optional.of(result.repository()), channel);
    }

    private void decide(Happening happening, Optional<RepositoryName> about, Optional<ChannelRef> channel) {
        now = now.plusSeconds(1);
        Optional<Project> here = projects.values().stream()
                .filter(project -> channel.filter(project.channels()::contains).isPresent())
                .findFirst();
        Optional<Project> project =
                about.map(name -> Optional.ofNullable(projects.get(name))).orElse(here);
        Situation situation =
                new Situation(project.orElse(null), here.orElse(null), live(), recent(), new People(people));
        store(Decide.decide(situation, happening, now));
        laws.nothingIsStuck(deployments.values(), outstanding);
        laws.oneActivePerEnvironment(deployments.values());
    }

    private List<Deployment> live() {
        return deployments.values().stream()
                .filter(deployment -> !deployment.over() || deployment.current())
                .sorted(Comparator.comparingLong(Deployment::number))
                .toList();
    }

    private List<Deployment> recent() {
        return deployments.values().stream()
                .sorted(Comparator.comparingLong(Deployment::number).reversed())
                .limit(10)
                .toList();
    }

    private void store(Decision decision) {
        if (decision.project() != null) {
            projects.put(decision.project().repository(), decision.project());
        }
        people.removeAll(decision.unlinked());
        people.addAll(decision.linked());
        for (Deployment next : decision.deployments()) {
            laws.changes(deployments.put(next.id(), next), next);
        }
        for (Effect effect : decision.effects()) {
            boolean asked = effect instanceof Effect.FollowPipeline
                    && outstanding.stream().anyMatch(other -> other.lane().equals(effect.lane()));
            if (!asked) {
                outstanding.add(effect);
            }
        }
    }

    /** Effects that could be done now: the first of each lane. */
    List<Effect> due() {
        Map<String, Effect> first = new LinkedHashMap<>();
        outstanding.forEach(effect -> first.putIfAbsent(effect.lane(), effect));
        return List.copyOf(first.values());
    }

    /** Performs whatever is asked for until only pipelines are waited for. */
    Play run() {
        Optional<Effect> next = due().stream().filter(outside::answers).findFirst();
        while (next.isPresent()) {
            perform(next.get());
            next = due().stream().filter(outside::answers).findFirst();
        }
        return this;
    }

    /** Performs it and has what it brings back decided about. */
    Optional<EffectResult> perform(Effect effect) {
        outstanding.remove(effect);
        performed.add(effect);
        switch (effect) {
            case Effect.Publish publish -> published(publish);
            case Effect.ReportStatus report -> laws.reported(report);
            default -> {}
        }
        Optional<EffectResult> result = outside.perform(effect);
        result.ifPresent(this::comesBack);
        return result;
    }

    private void published(Effect.Publish publish) {
        EventEnvelope<Event> envelope = EventCodec.decode(
                publish.event().headers(), publish.event().encoded().value());
        laws.published(envelope.id());
        switch (envelope.data()) {
            case AnswerPerson answer -> answers.add(answer);
            case DecisionEvent decision -> audit.add(decision);
            case ShowMessage show when show.thread() != null -> threads.add(show);
            case ShowMessage show -> {
                laws.shown(show);
                messages.put(DeploymentId.of(show.key().key().replace("deployment/", "")), show);
            }
            default -> throw new AssertionError("not for the engine to publish: " + envelope.data());
        }
    }

    /** The next effect of this kind is refused. */
    Play refuse(Class<? extends Effect> of, int status, String words) {
        outside.refuse(of, status, words);
        return this;
    }

    /** The pipeline of that deployment ends like this, as soon as somebody looks. */
    Play ends(long number, EffectResult.PipelineStatus status, Job... jobs) {
        outside.end(number(number).id(), status, List.of(jobs));
        return this;
    }

    Deployment number(long number) {
        return deployments.values().stream()
                .filter(deployment -> deployment.number() == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no deployment #" + number));
    }

    /** The state of that deployment, by its name. */
    String stateOf(long number) {
        return number(number).state().getClass().getSimpleName();
    }

    /** The message of that deployment as it stands in Slack now, without formatting. */
    String messageOf(long number) {
        return Optional.ofNullable(messages.get(number(number).id()))
                .map(shown -> shown.content().plainText())
                .orElseThrow(() -> new AssertionError("#" + number + " has no message"));
    }

    boolean hasMessage(long number) {
        return messages.containsKey(number(number).id());
    }

    List<String> threadMessages() {
        return threads.stream().map(show -> show.content().plainText()).toList();
    }

    String lastAnswer() {
        assertThat(answers).as("answers").isNotEmpty();
        return answers.getLast().content().plainText();
    }

    List<Deployment> all() {
        return List.copyOf(deployments.values());
    }

    int count() {
        return deployments.size();
    }

    List<People.Link> people() {
        return List.copyOf(people);
    }

    List<Project> projects() {
        return List.copyOf(projects.values());
    }

    <E extends Effect> List<E> performed(Class<E> kind) {
        return performed.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
