package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/** An answer that is not a success, with GitHub's words. */
final class GitHubRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient @Nullable ArrayNode errors;

    private GitHubRefusal(int status, String message, @Nullable ArrayNode errors) {
        super(message, null, false, false);
        this.status = status;
        this.errors = errors;
    }

    static GitHubRefusal of(int status, String message) {
        return new GitHubRefusal(status, message, null);
    }

    static GitHubRefusal notFound() {
        return of(404, "Not Found");
    }

    static GitHubRefusal invalid(String resource, String field, String code) {
        ArrayNode errors = Nodes.array();
        errors.add(Nodes.object().put("resource", resource).put("code", code).put("field", field));
        return new GitHubRefusal(422, "Validation Failed", errors);
    }

    static GitHubRefusal missing(String field) {
        return of(422, "Invalid request.\n\n\"" + field + "\" wasn't supplied.");
    }

    static GitHubRefusal conflict(String message, ArrayNode errors) {
        return new GitHubRefusal(409, message, errors);
    }

    int status() {
        return status;
    }

    @Nullable ArrayNode errors() {
        return errors;
    }
}
