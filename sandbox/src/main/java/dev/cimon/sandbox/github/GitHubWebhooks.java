package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Delivery;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends signed webhooks and keeps their deliveries for three days. Never tries again by itself, as GitHub. */
final class GitHubWebhooks {
    private static final Duration KEPT = Duration.ofDays(3);
    private static final String PATH = "/github/webhooks";
    private static final int MOST_KEPT = 20_000;

    private final SimulatorContext context;
    private final GitHubWorld world;
    private final Documents documents;
    private final Answers answers;
    private final String secret;
    private final NavigableMap<Long, HookDelivery> deliveries = new TreeMap<>();

    GitHubWebhooks(SimulatorContext context, GitHubWorld world, Documents documents, Answers answers, String secret) {
        this.context = context;
        this.world = world;
        this.documents = documents;
        this.answers = answers;
        this.secret = secret;
    }

    /** Adds what every webhook has: repository, organization, sender and installation. */
    Future<HookDelivery> send(Repository repository, String event, ObjectNode body, Account sender) {
        body.set(
                "repository",
                event.equals("push")
                        ? documents.repositories().pushedRepository(repository)
                        : documents.repositories().repository(repository));
        body.set("organization", organization(repository.owner));
        body.set("sender", documents.repositories().account(sender));
        body.set(
                "installation",
                Nodes.object()
                        .put("id", GitHubWorld.INSTALLATION)
                        .put("node_id", Nodes.nodeId("Installation", GitHubWorld.INSTALLATION)));
        return deliver(event, repository.id, body);
    }

    Future<HookDelivery> ping() {
        ObjectNode hook = Nodes.object()
                .put("type", "App")
                .put("id", GitHubWorld.HOOK)
                .put("name", "web")
                .put("active", true)
                .put("app_id", GitHubWorld.APP);
        hook.set("events", Nodes.array().add("push").add("pull_request").add("deployment"));
        hook.set(
                "config",
                Nodes.object()
                        .put("content_type", "json")
                        .put("insecure_ssl", "0")
                        .put(
                                "url",
                                context.webhooks()
                                        .address(Provider.GITHUB, PATH)
                                        .toString()));
        ObjectNode body =
                Nodes.object().put("zen", "Responsive is better than fast.").put("hook_id", GitHubWorld.HOOK);
        body.set("hook", hook);
        return deliver("ping", 0, body);
    }

    private Future<HookDelivery> deliver(String event, long repositoryId, ObjectNode body) {
        String payload = answers.write(body);
        String guid = UUID.randomUUID().toString();
        HookDelivery planned = new HookDelivery(
                world.nextId(),
                guid,
                context.clock().instant(),
                false,
                Duration.ZERO,
                0,
                event,
                CommitRoutes.text(body, "action"),
                repositoryId,
                headers(event, guid, bytes(payload)),
                payload);
        return attempt(planned);
    }

    /** The same event again, under the same guid. */
    Future<HookDelivery> redeliver(HookDelivery earlier) {
        return attempt(new HookDelivery(
                world.nextId(),
                earlier.guid(),
                context.clock().instant(),
                true,
                Duration.ZERO,
                0,
                earlier.event(),
                earlier.action(),
                earlier.repositoryId(),
                earlier.headers(),
                earlier.payload()));
    }

    private Future<HookDelivery> attempt(HookDelivery planned) {
        context.changed().run();
        return context.webhooks()
                .send(Provider.GITHUB, planned.event(), planned.headers(), bytes(planned.payload()), PATH)
                .map(answer -> remember(planned, answer));
    }

    private HookDelivery remember(HookDelivery planned, Delivery answer) {
        HookDelivery done = new HookDelivery(
                planned.id(),
                planned.guid(),
                planned.at(),
                planned.redelivery(),
                answer.took(),
                answer.status(),
                planned.event(),
                planned.action(),
                planned.repositoryId(),
                planned.headers(),
                planned.payload());
        Instant horizon = context.clock().instant().minus(KEPT);
        deliveries.put(done.id(), done);
        while (deliveries.size() > MOST_KEPT
                || (deliveries.size() > 1
                        && deliveries.firstEntry().getValue().at().isBefore(horizon))) {
            deliveries.pollFirstEntry();
        }
        context.changed().run();
        return done;
    }

    /** Newest first. */
    Collection<HookDelivery> deliveries() {
        return deliveries.descendingMap().values();
    }

    HookDelivery delivery(long id) {
        HookDelivery found = deliveries.get(id);
        if (found == null) {
            throw GitHubRefusal.notFound();
        }
        return found;
    }

    private static byte[] bytes(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> headers(String event, String guid, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "*/*");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "GitHub-Hookshot/5a1b2c3");
        headers.put("X-GitHub-Delivery", guid);
        headers.put("X-GitHub-Event", event);
        headers.put("X-GitHub-Hook-ID", Long.toString(GitHubWorld.HOOK));
        headers.put("X-GitHub-Hook-Installation-Target-ID", Long.toString(GitHubWorld.APP));
        headers.put("X-GitHub-Hook-Installation-Target-Type", "integration");
        headers.put("X-Hub-Signature", "sha1=" + hmac("HmacSHA1", body));
        headers.put("X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", body));
        return headers;
    }

    private String hmac(String algorithm, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private ObjectNode organization(Account account) {
        String url = documents.links().api() + "/orgs/" + account.login();
        return Nodes.object()
                .put("login", account.login())
                .put("id", account.id())
                .put("node_id", Nodes.nodeId("Organization", account.id()))
                .put("url", url)
                .put("repos_url", url + "/repos")
                .put("events_url", url + "/events")
                .put("hooks_url", url + "/hooks")
                .put("issues_url", url + "/issues")
                .put("members_url", url + "/members{/member}")
                .put("public_members_url", url + "/public_members{/member}")
                .put("avatar_url", "https://avatars.githubusercontent.com/u/" + account.id() + "?v=4")
                .put("description", "");
    }
}
