package dev.cimon.engine.gate;

import dev.cimon.engine.control.Lock;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.events.deployment.Trigger;

/** Nobody keeps the environment for themselves; its owner's own deployments by hand pass. */
final class Unlocked {

    private Unlocked() {}

    static Ruling examine(Facts facts) {
        Deployment candidate = facts.candidate();
        return facts.controls()
                .lockOn(candidate.environment(), facts.now())
                .map(lock -> locked(lock, candidate))
                .orElseGet(() -> new Ruling.Pass("Nobody has locked " + candidate.environment() + "."));
    }

    private static Ruling locked(Lock lock, Deployment candidate) {
        String place = candidate.environment().name();
        Trigger trigger = candidate.trigger();
        if (trigger.byHand() && lock.heldBy(trigger.person())) {
            return new Ruling.Pass(lock.owner().name() + " has locked " + place + ", and deploys this by hand.");
        }
        String reason = lock.reason() == null ? "." : ": “" + lock.reason() + "”.";
        return new Ruling.Wait(lock.owner().name() + " has locked " + place + reason, lock.until());
    }
}
