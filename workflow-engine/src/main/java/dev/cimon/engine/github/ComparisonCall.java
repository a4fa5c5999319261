package dev.cimon.engine.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.events.reference.Revision;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares two commits without the library, which asks GitHub for the author of each commit anew. */
record ComparisonCall(RestCalls calls) {

    /**
     * Without a page GitHub lists at most 250 commits, the newest of the whole comparison
     * (<a href="https://docs.github.com/en/rest/commits/commits#compare-two-commits">documentation</a>).
     */
    Comparison of(String base, String head) throws IOException {
        try {
            return comparison(calls.get("/compare/" + base + "..." + head));
        } catch (CallFailed failure) {
            throw failure.isRefused(404, "Not Found") ? unknown(base, head) : failure;
        } catch (IllegalArgumentException nonsense) {
            throw new IOException("GitHub's comparison cannot be read", nonsense);
        }
    }

    private CallFailed unknown(String base, String head) {
        return new CallFailed(new Outcome.Refused<>(
                404,
                calls.repository() + " cannot compare \"" + base + "\" with \"" + head
                        + "\": one of them is not there"));
    }

    private static Comparison comparison(JsonNode answer) {
        List<Comparison.Commit> commits = new ArrayList<>();
        answer.path("commits").forEach(commit -> commits.add(commit(commit)));
        return new Comparison(
                Comparison.Status.valueOf(answer.path("status").asText().toUpperCase(Locale.ROOT)),
                answer.path("ahead_by").asInt(),
                answer.path("behind_by").asInt(),
                commits,
                page(answer.path("html_url").asText()));
    }

    /** The names of refs stand in it: not every GitHub writes them as an address needs them. */
    private static URI page(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException notEncoded) {
            int scheme = address.indexOf(':');
            return scheme < 0
                    ? URI.create(address)
                    : quoted(address.substring(0, scheme), address.substring(scheme + 1));
        }
    }

    private static URI quoted(String scheme, String rest) {
        try {
            return new URI(scheme, rest, null);
        } catch (URISyntaxException nonsense) {
            throw new IllegalArgumentException("not an address: " + rest, nonsense);
        }
    }

    private static Comparison.Commit commit(JsonNode commit) {
        JsonNode git = commit.path("commit");
        return new Comparison.Commit(
                new Revision(commit.path("sha").asText()),
                git.path("message").asText().lines().findFirst().orElse(""),
                git.path("author").path("name").asText(""),
                commit.path("author").path("login").textValue(),
                URI.create(commit.path("html_url").asText()));
    }
}
