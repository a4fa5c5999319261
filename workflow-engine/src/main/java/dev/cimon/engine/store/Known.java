package dev.cimon.engine.store;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Situation;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.History;
import dev.cimon.engine.deployment.Step;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.right.ProofLinks;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known in one transaction: as it was read, and as it has been decided since. It makes several decisions in one
 * transaction the same as each in its own.
 */
final class Known {

    static final int RECENT = 10;

    private final String slash;
    private final @Nullable ProofLinks proofs;
    private final Map<Scope, Place> places = new HashMap<>();
    private final Map<RepositoryName, Project> projects = new HashMap<>();
    private final Map<RepositoryName, TreeMap<Long, Deployment>> deployments = new HashMap<>();
    private final Map<DeploymentId, Deployment> byId = new HashMap<>();
    private final Map<RepositoryName, TreeMap<Integer, PullRequest>> pullRequests = new HashMap<>();
    private final Map<String, List<People.Link>> people = new HashMap<>();
    private final Map<RepositoryName, Set<Success>> successes = new HashMap<>();
    private List<Step> steps = List.of();
    private History history = History.NONE;
    private boolean settingUp;

    Known(String slash, @Nullable ProofLinks proofs, Collection<Place> found) {
        this.slash = slash;
        this.proofs = proofs;
        found.forEach(place -> places.put(place.scope(), place));
    }

    Collection<Place> places() {
        return places.values();
    }

    void add(Project project) {
        projects.put(project.repository(), project);
    }

    void add(Deployment deployment) {
        byId.put(deployment.id(), deployment);
        deployments
                .computeIfAbsent(deployment.repository(), _ -> new TreeMap<>())
                .put(deployment.number(), deployment);
    }

    void add(PullRequest pullRequest) {
        pullRequests
                .computeIfAbsent(pullRequest.repository(), _ -> new TreeMap<>())
                .put(pullRequest.number(), pullRequest);
    }

    void add(People.Link link) {
        people.computeIfAbsent(link.workspace(), _ -> new ArrayList<>()).add(link);
    }

    /** Of what is asked for in the only place. */
    void add(List<Step> taken) {
        steps = taken;
    }

    /** Of what is asked for in the only place. */
    void add(History found) {
        history = found;
    }

    void add(RepositoryName repository, Success found) {
        successes.computeIfAbsent(repository, _ -> new HashSet<>()).add(found);
    }

    Collection<Project> projects() {
        return projects.values();
    }

    /** Every one that a decision about the repository may be about. */
    Set<Revision> revisions(RepositoryName repository) {
        Stream<Revision> told = places.values().stream()
                .filter(place -> repository.equals(place.repository()))
                .flatMap(place -> Stream.ofNullable(place.scope().revision()));
        Stream<Deployment> met = Stream.concat(
                deployments.getOrDefault(repository, new TreeMap<>()).values().stream(),
                history.deployments().stream());
        return Stream.concat(
                        told,
                        met.filter(deployment -> deployment.commit() != null)
                                .map(deployment -> deployment.requireCommit().revision()))
                .collect(Collectors.toSet());
    }

    /** The channel of the only place is being bound to a repository right now. */
    void settingUp(boolean now) {
        settingUp = now;
    }

    Optional<Deployment> asked(Place place) {
        return Optional.ofNullable(place.asked()).map(byId::get);
    }

    /** Holds from the next decision on. */
    void changed(Decision decision) {
        Stream.ofNullable(decision.project()).forEach(this::add);
        decision.deployments().forEach(deployment -> {
            add(deployment);
            if (deployment.current()) {
                add(
                        deployment.repository(),
                        new Success(
                                deployment.environment(),
                                deployment.requireCommit().revision()));
            }
        });
        decision.pullRequests().forEach(this::add);
    }

    Situation situation(Scope scope) {
        Place place = places.get(scope);
        if (place == null) {
            throw new IllegalArgumentException("never asked for: " + scope);
        }
        Optional<Project> project = Optional.ofNullable(place.repository()).map(projects::get);
        if (project.isEmpty() && scope.channel() == null) {
            return new Situation(
                    null,
                    List.of(),
                    List.of(),
                    Set.of(),
                    List.of(),
                    null,
                    List.of(),
                    History.NONE,
                    List.of(),
                    People.NOBODY,
                    false,
                    slash,
                    proofs);
        }
        return new Situation(
                project.orElse(null),
                place.here(),
                live(project),
                project.map(found -> successes.getOrDefault(found.repository(), Set.of()))
                        .orElse(Set.of()),
                recent(project),
                asked(place).orElse(null),
                steps,
                history,
                pullRequests(place, project),
                new People(
                        workspaces(place, project)
                                .flatMap(workspace -> people.getOrDefault(workspace, List.of()).stream())
                                .toList(),
                        proofs != null),
                settingUp,
                slash,
                proofs);
    }

    private List<Deployment> live(Optional<Project> project) {
        return numbered(project).values().stream().filter(Known::isLive).toList();
    }

    /** On its way, or what runs in its environment. */
    static boolean isLive(Deployment deployment) {
        return !deployment.over() || deployment.current();
    }

    private List<Deployment> recent(Optional<Project> project) {
        return numbered(project).descendingMap().values().stream().limit(RECENT).toList();
    }

    private NavigableMap<Long, Deployment> numbered(Optional<Project> project) {
        return project.<NavigableMap<Long, Deployment>>map(found -> deployments.get(found.repository()))
                .orElseGet(TreeMap::new);
    }

    private List<PullRequest> pullRequests(Place place, Optional<Project> project) {
        Set<Integer> numbers = pullRequestNumbers(place);
        return project.map(found -> pullRequests.getOrDefault(found.repository(), new TreeMap<>()).values().stream()
                        .filter(known -> numbers.contains(known.number())
                                || known.head().equals(place.scope().revision()))
                        .toList())
                .orElse(List.of());
    }

    /** Those that are named, and those of which a deployment in question is the preview. */
    Set<Integer> pullRequestNumbers(Place place) {
        Scope scope = place.scope();
        Stream<Deployment> listed = scope.channel() == null
                ? Stream.empty()
                : recent(Optional.ofNullable(place.repository()).map(projects::get)).stream();
        Stream<EnvironmentName> environments = Stream.concat(
                Stream.ofNullable(scope.environment()),
                Stream.concat(asked(place).stream(), listed).map(Deployment::environment));
        return Stream.concat(
                        Stream.ofNullable(scope.pullRequest()),
                        environments.map(PullRequest::numberOf).flatMap(Optional::stream))
                .collect(Collectors.toSet());
    }

    /** Those that a decision about one of the places concerns. */
    Set<String> workspaces() {
        return places.values().stream()
                .flatMap(place -> workspaces(
                        place, Optional.ofNullable(place.repository()).map(projects::get)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> workspaces(Place place, Optional<Project> project) {
        return Stream.concat(
                        Stream.ofNullable(place.scope().channel()),
                        project.stream().flatMap(found -> found.channels().stream()))
                .map(channel -> channel.workspace())
                .distinct();
    }
}
