package dev.cimon.engine.github;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.events.reference.RepositoryName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHAppInstallationToken;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.authorization.AuthorizationProvider;

/** The token of the App's installation in one repository, kept until shortly before it expires (after an hour). */
final class InstallationToken implements AuthorizationProvider {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final GitHub app;
    private final RepositoryName repository;
    private final InstantSource clock;
    private @Nullable Issued current;

    InstallationToken(GitHub app, RepositoryName repository, InstantSource clock) {
        this.app = app;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public String getEncodedAuthorization() throws IOException {
        lock.lock();
        try {
            Issued issued = current;
            if (issued == null || !clock.instant().isBefore(issued.expiry().minus(MARGIN))) {
                issued = issue();
                current = issued;
            }
            return "Bearer " + issued.token();
        } finally {
            lock.unlock();
        }
    }

    /** After GitHub stopped accepting it. Returns false if there was none. */
    boolean forget() {
        lock.lock();
        try {
            boolean known = current != null;
            current = null;
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Issued issue() throws IOException {
        try {
            GHAppInstallation installation =
                    app.getApp().getInstallationByRepository(repository.owner(), repository.name());
            GHAppInstallationToken token = installation.createToken().create();
            return new Issued(token.getToken(), token.getExpiresAt().toInstant());
        } catch (IOException failure) {
            throw new CallFailed(harmless(CallFailed.outcomeOf(failure)));
        }
    }

    /** A token too many changes nothing, so what was to be done with it has certainly not been done. */
    private static Outcome<Issued> harmless(Outcome<Issued> outcome) {
        return outcome instanceof Outcome.Unknown<Issued>(String words)
                ? new Outcome.RetryLater<>(null, words)
                : outcome;
    }

    private record Issued(String token, Instant expiry) {
        @Override
        public String toString() {
            return "Issued[***, " + expiry + "]";
        }
    }
}
