package dev.cimon.workflow;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How CI is told what is to be deployed.
 *
 * @param parameterNames by the standard parameters: what each is called there; those that are left out are missing
 * @param pipelineDefinition CircleCI's id of the pipeline definition to run; that of the project, when absent
 */
public record Ci(
        SortedMap<String, String> parameterNames, @Nullable String pipelineDefinition) {

    /** As everything is called where the file says nothing else. */
    public static final Ci STANDARD = new Ci(
            new TreeMap<>(
                    DeclaredParameter.TAKEN.stream().collect(Collectors.toMap(Function.identity(), name -> name))),
            null);

    public Ci {
        parameterNames = Collections.unmodifiableSortedMap(new TreeMap<>(parameterNames));
    }
}
