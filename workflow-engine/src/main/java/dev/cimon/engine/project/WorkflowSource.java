package dev.cimon.engine.project;

import dev.cimon.events.reference.Revision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the workflow of a project comes from.
 *
 * @param good the last file that could be used; the default workflow is in force, when there has been none
 * @param broken a newer one that cannot be used
 * @param at when GitHub took the push that was last looked at
 */
public record WorkflowSource(
        @Nullable Good good,
        @Nullable Broken broken,
        @Nullable Instant at) {

    public static final WorkflowSource STANDARD = new WorkflowSource(null, null, null);

    /**
     * A file that is in force.
     *
     * @param blob GitHub's name of this text
     */
    public record Good(Revision revision, String blob, String text) {}

    /** A file that is not. */
    public record Broken(Revision revision, String blob, int mistakes) {}

    /** Whether there is a file at all, good or not. */
    public boolean hasFile() {
        return good != null || broken != null;
    }

    /** Whether the newest file is this text, and it is in force. */
    public boolean inForce(String blob) {
        return broken == null && good != null && good.blob().equals(blob);
    }

    /** Whether the newest file is this text, and it cannot be used. */
    public boolean rejected(String blob) {
        return broken != null && broken.blob().equals(blob);
    }

    /** Whether a later push has been looked at already. */
    public boolean newerThan(@Nullable Instant push) {
        return push != null && at != null && push.isBefore(at);
    }

    /** The same, as of that push. */
    public WorkflowSource lookedAt(@Nullable Instant push) {
        return new WorkflowSource(good, broken, push == null ? at : push);
    }

    public WorkflowSource replacedBy(Good next) {
        return new WorkflowSource(next, null, at);
    }

    public WorkflowSource rejecting(Broken next) {
        return new WorkflowSource(good, next, at);
    }

    /** There is no file any more. */
    public WorkflowSource without() {
        return new WorkflowSource(null, null, at);
    }
}
