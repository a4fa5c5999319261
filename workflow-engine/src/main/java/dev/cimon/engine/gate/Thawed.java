package dev.cimon.engine.gate;

import dev.cimon.engine.control.Freeze;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Environment;
import dev.cimon.workflow.FreezeWindow;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Nobody has frozen the project, and no window of the workflow is open in which the environment is frozen. */
final class Thawed {

    private Thawed() {}

    static Ruling examine(Facts facts) {
        return facts.controls()
                .freezeInForce(facts.now())
                .map(Thawed::byPerson)
                .or(() -> byWorkflow(facts))
                .orElseGet(() -> new Ruling.Pass("Nothing is frozen."));
    }

    private static Ruling byPerson(Freeze freeze) {
        return new Ruling.Wait(
                freeze.by().name() + " has frozen all deployments" + reason(freeze.reason()), freeze.until());
    }

    /** Of several windows, the one that ends last. */
    private static Optional<Ruling> byWorkflow(Facts facts) {
        EnvironmentName environment = facts.candidate().environment();
        return facts.workflow().environment(environment).stream()
                .map(Environment::freezeWindows)
                .flatMap(windows -> windows.stream().flatMap(window -> open(window, facts.now())))
                .max(Comparator.comparing(Open::until))
                .<Ruling>map(open -> new Ruling.Wait(
                        "The workflow freezes " + environment
                                + reason(open.window().reason()),
                        open.until()));
    }

    private record Open(FreezeWindow window, Instant until) {}

    private static Stream<Open> open(FreezeWindow window, Instant now) {
        return window.openUntil(now).map(until -> new Open(window, until)).stream();
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "." : ": “" + reason + "”.";
    }
}
