package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.Json;
import dev.cimon.sandbox.SimulatorContext;
import dev.cimon.sandbox.slack.SavedWorkspace.SavedResponseUrl;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code response_url}s handed out: each works five times within thirty minutes. */
final class ResponseUrls {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int MOST_USES = 5;

    private final SimulatorContext context;
    private final Workspace workspace;
    private final Map<String, Use> urls = new HashMap<>();

    private static final class Use {
        final Channel channel;
        final User user;
        final @Nullable Message source;
        final Instant until;
        int uses;

        Use(Channel channel, User user, @Nullable Message source, Instant until) {
            this.channel = channel;
            this.user = user;
            this.source = source;
            this.until = until;
        }
    }

    ResponseUrls(SimulatorContext context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /**
     * A new URL.
     *
     * @param source the message whose button was pressed, null after a slash command
     */
    String create(Channel channel, User user, @Nullable Message source) {
        String id = Workspace.TEAM_ID + "/" + Long.toString(10_000_000_000L + workspace.nextId(), 10) + "/"
                + Long.toString(Math.abs(workspace.nextId() * 0x9E37_79B9_7F4A_7C15L), 36);
        urls.put(id, new Use(channel, user, source, context.clock().instant().plus(LIFE)));
        return context.baseUrl() + "/slack/response/" + id;
    }

    /** Those that can still be used. */
    List<SavedResponseUrl> saved() {
        Instant now = context.clock().instant();
        return urls.entrySet().stream()
                .filter(url -> now.isBefore(url.getValue().until) && url.getValue().uses < MOST_USES)
                .map(url -> saved(url.getKey(), url.getValue()))
                .toList();
    }

    private static SavedResponseUrl saved(String id, Use use) {
        String source = use.source == null ? null : use.source.ts;
        return new SavedResponseUrl(id, use.channel.id, use.user.id(), source, use.until, use.uses);
    }

    void restore(List<SavedResponseUrl> saved) {
        for (SavedResponseUrl url : saved) {
            Channel channel = workspace.channelById(url.channel()).orElseThrow();
            User user = workspace.user(url.user()).orElseThrow();
            Message source = Optional.ofNullable(url.sourceTs())
                    .flatMap(channel::message)
                    .orElse(null);
            Use use = new Use(channel, user, source, url.until());
            use.uses = url.uses();
            urls.put(url.id(), use);
        }
    }

    void handle(RoutingContext call) {
        try {
            String id = call.request().path().substring("/slack/response/".length());
            Use use = urls.get(id);
            if (use == null || context.clock().instant().isAfter(use.until)) {
                refuse(call, 404, "expired_url");
            } else if (use.uses >= MOST_USES) {
                refuse(call, 404, "used_url");
            } else {
                JsonNode body = context.json()
                        .readTree(Optional.ofNullable(call.body().asString()).orElse(""));
                respond(use.channel, use.user, use.source, body);
                use.uses++;
                call.response().putHeader("Content-Type", "text/html").end("ok");
                context.changed().run();
            }
        } catch (JsonProcessingException malformed) {
            refuse(call, 400, "invalid_payload");
        } catch (SlackError refusal) {
            refuse(call, 400, refusal.code());
        }
    }

    /** Does what the body asks: replaces or deletes the source, or shows something new. */
    void respond(Channel channel, User user, @Nullable Message source, JsonNode body) {
        if (body.path("delete_original").asBoolean()) {
            channel.messages.remove(source);
            return;
        }
        Message.Content content = content(body);
        if (body.path("replace_original").asBoolean() && source != null) {
            JsonNode metadata = content.metadata() == null ? source.content().metadata() : content.metadata();
            source.edit(
                    new Message.Content(content.text(), content.blocks(), content.attachments(), metadata),
                    workspace.nextTs());
        } else if (body.path("response_type").asText().equals("in_channel")) {
            workspace.post(
                    channel, workspace.bot(), content, body.path("thread_ts").asText(null));
        } else {
            workspace.postEphemeral(channel, workspace.bot(), content, user);
        }
    }

    private static Message.Content content(JsonNode body) {
        if (!body.isObject()) {
            throw new SlackError("invalid_payload");
        }
        JsonNode blocks = body.path("blocks").isArray() ? body.path("blocks") : null;
        JsonNode attachments = body.path("attachments").isArray() ? body.path("attachments") : null;
        String text = body.path("text").asText("");
        if (text.isEmpty() && blocks == null && attachments == null) {
            throw new SlackError("no_text");
        }
        if (text.length() > 40_000) {
            throw new SlackError("msg_too_long");
        }
        BlockKit.checkMessage(blocks);
        return new Message.Content(
                text, blocks, attachments, body.path("metadata").isObject() ? body.path("metadata") : null);
    }

    private void refuse(RoutingContext call, int status, String error) {
        Json.answer(
                context.json(),
                call,
                status,
                context.json().createObjectNode().put("ok", false).put("error", error));
    }
}
