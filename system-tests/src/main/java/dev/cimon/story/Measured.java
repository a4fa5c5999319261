package dev.cimon.story;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of all samples of one route.
 *
 * @param sent how many there were
 * @param journeys of those that arrived
 */
record Measured(Route route, int sent, List<Journey> journeys) {

    int missing() {
        return sent - journeys.size();
    }

    Optional<Journey> slowest() {
        return journeys.stream().max(Comparator.comparingDouble(Journey::millis));
    }
}
