package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.control.Controls;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.deployment.History;
import dev.cimon.engine.deployment.Step;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.gate.Facts;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.WorkflowSource;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.right.ProofLinks;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.OpenModal;
import dev.cimon.events.slack.ShowMessage;
import java.time.Duration;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine without its shell: events go in, effects are performed by providers that do as they are told, and what comes
 * back goes in again. After every decision the {@link Laws} are checked.
 */
final class Play {

    final Events events = new Events(this);
    final List<AnswerPerson> answers = new ArrayList<>();
    final List<OpenModal> forms = new ArrayList<>();
    final List<DecisionEvent> audit = new ArrayList<>();
    final List<Deed> deeds = new ArrayList<>();
    final List<Effect> performed = new ArrayList<>();
    final Laws laws = new Laws();

    private final Map<RepositoryName, Project> projects = new LinkedHashMap<>();
    private final Map<DeploymentId, Deployment> deployments = new LinkedHashMap<>();
    private final Map<Integer, PullRequest> pullRequests = new LinkedHashMap<>();
    private final Outside outside = new Outside();
    private final Map<MessageKey, ShowMessage> messages = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<ShowMessage> threads = new ArrayList<>();
    private final List<People.Link> people = new ArrayList<>();
    private final List<Effect> outstanding = new ArrayList<>();
    private final Set<String> inbox = new HashSet<>();
    private Instant now = Samples.NOON;
    private @Nullable ProofLinks proofs;
    private int returned;

    static Play withProject() {
        Play play = new Play();
        play.projects.put(Samples.SHOP, Samples.project());
        return play;
    }

    /** Whose workflow is this file. */
    static Play withWorkflow(String text) {
        Play play = new Play();
        WorkflowSource source =
                WorkflowSource.STANDARD.replacedBy(new WorkflowSource.Good(Samples.REVISION, "blob", text));
        play.projects.put(Samples.SHOP, Samples.project().with(source));
        return play.workflow(text);
    }

    void happens(String id, Event event) {
        if (inbox.add(id)) {
            EventEnvelope<Event> envelope = EventEnvelope.received(id, "/gateway", now, event);
            decide(new Happening.Received(envelope), events.repositoryOf(event), events.channelOf(event));
        }
    }

    void comesBack(EffectResult result) {
        returned++;
        Happening happening = new Happening.Returned("effect/" + returned, null, result);
        switch (result.effect()) {
            case Effect.ForPerson asked ->
                decide(
                        happening,
                        Optional.of(asked.repository()),
                        Optional.of(asked.replyTo().channel()));
            case Effect.ForDeployment step -> decide(happening, Optional.of(step.repository()), Optional.empty());
            case Effect.Publish publish -> throw new AssertionError("brings nothing back");
            case Effect.CommentOnPullRequest comment -> throw new AssertionError("brings nothing back");
            case Effect.WakeWaiting wake -> decide(happening, Optional.of(wake.repository()), Optional.empty());
            case Effect.ReadWorkflow asked -> decide(happening, Optional.of(asked.repository()), Optional.empty());
            case Effect.ReportWorkflow report -> throw new AssertionError("brings nothing back");
        }
    }

    private void decide(Happening happening, Optional<RepositoryName> about, Optional<ChannelRef> channel) {
        now = now.plusSeconds(1);
        List<RepositoryName> here = projects.values().stream()
                .filter(project -> channel.filter(project.channels()::contains).isPresent())
                .map(Project::repository)
                .toList();
        Optional<Project> project = about.or(() -> here.size() == 1 ? Optional.of(here.getFirst()) : Optional.empty())
                .map(projects::get);
        Situation situation = new Situation(
                project.orElse(null),
                here,
                live(project),
                successes(project),
                recent(project),
                events.namedIn(happening).orElse(null),
                events.namedIn(happening).map(this::stepsOf).orElse(List.of()),
                events.namedIn(happening).map(this::historyOf).orElse(History.NONE),
                List.copyOf(pullRequests.values()),
                everybody(),
                channel.filter(this::settingUp).isPresent(),
                "/cimon",
                proofs);
        store(Decide.decide(situation, happening, now));
        laws.nothingIsStuck(deployments.values(), outstanding, this::factsAbout);
        laws.oneActivePerEnvironment(deployments.values());
    }

