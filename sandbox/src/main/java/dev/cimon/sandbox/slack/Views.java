package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code views.*}: the modals people have before them and their home tabs. */
final class Views {
    private final Workspace workspace;
    private final Triggers triggers;
    private final Map<String, View> open = new LinkedHashMap<>();

    /** An open view. */
    record View(String id, String rootId, String previousId, User user, JsonNode source, String hash) {
        String type() {
            return source.path("type").asText();
        }

        /** As Slack shows it to the app. */
        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("id", id).put("team_id", Workspace.TEAM_ID).put("type", type());
            for (String text : List.of("private_metadata", "callback_id", "external_id")) {
                json.put(text, source.path(text).asText(""));
            }
            json.set("blocks", BlockIds.given(source.path("blocks"), id));
            json.putObject("state").putObject("values");
            for (String text : List.of("title", "submit", "close")) {
                json.set(text, source.path(text).isObject() ? source.path(text) : null);
            }
            json.put("hash", hash)
                    .put("clear_on_close", source.path("clear_on_close").asBoolean())
                    .put("notify_on_close", source.path("notify_on_close").asBoolean())
                    .put("root_view_id", rootId)
                    .put("previous_view_id", previousId.isEmpty() ? null : previousId);
            return json.put("app_id", Workspace.APP_ID)
                    .put("app_installed_team_id", Workspace.TEAM_ID)
                    .put("bot_id", Workspace.BOT_ID);
        }
    }

    Views(Workspace workspace, Triggers triggers) {
        this.workspace = workspace;
        this.triggers = triggers;
    }

    void addTo(WebApi api) {
        api.add("views.open", (arguments, answer) -> {
            User user = triggers.exchange(arguments.or("trigger_id", ""));
            answer.set("view", show(user, source(arguments), null).json());
        });
        api.add("views.push", (arguments, answer) -> {
            User user = triggers.exchange(arguments.or("trigger_id", ""));
            View below = top(user).orElseThrow(() -> new SlackError("not_found"));
            answer.set("view", show(user, source(arguments), below).json());
        });
        api.add("views.update", (arguments, answer) -> {
            View view = find(arguments).orElseThrow(() -> new SlackError("not_found"));
            if (!arguments.or("hash", view.hash()).equals(view.hash())) {
                throw new SlackError("hash_conflict");
            }
            answer.set("view", replace(view, source(arguments)).json());
        });
        api.add("views.publish", (arguments, answer) -> {
            User user = workspace.user(arguments.or("user_id", "")).orElseThrow(() -> new SlackError("user_not_found"));
            open.values()
                    .removeIf(view -> view.type().equals("home") && view.user().equals(user));
            answer.set("view", show(user, source(arguments), null).json());
        });
    }

    List<View> of(@Nullable User user) {
        return open.values().stream()
                .filter(view -> user == null || view.user().equals(user))
                .toList();
    }

    void restore(List<View> saved) {
        saved.forEach(view -> open.put(view.id(), view));
    }

    Optional<View> view(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** The modal the user has in front. */
    Optional<View> top(User user) {
        return open.values().stream()
                .filter(view -> view.type().equals("modal") && view.user().equals(user))
                .reduce((_, later) -> later);
    }

    View show(User user, JsonNode source, @Nullable View below) {
        ViewRules.check(source);
        String id = "V0%08d".formatted(workspace.nextId());
        View view = new View(
                id, below == null ? id : below.rootId(), below == null ? "" : below.id(), user, source, hash());
        open.put(id, view);
        return view;
    }

    View replace(View view, JsonNode source) {
        ViewRules.check(source);
        View next = new View(view.id(), view.rootId(), view.previousId(), view.user(), source, hash());
        open.put(view.id(), next);
        return next;
    }

    void close(View view) {
        open.remove(view.id());
    }

    void clear(User user) {
        open.values()
                .removeIf(view -> view.type().equals("modal") && view.user().equals(user));
    }

    private Optional<View> find(Arguments arguments) {
        String external = arguments.or("external_id", "");
        return external.isEmpty()
                ? view(arguments.or("view_id", ""))
                : open.values().stream()
                        .filter(view ->
                                view.source().path("external_id").asText().equals(external))
                        .findFirst();
    }

    private String hash() {
        return workspace.nextTs().substring(0, 10) + "." + Long.toHexString(workspace.nextId() * 0x9E37_79B9L);
    }

    private static JsonNode source(Arguments arguments) {
        JsonNode source = arguments.structure("view", "invalid_arguments");
        if (source == null) {
            throw new SlackError("invalid_arguments", List.of("[ERROR] missing required field: view"));
        }
        return source;
    }
}
