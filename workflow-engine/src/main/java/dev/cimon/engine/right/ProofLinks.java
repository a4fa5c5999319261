package dev.cimon.engine.right;

import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.proof.Seal;
import java.net.URI;

/**
 * Where people prove which GitHub account is theirs: github-gateway takes them to GitHub.
 *
 * @param publicUrl under which browsers reach github-gateway
 */
public record ProofLinks(URI publicUrl, Seal<ProofRequest> seal) {

    public URI to(ProofRequest request) {
        String base = publicUrl.toString().replaceFirst("/+$", "");
        return URI.create(base + "/github/oauth/start?state=" + seal.close(request));
    }
}
