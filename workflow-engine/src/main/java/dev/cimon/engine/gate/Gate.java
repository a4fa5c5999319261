package dev.cimon.engine.gate;

import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import java.util.Locale;

/** The gates, in the order they are asked. A gate looks at facts and says what it thinks; it never acts. */
enum Gate {
    REF,
    ALLOWED_REF,
    PERMISSION,
    FREEZE,
    LOCK,
    ORDER,
    CHECKS,
    APPROVAL,
    CONCURRENCY;

    GateFinding examine(Facts facts) {
        String name = word();
        return switch (ask(facts)) {
            case Ruling.Pass pass -> new GateFinding(name, Verdict.PASS, pass.sentence());
            case Ruling.Wait wait -> new GateFinding(name, Verdict.WAIT, wait.sentence(), wait.until());
            case Ruling.Refuse refuse -> new GateFinding(name, Verdict.REFUSE, refuse.sentence());
        };
    }

    /** As people read it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean passes(Facts facts) {
        return ask(facts) instanceof Ruling.Pass;
    }

    /** Whether people may insist on going past it: it warns, it does not keep anybody out. */
    boolean forceable() {
        return switch (this) {
            case FREEZE, ORDER, CHECKS -> true;
            case REF, ALLOWED_REF, PERMISSION, LOCK, APPROVAL, CONCURRENCY -> false;
        };
    }

    private Ruling ask(Facts facts) {
        Ruling ruling = rule(facts);
        String forced = facts.candidate().trigger().forced();
        return forced == null || !forceable() || ruling instanceof Ruling.Pass
                ? ruling
                : new Ruling.Pass(ruling.sentence() + " Forced all the same: “" + forced + "”.");
    }

    private Ruling rule(Facts facts) {
        return switch (this) {
            case REF -> KnownRef.examine(facts);
            case ALLOWED_REF -> AllowedRef.examine(facts);
            case PERMISSION -> Permitted.examine(facts);
            case FREEZE -> Thawed.examine(facts);
            case LOCK -> Unlocked.examine(facts);
            case ORDER -> Order.examine(facts);
            case CHECKS -> Checked.examine(facts);
            case APPROVAL -> Approved.examine(facts);
            case CONCURRENCY -> OneAtATime.examine(facts);
        };
    }
}
