package dev.cimon.engine.decide;

import dev.cimon.events.audit.Actor;
import dev.cimon.events.audit.EntryAdded;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.reference.EnvironmentName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has caused, before it has its place in the audit trail.
 *
 * @param chain the repository; for what concerns a person alone, the workspace
 */
public record Deed(
        String chain,
        Instant at,
        Actor who,
        String right,
        String what,
        @Nullable EnvironmentName environment,
        @Nullable DeploymentRef deployment,
        @Nullable String detail,
        @Nullable String why) {

    /** @param previous the hash of the entry before */
    public EntryAdded entry(long number, String previous) {
        return new EntryAdded(
                        chain,
                        number,
                        at,
                        who,
                        right,
                        what,
                        environment,
                        deployment == null ? null : deployment.id(),
                        deployment == null ? null : deployment.number(),
                        detail,
                        why,
                        previous,
                        "")
                .sealed();
    }
}
