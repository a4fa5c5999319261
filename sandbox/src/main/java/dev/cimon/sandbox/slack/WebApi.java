package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Json;
import dev.cimon.sandbox.SandboxSettings;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.TreeMap;

/** {@code /slack/api/<method>}: finds the caller, the arguments and the method, and answers as Slack does. */
final class WebApi {
    private final ObjectMapper json;
    private final SandboxSettings settings;
    private final Runnable changed;
    private final Scopes scopes;
    private final Map<String, Method> methods = new TreeMap<>();

    /** One method of the Web API. */
    @FunctionalInterface
    interface Method {
        /** Fills the answer; {@link SlackError} refuses. */
        void call(Arguments arguments, ObjectNode answer);
    }

    WebApi(ObjectMapper json, SandboxSettings settings, Scopes scopes, Runnable changed) {
        this.scopes = scopes;
        this.json = json;
        this.settings = settings;
        this.changed = changed;
    }

    void add(String name, Method method) {
        methods.put(name, method);
    }

    void handle(RoutingContext context) {
        ObjectNode answer = json.createObjectNode().put("ok", true);
        try {
            String name = context.pathParam("method");
            Method method = methods.get(name);
            if (method == null) {
                answer.put("req_method", name);
                throw new SlackError("unknown_method");
            }
            Arguments arguments = Arguments.of(context, json);
            authenticate(context, name, arguments);
            context.response().putHeader("x-oauth-scopes", scopes.granted());
            scopes.require(name, answer);
            method.call(arguments, answer);
            warnAboutCharset(context, answer);
        } catch (SlackError refusal) {
            refuse(answer, refusal);
        }
        context.response().putHeader("x-slack-req-id", Long.toHexString(System.nanoTime()));
        Json.answer(json, context, 200, answer);
        changed.run();
    }

    private void authenticate(RoutingContext context, String method, Arguments arguments) {
        if (method.equals("api.test")) {
            return;
        }
        String header = context.request().headers().get("Authorization");
        String token = header != null && header.startsWith("Bearer ")
                ? header.substring("Bearer ".length()).strip()
                : arguments.or("token", "");
        if (token.isEmpty()) {
            throw new SlackError("not_authed");
        }
        boolean app = token.equals(settings.slackAppToken());
        if (!app && !token.equals(settings.slackBotToken())) {
            throw new SlackError("invalid_auth");
        }
        if (app != method.startsWith("apps.connections.") && !method.equals("auth.test")) {
            throw new SlackError("not_allowed_token_type");
        }
    }

    private static void refuse(ObjectNode answer, SlackError refusal) {
        answer.put("ok", false).put("error", refusal.code());
        if (!refusal.details().isEmpty()) {
            ArrayNode errors = refusal.code().equals("invalid_blocks") ? answer.putArray("errors") : null;
            ArrayNode messages = answer.putObject("response_metadata").putArray("messages");
            for (String detail : refusal.details()) {
                messages.add(detail.startsWith("[ERROR]") ? detail : "[ERROR] " + detail);
                if (errors != null) {
                    errors.add(detail);
                }
            }
        }
    }

    private static void warnAboutCharset(RoutingContext context, ObjectNode answer) {
        String type = context.request().headers().get("Content-Type");
        if (type != null && type.startsWith("application/json") && !type.contains("charset")) {
            answer.put("warning", "missing_charset");
            ObjectNode metadata = answer.withObject("/response_metadata");
            metadata.putArray("warnings").add("missing_charset");
        }
    }
}
