package dev.cimon.events.github;

import dev.cimon.events.reference.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The newest commit of a push.
 *
 * @param authorLogin absent when the author's address belongs to no GitHub account
 */
public record HeadCommit(
        Revision revision,
        String message,
        String authorName,
        @Nullable String authorLogin) {

    /** The first line of the message. */
    public String title() {
        return message.lines().findFirst().orElse("");
    }
}
