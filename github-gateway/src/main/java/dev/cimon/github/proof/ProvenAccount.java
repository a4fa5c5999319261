package dev.cimon.github.proof;

import dev.cimon.events.proof.ProofRequest;

/**
 * What GitHub has said about who came back from it; not believed before they say that they meant it.
 *
 * @param account GitHub's id of the account
 */
public record ProvenAccount(ProofRequest request, String login, long account) {}
