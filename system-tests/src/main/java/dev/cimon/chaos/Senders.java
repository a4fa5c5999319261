package dev.cimon.chaos;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import dev.cimon.process.Signed;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import java.util.function.ToIntBiFunction;

/** Providers that send one webhook after the other to each gateway; none of them makes Cimon do anything. */
final class Senders implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean sending = true;

    /** @param gateways where each gateway is reached */
    Senders(Map<Service, URI> gateways) {
        start(Service.GITHUB_GATEWAY, gateways, Senders::release);
        start(Service.SLACK_GATEWAY, gateways, Senders::mention);
        start(Service.CIRCLECI_GATEWAY, gateways, Senders::job);
    }

    private void start(Service gateway, Map<Service, URI> gateways, ToIntBiFunction<URI, String> send) {
        URI address = Objects.requireNonNull(gateways.get(gateway));
        threads.add(Thread.ofVirtual().start(() -> {
            for (int number = 1; sending; number++) {
                String id = gateway.module() + "-" + number;
                send(id, () -> send.applyAsInt(address, id));
                Waiting.pass(PAUSE);
            }
        }));
    }

    private void send(String id, IntSupplier send) {
        try {
            int status = send.getAsInt();
            if (status / 100 == 2) {
                accepted.add(id);
            } else {
                refused.add(id + " was answered " + status);
            }
        } catch (RuntimeException broken) {
            refused.add(id + " was not answered: " + broken);
        }
    }

    private static int release(URI gateway, String id) {
        return Signed.gitHub(gateway, Deployed.GITHUB_SECRET, "release", id, """
                {"action":"published","repository":{"full_name":"acme/elsewhere"},
                 "release":{"tag_name":"v1","html_url":"https://github.example/v1"}}""");
    }

    private static int mention(URI gateway, String id) {
        return Signed.slackEvent(gateway, Deployed.SLACK_SECRET, """
                {"type":"event_callback","team_id":"T0ACME","event_id":"%s","event":{"type":"app_mention",
                 "channel":"C0ELSEWHERE","user":"U0ALICE","text":"list","ts":"1.5"}}""".formatted(id));
    }

    private static int job(URI gateway, String id) {
        return Signed.circleCi(gateway, Deployed.CIRCLECI_SECRET, """
                {"type":"workflow-completed","id":"%s","happened_at":"2026-11-21T08:00:00.123Z",
                 "project":{"slug":"gh/acme/elsewhere"},"workflow":{"id":"wf-1","name":"deploy","status":"success"},
                 "pipeline":{"id":"%s","number":17,"vcs":{"branch":null}}}""".formatted(id, id));
    }

    /** The ids of the events that have to stand on the topics. */
    Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    /** Each that a gateway did not take, in words. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Returns once what was begun is answered. */
    @Override
    public void close() {
        sending = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
