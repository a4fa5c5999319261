package dev.cimon.engine.circleci;

import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline to be started.
 *
 * @param gitRef {@code refs/heads/…} or {@code refs/tags/…}: CircleCI starts nothing by SHA
 * @param definitionId of a pipeline definition, for projects that have several or use CircleCI's GitHub App
 * @param parameters the standard ones; CircleCI refuses any that the project's config does not declare
 * @param declared further ones, of several types
 * @param deployment what the pipeline is found again by: one of the parameters has to carry it
 * @param firstAttempt when it was first tried; an earlier pipeline cannot be this one
 */
public record PipelineOrder(
        RepositoryName repository,
        String gitRef,
        @Nullable String definitionId,
        SortedMap<String, String> parameters,
        List<Parameter> declared,
        DeploymentId deployment,
        Instant firstAttempt) {
    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    /** @throws IllegalArgumentException if the ref is neither a branch nor a tag */
    public PipelineOrder {
        if (!gitRef.startsWith(BRANCHES) && !gitRef.startsWith(TAGS)) {
            throw new IllegalArgumentException("CircleCI builds refs/heads/… and refs/tags/… only: " + gitRef);
        }
        declared = List.copyOf(declared);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    @Nullable String branch() {
        return gitRef.startsWith(BRANCHES) ? gitRef.substring(BRANCHES.length()) : null;
    }

    @Nullable String tag() {
        return gitRef.startsWith(TAGS) ? gitRef.substring(TAGS.length()) : null;
    }
}
