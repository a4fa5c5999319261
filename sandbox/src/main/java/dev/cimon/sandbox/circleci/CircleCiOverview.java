package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What the page and the tests see of CircleCI. */
final class CircleCiOverview {
    private final Projects projects;

    CircleCiOverview(Projects projects) {
        this.projects = projects;
    }

    ObjectNode state() {
        ObjectNode state = CircleCiJson.object();
        ArrayNode all = state.putArray("projects");
        projects.all().forEach(project -> {
            ObjectNode node = CircleCiJson.object()
                    .put("slug", project.slug())
                    .put("id", project.id())
                    .put("definitionId", project.definition());
            ObjectNode parameters = node.putObject("parameters");
            project.parameters().forEach((name, type) -> parameters.put(name, word(type)));
            node.set("behaviour", shown(projects.behaviour(project)));
            all.add(node);
        });
        state.set("behaviour", shown(projects.usual()));
        state.set("pipelines", pipelines());
        return state;
    }

    ArrayNode pipelines() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        projects.pipelines().forEach(pipeline -> {
            ObjectNode node = CircleCiJson.pipeline(pipeline);
            node.set("parameters", pipeline.parameters);
            ArrayNode workflows = node.putArray("workflows");
            pipeline.workflows.forEach(workflow -> {
                ObjectNode shown = CircleCiJson.workflow(workflow);
                ArrayNode jobs = shown.putArray("jobs");
                workflow.jobs.forEach(job -> jobs.add(CircleCiJson.job(workflow, job)));
                workflows.add(shown);
            });
            all.add(node);
        });
        return all;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static ObjectNode shown(Behaviour behaviour) {
        ObjectNode node = CircleCiJson.object().put("outcome", word(behaviour.outcome()));
        ArrayNode jobs = node.putArray("jobs");
        behaviour.jobs().forEach(jobs::add);
        return node.put("jobSeconds", behaviour.jobTime().toMillis() / 1000.0)
                .put("webhookRetrySeconds", behaviour.webhookRetry().toMillis() / 1000.0);
    }
}
