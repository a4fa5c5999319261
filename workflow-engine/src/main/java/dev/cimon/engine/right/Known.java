package dev.cimon.engine.right;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * To what somebody belongs, as far as it was asked for.
 *
 * @param teams on GitHub
 * @param groups user groups of Slack
 */
public record Known(@Nullable Membership teams, @Nullable Membership groups) {

    public static final Known NOTHING = new Known(null, null);

    /** Why one of the two was not told, as a sentence. */
    Optional<String> untold() {
        return Stream.of(Optional.ofNullable(teams), Optional.ofNullable(groups))
                .flatMap(Optional::stream)
                .flatMap(membership -> Stream.ofNullable(membership.untold()))
                .findFirst();
    }
}
