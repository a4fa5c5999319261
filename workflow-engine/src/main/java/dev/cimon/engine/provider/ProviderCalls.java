package dev.cimon.engine.provider;

import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Shows how long providers take, what comes of calls, and what their rate limits leave us. */
@ApplicationScoped
public class ProviderCalls implements Consumer<ProviderCall> {

    private final Meters meters;

    ProviderCalls(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void accept(ProviderCall call) {
        meters.time(
                Metric.PROVIDER_CALLS,
                call.took(),
                call.provider(),
                call.operation(),
                call.outcome().word());
        call.answer().ifPresent(answer -> showBudget(call.provider(), answer));
    }

    private void showBudget(String provider, Answer answer) {
        String resource = answer.headers().firstValue("x-ratelimit-resource").orElse("all");
        Instant reset = number(answer, "x-ratelimit-reset").stream()
                .mapToObj(second -> Instant.ofEpochSecond((long) second))
                .findFirst()
                .orElse(Instant.MAX);
        number(answer, "x-ratelimit-remaining")
                .ifPresent(left -> meters.levelUntil(reset, Metric.RATE_LIMIT_REMAINING, left, provider, resource));
        number(answer, "x-ratelimit-limit")
                .ifPresent(limit -> meters.level(Metric.RATE_LIMIT, limit, provider, resource));
    }

    private static OptionalDouble number(Answer answer, String header) {
        return answer.headers().firstValue(header).filter(value -> value.matches("\\d{1,10}")).stream()
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }
}
