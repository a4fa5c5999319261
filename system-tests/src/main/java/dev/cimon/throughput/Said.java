package dev.cimon.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An event as a gateway would publish it. */
record Said(String topic, String key, String type, JsonNode data) {

    /**
     * A push to a branch or of a tag.
     *
     * @param ref {@code refs/heads/…} or {@code refs/tags/…}
     */
    static Said push(Place place, String ref, String sha) {
        ObjectNode push = object().put("repository", place.repository())
                .put("ref", ref)
                .put("created", false)
                .put("deleted", false)
                .put("forced", false)
                .put("defaultBranch", "main")
                .put("pusher", "bob-gh")
                .put("pushedAt", Instant.now().toString());
        push.putObject("headCommit")
                .put("revision", sha)
                .put("message", "Sell tea\n\nAnd coffee, since people ask for it.")
                .put("authorName", "Bob")
                .put("authorLogin", "bob-gh");
        return onGitHub(place, "github.push-received", push);
    }

    /** Words on a pull request: one more message in Slack, and no deployment. */
    static Said comment(Place place, int number) {
        String url = "https://github.com/" + place.repository() + "/pull/" + number;
        return onGitHub(
                place,
                "github.pull-request-commented",
                object().put("repository", place.repository())
                        .put("number", number)
                        .put("author", "carol-gh")
                        .put("body", "This rounds twice; the sum of the lines is not the sum of the order.")
                        .put("url", url));
    }

    /** A person types {@code list}. */
    static Said list(Place place, String id) {
        ObjectNode command = object();
        command.putObject("channel").put("workspace", place.workspace()).put("channel", place.channel());
        command.putObject("user").put("id", "U0ALICE").put("name", "alice");
        command.put("command", "/cimon")
                .put("text", "list")
                .put("triggerId", id)
                .put("responseUrl", "http://127.0.0.1:1/slack/response/" + id);
        return new Said(
                "cimon.slack.events", place.workspace() + "/" + place.channel(), "slack.command-entered", command);
    }

    private static Said onGitHub(Place place, String type, JsonNode data) {
        return new Said("cimon.github.events", place.repository(), type, data);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
