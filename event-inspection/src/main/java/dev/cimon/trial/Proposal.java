package dev.cimon.trial;

import java.time.Instant;

/**
 * A workflow that somebody wants to try.
 *
 * @param file the text of a good workflow file
 * @param since when it would have come into force
 * @param slash the command word of the installation
 * @param proofRequired whether the installation lets only who has proved a login count as it
 */
public record Proposal(String file, Instant since, String slash, boolean proofRequired) {

    /** The same, later in force. */
    public Proposal from(Instant later) {
        return new Proposal(file, later, slash, proofRequired);
    }
}