    private Facts factsAbout(Deployment deployment) {
        Project project = projects.get(deployment.repository());
        return new Facts(
                deployment,
                live(Optional.ofNullable(project)),
                successes(Optional.ofNullable(project)),
                project == null ? Controls.NONE : project.controls(),
                project == null ? Workflow.standard("main") : Workflow.of(project),
                everybody(),
                now,
                "/cimon");
    }

    private People everybody() {
        return new People(people, proofs != null);
    }

    private History historyOf(Deployment deployment) {
        return new History(deployments.values().stream()
                .filter(other -> other.repository().equals(deployment.repository())
                        && other.environment().equals(deployment.environment()))
                .toList());
    }

    private List<Step> stepsOf(Deployment deployment) {
        return steps.stream()
                .filter(step -> step.event().deployment().id().equals(deployment.id()))
                .toList();
    }

    private boolean settingUp(ChannelRef channel) {
        String lane = Effect.VerifyRepository.laneOf(channel);
        return outstanding.stream().anyMatch(effect -> effect.lane().equals(lane));
    }

    private List<Deployment> live(Optional<Project> project) {
        return of(project)
                .filter(deployment -> !deployment.over() || deployment.current())
                .sorted(Comparator.comparingLong(Deployment::number))
                .toList();
    }

    private Set<Success> successes(Optional<Project> project) {
        return of(project)
                .filter(deployment -> deployment.state() instanceof Succeeded || deployment.state() instanceof Inactive)
                .map(deployment -> new Success(
                        deployment.environment(), deployment.requireCommit().revision()))
                .collect(Collectors.toSet());
    }

    private Stream<Deployment> of(Optional<Project> project) {
        return deployments.values().stream()
                .filter(deployment -> project.map(Project::repository)
                        .filter(deployment.repository()::equals)
                        .isPresent());
    }

    private List<Deployment> recent(Optional<Project> project) {
        return of(project)
                .sorted(Comparator.comparingLong(Deployment::number).reversed())
                .limit(10)
                .toList();
    }

    private void store(Decision decision) {
        if (decision.project() != null) {
            projects.put(decision.project().repository(), decision.project());
        }
        people.removeAll(decision.unlinked());
        decision.linked().forEach(link -> people.removeIf(known -> known.user().equals(link.user())));
        people.addAll(decision.linked());
        decision.pullRequests().forEach(pullRequest -> pullRequests.put(pullRequest.number(), pullRequest));
        List<Deployment> triggered = new ArrayList<>();
        for (Deployment next : decision.deployments()) {
            Deployment before = deployments.put(next.id(), next);
            laws.changes(before, next);
            if (next.state() instanceof Triggering && (before == null || !(before.state() instanceof Triggering))) {
                triggered.add(next);
            }
        }
        triggered.forEach(next -> laws.triggersThroughOpenGatesOnly(next, this::factsAbout));
        steps.addAll(decision.steps());
        deeds.addAll(decision.deeds());
        for (Effect effect : decision.effects()) {
            boolean asked = effect.once()
                    && outstanding.stream().anyMatch(other -> other.lane().equals(effect.lane()));
            if (!asked) {
                outstanding.add(effect);
            }
        }
    }

