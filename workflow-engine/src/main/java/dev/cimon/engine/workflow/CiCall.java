package dev.cimon.engine.workflow;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.Setting;
import dev.cimon.workflow.Ci;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What CI is told of a deployment.
 *
 * @param parameters the standard ones, by the names that they have there
 * @param definition CircleCI's pipeline definition to run, when the workflow or the project names one
 */
public record CiCall(
        SortedMap<String, String> parameters, @Nullable String definition) {

    public CiCall {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** @param project none, where it is gone by now */
    public static CiCall of(@Nullable Project project, Deployment deployment) {
        return of(project, deployment, deployment.id().toString());
    }

    /** For what has no id yet, since nobody has asked for it. */
    public static CiCall planned(Project project, Deployment draft) {
        return of(project, draft, "the id of the deployment");
    }

    /** @param id by which the pipeline is found again */
    private static CiCall of(@Nullable Project project, Deployment deployment, String id) {
        Ci ci = project == null ? Ci.STANDARD : Workflow.of(project).ci(deployment.environment());
        SortedMap<String, String> values = values(deployment);
        values.put("cimon_deployment", id);
        SortedMap<String, String> parameters = new TreeMap<>();
        values.forEach((standard, value) -> {
            String name = ci.parameterNames().get(standard);
            if (name != null) {
                parameters.put(name, value);
            }
        });
        String definition = ci.pipelineDefinition();
        if (definition == null && project != null) {
            definition = project.settings().value(Setting.PIPELINE_DEFINITION).orElse(null);
        }
        return new CiCall(parameters, definition);
    }

    private static SortedMap<String, String> values(Deployment deployment) {
        Commit commit = deployment.requireCommit();
        String sha = commit.revision().sha();
        SortedMap<String, String> values = new TreeMap<>();
        values.put("environment", deployment.environment().name());
        values.put("version", commit.tagged() ? commit.ref() : deployment.environment() + "-" + sha.substring(0, 10));
        values.put("revision", sha);
        if (deployment.kind() != EnvironmentKind.PRODUCTION) {
            values.put("subdomain", deployment.environment().name());
        }
        if (deployment.url() != null) {
            values.put("url", deployment.url().toString());
        }
        return values;
    }
}
