package dev.cimon.engine.gate;

import dev.cimon.engine.control.Controls;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.project.People;
import dev.cimon.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the gates look at.
 *
 * @param candidate the deployment in question
 * @param known those of the same project that are on their way or run somewhere, oldest first
 * @param successes which of their revisions have succeeded where
 * @param controls what people hold back in it
 * @param workflow the one that is in force
 * @param people who has said, or proved, who they are on GitHub
 * @param slash the command word of this installation
 */
public record Facts(
        Deployment candidate,
        List<Deployment> known,
        Set<Success> successes,
        Controls controls,
        Workflow workflow,
        People people,
        Instant now,
        String slash) {

    public Facts {
        known = List.copyOf(known);
        successes = Set.copyOf(successes);
    }

    /** The same for another deployment of the project. */
    Facts about(Deployment other) {
        return new Facts(other, known, successes, controls, workflow, people, now, slash);
    }
}
