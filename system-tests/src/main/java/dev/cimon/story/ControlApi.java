package dev.cimon.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What people do in the sandbox, and what they see there. */
public final class ControlApi {

    /** More than anything takes that is asked for here, as starting a database on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI sandbox;

    /** @param sandbox base URL, without a slash at the end */
    public ControlApi(URI sandbox) {
        this.sandbox = sandbox;
    }

    /** What the gateway answered to Slack; its body is what the person sees at once. */
    public record Answered(int status, String body) {

        /** Whether Cimon has taken it: it would have said so otherwise. */
        public boolean taken() {
            return status == 200 && body.isEmpty();
        }
    }

    /** A person types the slash command. */
    public Answered command(String user, String channel, String text) {
        return answered(post(
                "/control/slack/commands",
                object().put("user", user)
                        .put("channel", channel)
                        .put("command", "/cimon")
                        .put("text", text)));
    }

    /** Something happens to the connections of Socket Mode: {@code sockets/refresh} or {@code sockets/cut}. */
    public void slack(String what) {
        post("/control/slack/" + what, object());
    }

    /** A person presses a button of the message. */
    public void press(String user, String channel, JsonNode message, String action, String value) {
        post(
                "/control/slack/actions",
                object().put("user", user)
                        .put("channel", channel)
                        .put("ts", message.path("ts").asText())
                        .put("actionId", action)
                        .put("value", value));
    }

    /** Everything the person sees in the channel, oldest first, threads and ephemeral messages included. */
    public List<SlackMessage> messages(String user, String channel) {
        JsonNode all = get("/control/slack/messages?channel=" + encoded(channel) + "&as=" + encoded(user));
        return StreamSupport.stream(all.spliterator(), false)
                .map(SlackMessage::new)
                .toList();
    }

    /** The {@code ts} after which what happens from now on will be. */
    public String now(String user, String channel) {
        List<SlackMessage> messages = messages(user, channel);
        return messages.isEmpty() ? "" : messages.getLast().ts();
    }

    /** Everything of the repository: branches, pulls, deployments with their statuses. */
    public JsonNode repository(String name) {
        return get("/control/github/repos/" + name);
    }

    /** Something happens in the repository, for example {@code pushes} or {@code pulls/3/close}. */
    public JsonNode onGitHub(String repository, String what, JsonNode body) {
        return post("/control/github/repos/" + repository + "/" + what, body);
    }

    /** Pushes this text to the default branch as that file; answers the new commit's SHA. */
    public String pushFile(String repository, String path, String text) {
        return call("PUT", "/control/github/repos/" + repository + "/contents/" + path, object().put("content", text))
                .path("sha")
                .asText();
    }

    /** The GitHub Deployments that carry our deployment's id. */
    public List<JsonNode> gitHubDeployments(String repository, String deployment) {
        return StreamSupport.stream(repository(repository).path("deployments").spliterator(), false)
                .filter(created -> deployment.equals(
                        created.path("payload").path("cimon").path("deployment").asText()))
                .toList();
    }

    /** All pipelines, with their workflows. */
    public List<JsonNode> pipelines() {
        return StreamSupport.stream(get("/control/circleci/pipelines").spliterator(), false)
                .toList();
    }

    /** The pipelines that carry our deployment's id. */
    public List<JsonNode> pipelines(String deployment) {
        return pipelines().stream()
                .filter(pipeline -> deployment.equals(
                        pipeline.path("parameters").path("cimon_deployment").asText()))
                .toList();
    }

    /** Decides what becomes of the pipeline: {@code pass}, {@code fail}, {@code hang} or {@code cancel}. */
    public void decide(JsonNode pipeline, String outcome) {
        post("/control/circleci/pipelines/" + pipeline.path("id").asText() + "/" + outcome, object());
    }

    /** How the next pipelines of the project run. */
    public void behave(String project, String outcome, double jobSeconds) {
        call(
                "PUT",
                "/control/circleci/behaviour",
                object().put("project", project).put("outcome", outcome).put("jobSeconds", jobSeconds));
    }

