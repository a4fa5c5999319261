package dev.cimon.engine.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.engine.circleci.CircleCiJson.JobDocument;
import dev.cimon.engine.circleci.CircleCiJson.JobPage;
import dev.cimon.engine.circleci.CircleCiJson.PipelineDocument;
import dev.cimon.engine.circleci.CircleCiJson.Source;
import dev.cimon.engine.circleci.CircleCiJson.Trigger;
import dev.cimon.engine.circleci.CircleCiJson.WorkflowDocument;
import dev.cimon.engine.circleci.CircleCiJson.WorkflowPage;
import dev.cimon.engine.provider.Answer;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.ProviderCall;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/** CircleCI, blocking: call it from virtual threads. Calls are never repeated here. Thread-safe. */
public final class CircleCiClient {
    private static final Duration STARTING = Duration.ofSeconds(2);
    private static final Set<String> GOING_ON = Set.of("running", "failing", "on_hold");

    private final CircleCiApi api;
    private final EarlierAttempt earlierAttempt;
    private final FailureLog log;

    public CircleCiClient(CircleCiSettings settings) {
        this(settings, _ -> {});
    }

    /** @param calls is told of every call */
    public CircleCiClient(CircleCiSettings settings, Consumer<? super ProviderCall> calls) {
        this.api = new CircleCiApi(settings, calls);
        this.earlierAttempt = new EarlierAttempt(api);
        this.log = new FailureLog(api, settings.apiUrl());
    }

    /** Whether the token is good. */
    public Outcome<Boolean> greet() {
        return api.text("me").map(_ -> true);
    }

    /**
     * Starts a pipeline. CircleCI knows no idempotency key: after Unknown ask {@link #find} before calling again.
     * Refused also when CircleCI answers 200 with a message: it has started nothing then.
     */
    public Outcome<Pipeline> trigger(PipelineOrder order) {
        Source source = new Source(order.branch(), order.tag());
        String path = "project/" + CircleCiApi.slug(order.repository()) + "/pipeline";
        SortedMap<String, JsonNode> parameters = CircleCiJson.parameters(order);
        Outcome<Answer> outcome = order.definitionId() == null
                ? api.post(path, new Trigger(source.branch(), source.tag(), null, null, null, parameters))
                : api.post(path + "/run", new Trigger(null, null, order.definitionId(), source, source, parameters));
        return outcome.flatMap(answer -> started(order, answer));
    }

    /** Whether an earlier attempt has started this pipeline after all. */
    public Outcome<Optional<Pipeline>> find(PipelineOrder order) {
        return earlierAttempt.find(order).map(found -> found.map(document -> pipeline(order.repository(), document)));
    }

    /** All workflows and jobs; the worst outcome counts once all workflows have ended. */
    public Outcome<PipelineProgress> observe(PipelineId id) {
        return document(id)
                .flatMap(pipeline -> workflows(id)
                        .flatMap(workflows -> jobs(workflows)
                                .map(jobs -> withLog(pipeline, ProgressReport.of(pipeline, workflows, jobs)))));
    }

    /**
     * Cancels every workflow that has not ended; repeating it is harmless. False if nothing was going on;
     * {@code RetryLater} while CircleCI is still making the workflows.
     */
    public Outcome<Boolean> cancel(PipelineId id) {
        return document(id)
                .flatMap(pipeline -> workflows(id).flatMap(workflows -> {
                    List<WorkflowDocument> open = workflows.stream()
                            .filter(workflow -> GOING_ON.contains(workflow.status()))
                            .toList();
                    if (open.isEmpty() && pipeline.starting()) {
                        return new Outcome.RetryLater<>(
                                STARTING, "CircleCI has not started the pipeline's workflows yet");
                    }
                    Outcome<Boolean> outcome = new Outcome.Done<>(!open.isEmpty());
                    for (WorkflowDocument workflow : open) {
                        Outcome<Answer> cancelled =
                                api.post("workflow/" + CircleCiApi.encoded(workflow.id()) + "/cancel", Map.of());
                        outcome = outcome.flatMap(_ -> cancelled.map(_ -> true));
                    }
                    return outcome;
                }));
    }

    /** The end of what the failed step printed: at most 20 lines and 2,500 characters. */
    public Outcome<Optional<String>> failureLog(RepositoryName repository, long jobNumber) {
        return log.of(CircleCiApi.slug(repository), jobNumber);
    }

    private Outcome<Pipeline> started(PipelineOrder order, Answer answer) {
        if (answer.status() != 201) {
            return new Outcome.Refused<>(answer.status(), answer.words());
        }
        Outcome<PipelineDocument> unknown = new Outcome.Unknown<>(CircleCiApi.unreadable());
        return api.read(answer, PipelineDocument.class, unknown)
                .map(document -> pipeline(order.repository(), document));
    }

    private static Pipeline pipeline(RepositoryName repository, PipelineDocument document) {
        return new Pipeline(
                new PipelineId(document.id()),
                document.number(),
                URI.create("https://app.circleci.com/pipelines/github/" + repository + "/" + document.number()));
    }

    private Outcome<PipelineDocument> document(PipelineId id) {
        return api.get("pipeline/" + CircleCiApi.encoded(id.id()), PipelineDocument.class);
    }

    private Outcome<List<WorkflowDocument>> workflows(PipelineId id) {
        return api.all("pipeline/" + CircleCiApi.encoded(id.id()) + "/workflow", WorkflowPage.class, _ -> true)
                .map(ProgressReport::newestRuns);
    }

    private Outcome<List<JobDocument>> jobs(List<WorkflowDocument> workflows) {
        List<JobDocument> jobs = new ArrayList<>();
        for (WorkflowDocument workflow : workflows) {
            Outcome<List<JobDocument>> outcome =
                    api.all("workflow/" + CircleCiApi.encoded(workflow.id()) + "/job", JobPage.class, _ -> true);
            if (!(outcome instanceof Outcome.Done<List<JobDocument>>(List<JobDocument> more))) {
                return outcome;
            }
            jobs.addAll(more);
        }
        return new Outcome.Done<>(jobs);
    }

    private PipelineProgress withLog(PipelineDocument pipeline, PipelineProgress progress) {
        String slug = pipeline.projectSlug();
        if (progress.state() != PipelineProgress.State.FAILED || slug == null) {
            return progress;
        }
        return ProgressReport.failedJob(progress)
                .flatMap(number -> log.tryOf(slug, number))
                .map(text -> new PipelineProgress(
                        progress.state(), progress.jobs(), text, progress.workflows(), progress.error()))
                .orElse(progress);
    }
}
