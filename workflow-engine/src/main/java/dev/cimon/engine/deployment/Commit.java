package dev.cimon.engine.deployment;

import dev.cimon.events.reference.Revision;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment brings: a commit, and the branch or tag it was found by.
 *
 * @param ref as people say it: branch, tag or abbreviated SHA
 * @param ciRef the full name CI is started on, {@code refs/heads/…} or {@code refs/tags/…}
 */
public record Commit(
        Revision revision,
        String ref,
        String ciRef,
        String title,
        String authorName,
        @Nullable String authorLogin,
        URI url) {

    private static final String TAGS = "refs/tags/";

    /** Whether it was found by a tag. */
    public boolean tagged() {
        return ciRef.startsWith(TAGS);
    }
}
