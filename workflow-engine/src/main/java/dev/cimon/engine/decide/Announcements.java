package dev.cimon.engine.decide;

import dev.cimon.engine.message.Announcement;
import dev.cimon.engine.project.Project;
import dev.cimon.events.github.CommitCommented;
import dev.cimon.events.github.ReleasePublished;
import dev.cimon.events.reference.MessageKey;

/** What happens on GitHub and is worth one message, without anything to follow. */
final class Announcements {

    private Announcements() {}

    /** A tag that is released again has its message say so: the later one wins. */
    static void decide(Turn turn, ReleasePublished release) {
        if (turn.project().filter(Project::bound).isPresent()) {
            MessageKey key = Announcement.keyOf(release);
            turn.show(key, turn.now().toEpochMilli(), Announcement.of(release), null);
        }
    }

    static void decide(Turn turn, CommitCommented comment) {
        if (turn.project().filter(Project::bound).isPresent()) {
            turn.show(new MessageKey("commit-comment/" + turn.cause()), 1, Announcement.of(comment), null);
        }
    }
}
