package dev.cimon.events.proof;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody in Slack is asked to prove which GitHub account is theirs. Closed with a {@link Seal} it is the {@code state} of
 * the authorization.
 *
 * @param repository of the channel
 * @param channel in which they said it
 * @param id what they said it with: one proof for each
 * @param until when it can be used
 */
public record ProofRequest(RepositoryName repository, ChannelRef channel, SlackUser user, String id, Instant until) {

    /** How long it can be used. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    public boolean expired(Instant now) {
        return !now.isBefore(until);
    }
}
