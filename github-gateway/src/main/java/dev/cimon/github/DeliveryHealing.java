package dev.cimon.github;

import dev.cimon.bus.EventPublisher;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.github.MissedDeliveryTaken;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.github.redelivery.GitHubApp;
import dev.cimon.github.redelivery.Healer;
import dev.cimon.github.redelivery.Receiver;
import dev.cimon.healing.Healing;
import dev.cimon.healing.Healings;
import dev.cimon.metric.Meters;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has missed deliveries healed while the service runs, if it knows an App. Whatever is wrong with the App, webhooks are
 * taken all the same.
 */
@ApplicationScoped
class DeliveryHealing implements Receiver {

    private static final Logger LOG = Logger.getLogger(DeliveryHealing.class);

    private final GitHubSettings settings;
    private final Instance<HealthCheck> readiness;
    private final Clock clock;
    private final Meters meters;
    private final EventPublisher publisher;
    private final Healings healings;
    private @Nullable Healer healer;

    DeliveryHealing(
            GitHubSettings settings,
            @Any @Readiness Instance<HealthCheck> readiness,
            Clock clock,
            Meters meters,
            EventPublisher publisher,
            Healings healings) {
        this.settings = settings;
        this.readiness = readiness;
        this.clock = clock;
        this.meters = meters;
        this.publisher = publisher;
        this.healings = healings;
    }

    void start(@Observes StartupEvent started) {
        try {
            healer = app().map(this::healerFor).orElse(null);
        } catch (IllegalArgumentException | IOException unusable) {
            LOG.errorf("missed deliveries are not healed: %s", unusable.getMessage());
            return;
        }
        if (healer == null) {
            LOG.info("missed deliveries are not healed: that needs GITHUB_APP_ID and its private key");
        } else {
            healings.expect(Healing.REDELIVERY);
            healer.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (healer != null) {
            healer.stop();
        }
    }

    private Healer healerFor(GitHubApp app) {
        return new Healer(settings.apiUrl(), app, Healer.Rhythm.of(settings.healEvery()), this, clock, meters);
    }

    private Optional<GitHubApp> app() throws IOException {
        if (settings.appId().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> key = settings.appPrivateKeyFile().isPresent()
                ? Optional.of(read(settings.appPrivateKeyFile().get()))
                : settings.appPrivateKey();
        return Optional.of(new GitHubApp(
                settings.appId().get(),
                key.orElseThrow(() -> new IllegalArgumentException(
                        "GITHUB_APP_ID is given without GITHUB_APP_PRIVATE_KEY or GITHUB_APP_PRIVATE_KEY_FILE"))));
    }

    private static String read(String file) throws IOException {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new IOException("GITHUB_APP_PRIVATE_KEY_FILE cannot be read", unreadable);
        }
    }

    /** A delivery asked for while Kafka is away would only be missed again. */
    @Override
    public boolean ready() {
        return readiness.stream().allMatch(check -> check.call().getStatus() == HealthCheckResponse.Status.UP);
    }

    @Override
    public boolean reads(String event) {
        return WebhookKind.named(event) != null;
    }

    /** On the topic first, unless GitHub no longer tells which repository it was about. */
    @Override
    public boolean healed(Taken delivery) {
        String repository = delivery.repository();
        try {
            if (repository != null) {
                publisher.publish(event(delivery, repository)).await().indefinitely();
            }
        } catch (RuntimeException notPublished) {
            LOG.warnf("a healing cannot be told yet deliveryId=%s cause=%s", delivery.id(), notPublished);
            return false;
        }
        healings.heal(Healing.REDELIVERY, "deliveryId=" + delivery.id() + " eventType=" + delivery.event());
        return true;
    }

    /** Each replica that asked for it tells of it under the same id. */
    private static EventEnvelope<MissedDeliveryTaken> event(Taken delivery, String repository) {
        MissedDeliveryTaken taken = new MissedDeliveryTaken(
                RepositoryName.of(repository), delivery.installation(), delivery.id(), delivery.event(), delivery.at());
        return new EventEnvelope<>(
                delivery.id() + "/redelivered", "/github-gateway", delivery.at(), delivery.id(), null, taken);
    }
}
