package dev.cimon.engine.right;

import org.jspecify.annotations.Nullable;

/**
 * To what somebody belongs, as far as it was asked for.
 *
 * @param teams on GitHub
 * @param groups user groups of Slack
 */
public record Known(@Nullable Membership teams, @Nullable Membership groups) {

    public static final Known NOTHING = new Known(null, null);
}