    /** Effects that could be done now: the first of each lane, but for those whose time has not come. */
    List<Effect> due() {
        Map<String, Effect> first = new LinkedHashMap<>();
        outstanding.stream()
                .filter(effect -> !(effect instanceof Effect.WakeWaiting wake) || !now.isBefore(wake.at()))
                .forEach(effect -> first.putIfAbsent(effect.lane(), effect));
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
            case OpenModal modal -> forms.add(modal);
            case ShowMessage show when show.thread() != null -> threads.add(show);
            case ShowMessage show -> {
                laws.shown(show);
                messages.put(show.key(), show);
            }
            default -> throw new AssertionError("not for the engine to publish: " + envelope.data());
        }
    }

    /** When something is to be looked at again. */
    List<Instant> alarms() {
        return outstanding.stream()
                .filter(Effect.WakeWaiting.class::isInstance)
                .map(effect -> ((Effect.WakeWaiting) effect).at())
                .toList();
    }

    Play passes(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Who works on every repository. */
    Play collaborators(List<String> logins) {
        outside.collaborators(logins);
        return this;
    }

    /** The workflow file of every repository from now on, as soon as somebody looks. */
    Play workflow(@Nullable String text) {
        outside.workflow(text);
        return this;
    }

    /** What every branch is from now on. */
    Play branchesMove(Revision revision) {
        outside.revision(revision);
        return this;
    }

    /** Who is in the teams on GitHub, from now on. */
    Play teams(Map<String, List<String>> members) {
        outside.teams(members);
        return this;
    }

    /** Who is in the user groups of Slack, by their ids, from now on. */
    Play userGroups(Map<String, List<String>> members) {
        outside.userGroups(members);
        return this;
    }

    /** A check of the commit that everything stands for reports, now. */
    Play reports(String name, CheckReported.Result result) {
        return reports(name, result, now);
    }

    Play reports(String name, CheckReported.Result result, Instant at) {
        return reports(new CheckReported(Samples.SHOP, null, Samples.REVISION, name, result, null, at));
    }

    Play reports(String name, CheckReported.Result result, Revision revision) {
        return reports(new CheckReported(Samples.SHOP, null, revision, name, result, null, now));
    }

    private Play reports(CheckReported report) {
        outside.reports(report);
        happens("check-" + report.revision() + report.name() + report.at() + report.result(), report);
        return this;
    }

    /** What this effect would bring back now, without being performed. */
    EffectResult answerTo(Class<? extends Effect> kind) {
        return due().stream()
                .filter(kind::isInstance)
                .findFirst()
                .flatMap(outside::perform)
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " is asked for"));
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

    Optional<Deployment> find(Predicate<Deployment> which) {
        return deployments.values().stream().filter(which).findFirst();
    }

    /** The state of that deployment, by its name. */
    String stateOf(long number) {
        return number(number).state().getClass().getSimpleName();
    }

    /** The message of that deployment as it stands in Slack now, without formatting. */
    String messageOf(long number) {
        return message(DeploymentMessage.keyOf(number(number)).key()).content().plainText();
    }

    boolean hasMessage(long number) {
        return messages.containsKey(DeploymentMessage.keyOf(number(number)));
    }

    /** What the message with this key shows now. */
    ShowMessage message(String key) {
        return Optional.ofNullable(messages.get(new MessageKey(key)))
                .orElseThrow(() -> new AssertionError("there is no message " + key + " but " + messages.keySet()));
    }

    Set<MessageKey> messageKeys() {
        return Set.copyOf(messages.keySet());
    }

    /** What stands in the thread of the message with this key, in order. */
    List<ShowMessage> threadOf(String key) {
        return threads.stream()
                .filter(show -> new MessageKey(key).equals(show.thread()))
                .toList();
    }

    /** People have to prove who they are on GitHub, from now on. */
    Play requiresProof(ProofLinks links) {
        proofs = links;
        return this;
    }

    /** They have said who they are on GitHub. */
    Play linked(People.Link... links) {
        people.addAll(List.of(links));
        return this;
    }

    PullRequest pullRequest(int number) {
        return Optional.ofNullable(pullRequests.get(number))
                .orElseThrow(() -> new AssertionError("no pull request #" + number));
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
