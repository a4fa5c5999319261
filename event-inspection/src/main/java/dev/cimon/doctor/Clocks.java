package dev.cimon.doctor;

import java.time.Duration;
import java.util.stream.Stream;

/** Slack refuses nothing for the time it shows, but we do: requests more than five minutes off are taken for replayed. */
final class Clocks {

    private static final Duration MOST = Duration.ofSeconds(60);

    private Clocks() {}

    static Stream<Finding> compared(Answer answer) {
        return answer.skew().stream()
                .map(skew -> skew.compareTo(MOST) <= 0
                        ? new Finding.Sound("our clocks agree")
                        : new Finding.Failed("our clock is " + skew.toSeconds()
                                + " s away from theirs: set it by NTP (GitHub refuses an App beyond a minute, Cimon refuses Slack"
                                + " beyond five)."));
    }
}