    /** Which parameters the project's configuration declares from now on, each with its type. */
    public void declare(String project, Map<String, String> parameters) {
        ObjectNode declared = object();
        parameters.forEach(declared::put);
        call(
                "PUT",
                "/control/circleci/parameters",
                object().put("project", project).set("parameters", declared));
    }

    /** Deletes a branch or a tag; {@code what} is {@code branches} or {@code tags}. */
    public void delete(String repository, String what, String name) {
        call("DELETE", "/control/github/repos/" + repository + "/" + what + "/" + encoded(name), null);
    }

    /** Has another tool create a GitHub Deployment through the simulated API. */
    public JsonNode deployByAnotherTool(String repository, JsonNode deployment) {
        String token = post("/control/github/tokens", object().put("login", "terraform"))
                .path("token")
                .asText();
        return call("POST", "/github/repos/" + repository + "/deployments", deployment, "Bearer " + token);
    }

    /** What its owners take from Cimon; an empty object gives it back. */
    public void withhold(String provider, JsonNode access) {
        call("PUT", "/control/" + provider + "/access", access);
    }

    /** The forms that this person has open. */
    public List<JsonNode> forms(String user) {
        JsonNode views = get("/control/slack/views?as=" + encoded(user));
        return StreamSupport.stream(views.spliterator(), false)
                .map(shown -> shown.path("view"))
                .toList();
    }

    /** Sends a form, filled in field by field. */
    public Answered submit(JsonNode form, Map<String, String> fields) {
        ObjectNode values = object();
        fields.forEach((field, value) -> values.putObject(field).put(field, value));
        return answered(post(
                "/control/slack/views/submit",
                object().put("viewId", form.path("id").asText()).set("values", values)));
    }

    /** The person closes the form without sending it. */
    public void close(JsonNode form) {
        post(
                "/control/slack/views/close",
                object().put("viewId", form.path("id").asText()));
    }

    /** A repository with its CircleCI project, and a channel with everybody in it, of that name. */
    public void found(String repository, String channel) {
        post("/control/github/repos", object().put("name", repository));
        post("/control/circleci/projects", object().put("project", "gh/" + repository));
        found(channel);
    }

    /** A channel with everybody and the bot in it; answers its id. */
    public String found(String channel) {
        return post("/control/slack/channels", object().put("name", channel.replaceFirst("^#", "")))
                .path("id")
                .asText();
    }

    /** Takes the bot into the channel, or out of it. */
    public void invite(String channel, boolean in) {
        post(
                "/control/slack/invitations",
                object().put("channel", channel).put("user", "alice").put("remove", !in));
    }

    /** What came of GitHub's webhooks of this event, newest first. */
    public List<JsonNode> deliveries(String event) {
        return StreamSupport.stream(
                        get("/control/github/deliveries?event=" + event).spliterator(), false)
                .toList();
    }

    /** Stops {@code kafka} or the {@code database}, or starts it again; answers once that is done. */
    public void let(String server, boolean run) {
        call("PUT", "/control/servers/" + server, object().put("running", run));
    }

    /** How the provider misbehaves from now on; an empty object ends it. */
    public void fault(String provider, JsonNode fault) {
        call("PUT", "/control/faults/" + provider, fault);
    }

    /** The calls that the provider received, oldest first. */
    public List<JsonNode> calls(String provider, String method, String path) {
        JsonNode all = get("/control/calls?provider=" + provider + "&method=" + method + "&path=" + encoded(path));
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    /** The whole state of the sandbox. */
    public JsonNode state() {
        return get("/control/state");
    }

    public ObjectNode object() {
        return json.createObjectNode();
    }

    private static Answered answered(JsonNode answer) {
        return new Answered(answer.path("status").asInt(), answer.path("body").asText());
    }

    private JsonNode get(String path) {
        return call("GET", path, null);
    }

    private JsonNode post(String path, JsonNode body) {
        return call("POST", path, body);
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body) {
        return call(method, path, body, "none");
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body, String authorization) {
        String sent = Optional.ofNullable(body).map(JsonNode::toString).orElse("");
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .method(method, BodyPublishers.ofString(sent))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(
                        method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
            }
            return json.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (ConnectException refused) {
            throw new UncheckedIOException("Nothing answers on " + sandbox + ": start ./cimon up first.", refused);
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path + " failed", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
