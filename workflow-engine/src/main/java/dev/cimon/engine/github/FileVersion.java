package dev.cimon.engine.github;

import dev.cimon.events.reference.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is in a commit.
 *
 * @param blob GitHub's name of what stands in it; absent if there is no such file
 * @param text what stands in it; absent likewise
 */
public record FileVersion(
        Revision revision, @Nullable String blob, @Nullable String text) {

    static FileVersion absent(String sha) {
        return new FileVersion(new Revision(sha), null, null);
    }
}
