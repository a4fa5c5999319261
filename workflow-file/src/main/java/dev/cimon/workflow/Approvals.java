package dev.cimon.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Who has to agree to a deployment.
 *
 * @param required how many people, at least one
 * @param by who counts; whoever may deploy there, when absent
 * @param fourEyes whether the agreement of the person who asked for it does not count
 */
public record Approvals(int required, @Nullable PeopleRule by, boolean fourEyes) {

    static final int MOST = 20;

    /** @throws IllegalArgumentException if nobody has to, or more than {@value #MOST} people */
    public Approvals {
        if (required < 1 || required > MOST) {
            throw new IllegalArgumentException("not a number of approvals: " + required);
        }
    }
}
