package dev.cimon.github;

import dev.cimon.github.redelivery.GitHubApp;
import dev.cimon.github.redelivery.Healer;
import io.micrometer.core.instrument.MeterRegistry;
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
class Healing {

    private static final Logger LOG = Logger.getLogger(Healing.class);

    private final GitHubSettings settings;
    private final Instance<HealthCheck> readiness;
    private final Clock clock;
    private final MeterRegistry meters;
    private @Nullable Healer healer;

    Healing(
            GitHubSettings settings,
            @Any @Readiness Instance<HealthCheck> readiness,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.readiness = readiness;
        this.clock = clock;
        this.meters = meters;
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
            healer.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (healer != null) {
            healer.stop();
        }
    }

    private Healer healerFor(GitHubApp app) {
        return new Healer(
                settings.apiUrl(),
                app,
                Healer.Rhythm.of(settings.healEvery()),
                event -> WebhookKind.named(event) != null,
                this::ready,
                clock,
                meters);
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
    private boolean ready() {
        return readiness.stream().allMatch(check -> check.call().getStatus() == HealthCheckResponse.Status.UP);
    }
}
