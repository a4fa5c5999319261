package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that nobody had taken was delivered once more, since we asked for it, and taken.
 *
 * @param delivery GitHub's id of it, which is the id of the event that came of it
 * @param event GitHub's word for what happened, for example {@code push}
 * @param deliveredAt when it was taken
 */
public record MissedDeliveryTaken(
        RepositoryName repository, @Nullable Long installation, String delivery, String event, Instant deliveredAt)
        implements GitHubEvent {}
