package dev.cimon.engine.github;

import dev.cimon.events.reference.Revision;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The commit that a ref stands for at the moment.
 *
 * @param name as people say it: the branch or tag, or the abbreviated SHA
 * @param title first line of the commit message
 * @param url of the commit
 */
public record ResolvedRef(
        Revision revision,
        String name,
        Kind kind,
        String title,
        String authorName,
        @Nullable String authorLogin,
        URI url) {

    /** What kind of thing was named. */
    public enum Kind {
        BRANCH,
        TAG,
        COMMIT
    }
}
