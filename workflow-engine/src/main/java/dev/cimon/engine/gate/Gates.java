package dev.cimon.engine.gate;

import dev.cimon.events.deployment.GateFinding;
import java.util.Arrays;
import java.util.List;

/** Asks the gates. */
public final class Gates {

    private Gates() {}

    /** What every gate says, in the order they are asked. */
    public static List<GateFinding> examine(Facts facts) {
        return Arrays.stream(Gate.values()).map(gate -> gate.examine(facts)).toList();
    }
}
