package dev.cimon.notifier.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.notifier.render.Drawing;
import dev.cimon.notifier.slack.Outcome.Done;
import dev.cimon.notifier.slack.Outcome.Refused;
import dev.cimon.notifier.slack.Outcome.RetryLater;
import dev.cimon.notifier.slack.Outcome.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls to Slack's Web API. They block: call them on a virtual thread. */
@ApplicationScoped
public class SlackClient {

    /** Why Slack refuses a trigger that has opened a view before. */
    public static final String ALREADY_OPENED = "exchanged_trigger_id";

    private static final int PAGE = 200;

    /** Errors after which Slack may have acted all the same. */
    private static final Set<String> UNCERTAIN =
            Set.of("internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org");

    private final MethodsClient methods;
    private final Meters meters;

    SlackClient(MethodsClient methods, Meters meters) {
        this.methods = methods;
        this.meters = meters;
    }

    /** Posts a new message, in a thread when one is given; the value is its ts. */
    public Outcome<String> post(String channel, @Nullable String threadTs, Drawing drawing, MessageTag tag) {
        return call(
                        "chat.postMessage",
                        () -> methods.chatPostMessage(r -> r.channel(channel)
                                .threadTs(threadTs)
                                .text(drawing.text())
                                .blocksAsString(drawing.blocks())
                                .metadataAsString(tag.asMetadata())
                                .unfurlLinks(false)
                                .unfurlMedia(false)))
                .map(posted -> Objects.requireNonNull(posted.getTs(), "Slack posts with a ts"));
    }

    /** Draws an existing message anew; the value is its ts. */
    public Outcome<String> update(String channel, String ts, Drawing drawing, MessageTag tag) {
        return call(
                        "chat.update",
                        () -> methods.chatUpdate(r -> r.channel(channel)
                                .ts(ts)
                                .text(drawing.text())
                                .blocksAsString(drawing.blocks())
                                .metadataAsString(tag.asMetadata())))
                .map(_ -> ts);
    }

    /**
     * Opens a modal for whoever the trigger belongs to. A trigger opens one view: asked again, Slack refuses with
     * {@link #ALREADY_OPENED}.
     */
    public Outcome<Boolean> open(String triggerId, String view) {
        return call(
                        "views.open",
                        () -> methods.viewsOpen(r -> r.triggerId(triggerId).viewAsString(view)))
                .map(_ -> true);
    }

    /** Whether our token is good; also keeps a connection open, so that what is in a hurry finds one. */
    public Outcome<Boolean> greet() {
        return call("auth.test", () -> methods.authTest(r -> r)).map(_ -> true);
    }

    /** Looks for our message among those since then, in a thread when one is given. */
    public Outcome<Optional<PostedMessage>> find(
            String channel, @Nullable String threadTs, MessageKey key, Instant since) {
        String cursor = null;
        do {
            Outcome<Page> outcome = page(channel, threadTs, since, cursor);
            if (!(outcome instanceof Done<Page>(Page page))) {
                return outcome.map(_ -> Optional.empty());
            }
            Optional<PostedMessage> found = page.messages().stream()
                    .flatMap(message -> MessageTag.in(message.getMetadata())
                            .filter(tag -> tag.key().equals(key))
                            .map(tag -> new PostedMessage(message.getTs(), tag.version()))
                            .stream())
                    .findFirst();
            if (found.isPresent()) {
                return new Done<>(found);
            }
            cursor = page.next();
        } while (cursor != null);
        return new Done<>(Optional.empty());
    }

    private Outcome<Page> page(String channel, @Nullable String threadTs, Instant since, @Nullable String cursor) {
        String oldest = since.getEpochSecond() + ".000000";
        if (threadTs == null) {
            return call(
                            "conversations.history",
                            () -> methods.conversationsHistory(r -> r.channel(channel)
                                    .oldest(oldest)
                                    .cursor(cursor)
                                    .limit(PAGE)
                                    .includeAllMetadata(true)))
                    .map(answer -> Page.of(answer.getMessages(), answer.getResponseMetadata()));
        }
        return call(
                        "conversations.replies",
                        () -> methods.conversationsReplies(r -> r.channel(channel)
                                .ts(threadTs)
                                .oldest(oldest)
                                .cursor(cursor)
                                .limit(PAGE)
                                .includeAllMetadata(true)))
                .map(answer -> Page.of(answer.getMessages(), answer.getResponseMetadata()));
    }

    private <R extends SlackApiTextResponse> Outcome<R> call(String method, Call<R> call) {
        long began = System.nanoTime();
        Outcome<R> outcome = outcome(call);
        meters.time(
                Metric.PROVIDER_CALLS, Duration.ofNanos(System.nanoTime() - began), "Slack", method, outcome.word());
        return outcome;
    }

    private static <R extends SlackApiTextResponse> Outcome<R> outcome(Call<R> call) {
        try {
            R answer = call.make();
            if (answer.isOk()) {
                return new Done<>(answer);
            }
            return refusal(Objects.requireNonNullElse(answer.getError(), "no error code"));
        } catch (SlackApiException e) {
            int status = e.getResponse().code();
            if (status == 429) {
                return new RetryLater<>(RetryAfter.of(e.getResponse().header("Retry-After")), "429");
            }
            return status >= 500 ? new Unknown<>("status " + status) : new Refused<>("status " + status);
        } catch (IOException e) {
            return new Unknown<>(String.valueOf(e.getMessage()));
        } catch (JsonParseException | NullPointerException e) { // the SDK's own reaction to an empty body
            return new Unknown<>("unreadable answer");
        }
    }

    private static <R> Outcome<R> refusal(String code) {
        if (UNCERTAIN.contains(code)) {
            return new Unknown<>(code);
        }
        return code.equals("ratelimited") || code.equals("rate_limited")
                ? new RetryLater<>(RetryAfter.of(null), code)
                : new Refused<>(code);
    }

    private interface Call<R> {
        R make() throws IOException, SlackApiException;
    }

    private record Page(List<Message> messages, @Nullable String next) {

        static Page of(@Nullable List<Message> messages, com.slack.api.model.@Nullable ResponseMetadata metadata) {
            String next = metadata == null ? null : metadata.getNextCursor();
            return new Page(
                    Objects.requireNonNullElse(messages, Collections.emptyList()),
                    next == null || next.isEmpty() ? null : next);
        }
    }
}
