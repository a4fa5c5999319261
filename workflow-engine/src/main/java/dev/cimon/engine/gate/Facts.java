package dev.cimon.engine.gate;

import dev.cimon.engine.control.Controls;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;

/**
 * What the gates look at.
 *
 * @param candidate the deployment in question
 * @param known those of the same project that are on their way or run somewhere, oldest first
 * @param controls what people hold back in it
 * @param workflow the one that is in force
 */
public record Facts(Deployment candidate, List<Deployment> known, Controls controls, Workflow workflow, Instant now) {

    public Facts {
        known = List.copyOf(known);
    }

    /** The same for another deployment of the project. */
    Facts about(Deployment other) {
        return new Facts(other, known, controls, workflow, now);
    }
}
