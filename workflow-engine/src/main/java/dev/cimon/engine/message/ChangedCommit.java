package dev.cimon.engine.message;

import dev.cimon.events.reference.Revision;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A commit between two revisions.
 *
 * @param authorLogin absent when the author's address belongs to no GitHub account
 */
public record ChangedCommit(
        Revision revision,
        String title,
        String authorName,
        @Nullable String authorLogin,
        URI url) {}
