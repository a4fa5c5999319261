package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of one ref, from {@code before} to {@code after}; forty zeros stand for "did not exist". */
record PushPayload(String ref, String before, String after, boolean forced, List<Commit> commits, Account pusher) {
    static final String NONE = "0".repeat(40);

    boolean created() {
        return before.equals(NONE);
    }

    boolean deleted() {
        return after.equals(NONE);
    }

    ObjectNode render(Repository repository, Documents documents) {
        String site = documents.links().site(repository);
        ObjectNode body = Nodes.object().put("ref", ref).put("before", before).put("after", after);
        body.put("base_ref", baseRef(repository))
                .put("compare", site + "/compare/" + before.substring(0, 12) + "..." + after.substring(0, 12))
                .put("created", created())
                .put("deleted", deleted())
                .put("forced", forced);
        body.set("commits", Nodes.array(commits, c -> documents.commits().pushed(repository, c)));
        if (deleted()) {
            body.putNull("head_commit");
        } else {
            body.set("head_commit", documents.commits().pushed(repository, repository.peeled(after)));
        }
        body.set("pusher", Nodes.object().put("name", pusher.login()).put("email", pusher.email()));
        return body;
    }

    /** Of new tags and branches without commits of their own: the branch they were cut from. */
    private @Nullable String baseRef(Repository repository) {
        return created() && commits.isEmpty() && after.equals(repository.head())
                ? Ref.HEADS + repository.defaultBranch
                : null;
    }
}
