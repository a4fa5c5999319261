package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Commit;

/** What is to be deployed has been found. */
final class KnownRef {

    private KnownRef() {}

    static Ruling examine(Facts facts) {
        Commit commit = facts.candidate().commit();
        if (commit == null) {
            return new Ruling.Wait(
                    "GitHub is being asked what “" + facts.candidate().askedRef() + "” is.");
        }
        return new Ruling.Pass("“" + commit.ref() + "” is " + commit.revision().abbreviated() + ".");
    }
}
