package dev.cimon.engine.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.engine.circleci.CircleCiJson.PipelineDocument;
import dev.cimon.engine.circleci.CircleCiJson.PipelinePage;
import dev.cimon.engine.circleci.CircleCiJson.Source;
import dev.cimon.engine.provider.Answer;
import dev.cimon.engine.provider.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for the pipeline of a deployment among those started since the first attempt. */
record EarlierAttempt(CircleCiApi api) {
    /** How far our clock may be ahead of CircleCI's. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private static final Duration COMPILING = Duration.ofSeconds(3);

    Outcome<Optional<PipelineDocument>> find(PipelineOrder order) {
        Instant since = order.firstAttempt().minus(CLOCK_SKEW);
        // pipelines can be filtered by branch only; the answer is newest first
        String branch = order.branch() == null ? "" : "?branch=" + CircleCiApi.encoded(order.branch());
        String path = "project/" + CircleCiApi.slug(order.repository()) + "/pipeline" + branch;
        return api.all(
                        path,
                        PipelinePage.class,
                        page -> !page.items().getLast().createdAt().isBefore(since))
                .flatMap(pipelines -> among(
                        pipelines.stream()
                                .filter(pipeline -> !pipeline.createdAt().isBefore(since))
                                .filter(pipeline -> isOf(order, pipeline.vcs()))
                                .toList(),
                        order.deployment().toString()));
    }

    private static boolean isOf(PipelineOrder order, @Nullable Source source) {
        return order.tag() == null
                || source == null
                || source.tag() == null
                || order.tag().equals(source.tag());
    }

    private Outcome<Optional<PipelineDocument>> among(List<PipelineDocument> candidates, String deployment) {
        for (PipelineDocument candidate : candidates) {
            if (contains(candidate.triggerParameters(), deployment)) {
                return new Outcome.Done<>(Optional.of(candidate));
            }
        }
        for (PipelineDocument candidate : candidates) {
            Outcome<Boolean> used = configUses(candidate, deployment);
            if (!(used instanceof Outcome.Done<Boolean>(Boolean found))) {
                return used.map(_ -> Optional.empty());
            }
            if (found) {
                return new Outcome.Done<>(Optional.of(candidate));
            }
        }
        return new Outcome.Done<>(Optional.empty());
    }

    private static boolean contains(@Nullable JsonNode parameters, String deployment) {
        if (parameters == null) {
            return false;
        }
        if (parameters.isValueNode()) {
            return parameters.asText().equals(deployment);
        }
        for (JsonNode child : parameters) {
            if (contains(child, deployment)) {
                return true;
            }
        }
        return false;
    }

    /** A configuration that CircleCI has not compiled yet may turn out to be ours, so the answer has to wait. */
    private Outcome<Boolean> configUses(PipelineDocument pipeline, String deployment) {
        Outcome<Answer> config = api.text("pipeline/" + CircleCiApi.encoded(pipeline.id()) + "/config");
        if (!(config instanceof Outcome.Refused<Answer>)) {
            return config.map(answer -> answer.text().contains(deployment));
        }
        return pipeline.starting()
                ? new Outcome.RetryLater<>(
                        COMPILING, "CircleCI has not compiled pipeline " + pipeline.number() + " yet")
                : new Outcome.Done<>(false);
    }
}
