package dev.cimon.engine.workflow;

import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.events.reference.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One environment of a workflow.
 *
 * @param branches patterns of branches whose push deploys here
 * @param tags patterns of tags whose push deploys here
 * @param after the environment whose revision {@code deploy <env>} takes
 */
record EnvironmentRule(
        EnvironmentName name,
        EnvironmentKind kind,
        List<Pattern> branches,
        List<Pattern> tags,
        @Nullable EnvironmentName after) {

    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    boolean deploysOn(String ref) {
        return shortName(ref, HEADS).filter(name -> anyMatches(branches, name)).isPresent()
                || shortName(ref, TAGS).filter(name -> anyMatches(tags, name)).isPresent();
    }

    private static Optional<String> shortName(String ref, String prefix) {
        return ref.startsWith(prefix) ? Optional.of(ref.substring(prefix.length())) : Optional.empty();
    }

    private static boolean anyMatches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
