package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.circleci.Project.ParameterType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** All projects and pipelines, the numbers given so far, and how pipelines behave. */
final class Projects {
    static final String ORGANIZATION_ID = uuidOf("organization acme");

    private final Clock clock;
    private final Map<String, Project> bySlug = new LinkedHashMap<>();
    private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();
    private final Map<String, Integer> lastPipeline = new LinkedHashMap<>();
    private final Map<String, Integer> lastJob = new LinkedHashMap<>();
    private Behaviour usual = Behaviour.USUAL;
    private Set<String> hidden = Set.of();

    Projects(Clock clock) {
        this.clock = clock;
        for (String name : List.of("shop", "api")) {
            found("acme", name);
        }
    }

    /** The project of that name; set up if there is none. */
    Project found(String organization, String name) {
        String full = organization + "/" + name;
        return bySlug.computeIfAbsent(
                "gh/" + full,
                _ -> new Project(
                        uuidOf("project " + full), organization, name, uuidOf("definition " + full), declared()));
    }

    private static Map<String, ParameterType> declared() {
        Map<String, ParameterType> declared = new LinkedHashMap<>();
        Stream.of("environment", "version", "revision", "subdomain", "url", "cimon_deployment")
                .forEach(name -> declared.put(name, ParameterType.STRING));
        return declared;
    }

    private static String uuidOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    List<Project> all() {
        return List.copyOf(bySlug.values());
    }

    /** Slugs begin with {@code gh}, {@code github}, or {@code circleci} followed by the two ids. */
    Optional<Project> find(String vcs, String organization, String name) {
        if (vcs.equals("circleci")) {
            return all().stream()
                    .filter(p -> organization.equals(ORGANIZATION_ID) && p.id().equals(name))
                    .findFirst();
        }
        String slug = "gh/" + organization + "/" + name;
        return Optional.ofNullable(hidden.contains(slug) ? null : bySlug.get(slug));
    }

    /** As if these were not set up, or not to be seen with the token. */
    void hide(Set<String> slugs) {
        hidden = Set.copyOf(slugs);
    }

    void declare(Project changed) {
        bySlug.put(changed.slug(), changed);
    }

    Pipeline create(Project project, Pipeline.Source source, ObjectNode parameters) {
        int number = lastPipeline.merge(project.slug(), 1, Integer::sum);
        Pipeline pipeline = new Pipeline(UUID.randomUUID().toString(), number, project, source, parameters, now());
        pipelines.put(pipeline.id, pipeline);
        return pipeline;
    }

    SavedPipelines saved() {
        return new SavedPipelines(
                lastPipeline,
                lastJob,
                usual,
                behaviours,
                all(),
                pipelines.values().stream()
                        .map(SavedPipelines.SavedPipeline::of)
                        .toList());
    }

    void restore(SavedPipelines saved) {
        lastPipeline.putAll(saved.lastPipeline());
        lastJob.putAll(saved.lastJob());
        usual = saved.usual();
        behaviours.putAll(saved.behaviours());
        saved.projects().forEach(this::declare);
        for (SavedPipelines.SavedPipeline pipeline : saved.pipelines()) {
            Project project = bySlug.get(pipeline.project());
            if (project != null) {
                pipelines.put(pipeline.id(), pipeline.opened(project));
            }
        }
    }

    int nextJobNumber(Project project) {
        return lastJob.merge(project.slug(), 1, Integer::sum);
    }

    Pipeline pipeline(String id) {
        return Optional.ofNullable(pipelines.get(id)).orElseThrow(() -> CircleCiRefusal.notFound("Pipeline"));
    }

    /** Newest first. */
    List<Pipeline> pipelines() {
        return new ArrayList<>(pipelines.values()).reversed();
    }

    Workflow workflow(String id) {
        return pipelines.values().stream()
                .flatMap(p -> p.workflows.stream())
                .filter(w -> w.id.equals(id))
                .findFirst()
                .orElseThrow(() -> CircleCiRefusal.notFound("Workflow"));
    }

    Behaviour behaviour(Project project) {
        return behaviours.getOrDefault(project.slug(), usual);
    }

    Behaviour usual() {
        return usual;
    }

    void behave(Behaviour behaviour) {
        behaviours.clear();
        usual = behaviour;
    }

    void behave(Project project, Behaviour behaviour) {
        behaviours.put(project.slug(), behaviour);
    }
}
