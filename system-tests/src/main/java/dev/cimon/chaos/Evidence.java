package dev.cimon.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import dev.cimon.story.Tape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the simulated providers, the topics and the tables hold at one moment.
 *
 * @param accepted the marks of what a gateway has accepted
 * @param entries the events on the topics
 * @param made by deployment
 * @param passedGates what was triggered although a gate was closed, in words
 * @param shownTwice messages that stand twice in one channel
 * @param undone what still is to be done, in words
 */
record Evidence(
        Set<String> accepted,
        List<Tape.Entry> entries,
        Map<String, Made> made,
        List<String> passedGates,
        List<String> shownTwice,
        List<String> undone) {

    Made made(Decided deployment) {
        return made.getOrDefault(deployment.id(), Made.NOTHING);
    }

    static Evidence gather(
            ControlApi sandbox,
            List<Place> places,
            Guards guards,
            Set<String> accepted,
            Tape tape,
            List<String> undone) {
        Map<String, Made> made = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Place place : places) {
            for (JsonNode deployment : sandbox.repository(place.repository()).path("deployments")) {
                String id = deployment
                        .path("payload")
                        .path("cimon")
                        .path("deployment")
                        .asText();
                of(made, id).gitHub().add(deployment.path("statuses").findValuesAsText("state"));
            }
            for (String channel : place.channels()) {
                read(channel, sandbox.messages("alice", channel), made, twice);
            }
        }
        List<JsonNode> pipelines = sandbox.pipelines();
        for (JsonNode pipeline : pipelines) {
            String id = pipeline.path("parameters").path("cimon_deployment").asText();
            of(made, id)
                    .pipelines()
                    .add(pipeline.path("workflows").path(0).path("status").asText());
        }
        return new Evidence(accepted, tape.read(), made, guards.passed(pipelines), twice, undone);
    }

    private static void read(String channel, List<SlackMessage> messages, Map<String, Made> made, List<String> twice) {
        Set<String> keys = new HashSet<>();
        for (SlackMessage message : messages) {
            String key = message.key();
            if (!key.isEmpty() && !keys.add(key)) {
                twice.add(key + " in " + channel);
            }
            message.deployment().ifPresent(id -> of(made, id).messages().add(message.read()));
        }
    }

    private static Made of(Map<String, Made> made, String deployment) {
        return made.computeIfAbsent(deployment, _ -> new Made(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }
}
