package dev.cimon.engine.effect;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.store.PendingEffect;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** Counts attempts by what came of them, and notes them in the trace of what asked for them. */
@ApplicationScoped
class EffectTimes {

    private static final String DEFECT = "defect";

    private final Meters meters;
    private final Traces traces;

    EffectTimes(Meters meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    <T> Outcome<T> timed(PendingEffect pending, Supplier<Outcome<T>> attempt) {
        String effect = pending.effect().getClass().getSimpleName();
        return traces.step("perform " + effect, pending.claim().traceparent(), () -> counted(effect, attempt));
    }

    private <T> Outcome<T> counted(String effect, Supplier<Outcome<T>> attempt) {
        long began = System.nanoTime();
        String outcome = DEFECT;
        try {
            Outcome<T> came = attempt.get();
            outcome = came.word();
            return came;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            meters.time(Metric.EFFECTS, took, effect, outcome);
        }
    }
}
