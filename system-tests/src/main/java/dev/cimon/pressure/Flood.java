package dev.cimon.pressure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.chaos.Waiting;
import dev.cimon.pressure.Webhook.Target;
import dev.cimon.process.Deployed;
import dev.cimon.story.Tape;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Signed webhooks of all providers, sent as fast as the gateways take them. What is put off is sent again, as the
 * providers do; everything else but a yes is a violation.
 */
public final class Flood {

    private static final int AT_ONCE = 64;
    private static final int MOST_ATTEMPTS = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore connections = new Semaphore(AT_ONCE);
    private final List<Webhook> sent = new ArrayList<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Set<String> putOff = ConcurrentHashMap.newKeySet();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Target target;
    private final String run;

    /** @param channel which is bound to the repository */
    public Flood(Deployed system, String repository, String channel) {
        this.target = new Target(system, repository, idOf(system, channel));
        this.run = Long.toString(Instant.now().toEpochMilli(), 36);
    }

    private static String idOf(Deployed system, String channel) {
        for (JsonNode one : system.sandbox().state().path("slack").path("channels")) {
            if (channel.equals("#" + one.path("name").asText())) {
                return one.path("id").asText();
            }
        }
        throw new IllegalStateException("There is no channel " + channel + ".");
    }

    /** So many more; returns how long that took once each is answered. */
    public Duration send(int webhooks) {
        Instant began = Instant.now();
        try (ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < webhooks; i++) {
                Webhook webhook = Webhook.of(sent.size(), run, target);
                sent.add(webhook);
                connections.acquireUninterruptibly();
                sending.execute(() -> send(webhook));
            }
        }
        return Duration.between(began, Instant.now());
    }

    private void send(Webhook webhook) {
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS && !settled(webhook); attempt++) {
                Waiting.pass(PAUSE);
            }
        } finally {
            connections.release();
        }
    }

    /** Whether it is answered for good. */
    private boolean settled(Webhook webhook) {
        try {
            HttpResponse<String> answer = http.send(webhook.request(), BodyHandlers.ofString());
            if (webhook.putOff(answer)) {
                putOff.add(webhook.id());
                return false;
            }
            if (webhook.taken(answer)) {
                taken.add(webhook.id());
            } else {
                refused.add(webhook.kind() + " " + webhook.id() + " was answered " + answer.statusCode());
            }
            return true;
        } catch (IOException broken) {
            putOff.add(webhook.id());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What was answered neither with a yes nor with a request to try again. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** What was not taken at once. */
    public int putOff() {
        return putOff.size();
    }

    public int taken() {
        return taken.size();
    }

    /** What was taken and stands on no topic. */
    public List<String> lost(Collection<Tape.Entry> entries) {
        Map<String, Long> written = written(entries);
        return taken.stream()
                .filter(id -> !written.containsKey(id))
                .map(id -> id + " was taken, and is on no topic")
                .toList();
    }

    /** What stands on the topics more than once, although it was taken at the first attempt. */
    public List<String> twice(Collection<Tape.Entry> entries) {
        return written(entries).entrySet().stream()
                .filter(one -> one.getValue() > 1 && !putOff.contains(one.getKey()))
                .map(one -> one.getKey() + " is on the topics " + one.getValue() + " times")
                .toList();
    }

    private Map<String, Long> written(Collection<Tape.Entry> entries) {
        return entries.stream()
                .map(Tape.Entry::id)
                .filter(id -> id.startsWith("flood-" + run + "-"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Commands to which not exactly one answer arrived at the simulated Slack. */
    public List<String> unanswered() {
        Map<String, Long> answers =
                target.system().sandbox().calls("slack", "POST", "/slack/response/flood-" + run).stream()
                        .collect(Collectors.groupingBy(call -> call.path("path").asText(), Collectors.counting()));
        return sent.stream()
                .filter(webhook -> webhook.kind() == Webhook.Kind.COMMAND)
                .filter(webhook -> answers.getOrDefault(webhook.answerPath(), 0L) != 1)
                .map(webhook ->
                        webhook.id() + " was answered " + answers.getOrDefault(webhook.answerPath(), 0L) + " times")
                .toList();
    }

    /** Pull requests whose one message does not tell their last change. */
    public List<String> untrue(String channel) {
        Map<Integer, Webhook> last = sent.stream()
                .filter(webhook -> webhook.kind() == Webhook.Kind.PULL_REQUEST)
                .collect(Collectors.toMap(Webhook::pullRequestNumber, webhook -> webhook, (_, later) -> later));
        List<String> shown = target.system().sandbox().messages("alice", channel).stream()
                .map(message -> message.read())
                .toList();
        return last.values().stream()
                .filter(webhook -> shown.stream()
                                .filter(text -> text.contains("Title number " + webhook.number() + "\n")
                                        || text.contains("Title number " + webhook.number() + " ")
                                        || text.contains("Title number " + webhook.number() + "*"))
                                .count()
                        != 1)
                .map(webhook ->
                        "pull request " + webhook.pullRequestNumber() + " does not show its change " + webhook.number())
                .toList();
    }
}
