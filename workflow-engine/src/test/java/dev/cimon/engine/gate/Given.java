package dev.cimon.engine.gate;

import dev.cimon.engine.control.Controls;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.project.WorkflowSource;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.GateFinding;
import java.util.List;
import java.util.Set;

/** What gates look at in a test, at noon. */
final class Given {

    private Given() {}

    static Facts facts(Deployment candidate, List<Deployment> known, Controls controls, Workflow workflow) {
        return new Facts(candidate, known, Set.of(), controls, workflow, Samples.people(), Samples.NOON, "/cimon");
    }

    static Facts facts(Deployment candidate, List<Deployment> known, Set<Success> successes, String workflow) {
        return new Facts(
                candidate,
                known,
                successes,
                Controls.NONE,
                workflow(workflow),
                Samples.people(),
                Samples.NOON,
                "/cimon");
    }

    static Workflow workflow(String text) {
        WorkflowSource source =
                WorkflowSource.STANDARD.replacedBy(new WorkflowSource.Good(Samples.REVISION, "blob", text));
        return Workflow.of(Samples.project().with(source));
    }

    /** What that gate says. */
    static GateFinding finding(String gate, Facts facts) {
        return Gates.examine(facts).stream()
                .filter(finding -> finding.gate().equals(gate))
                .findFirst()
                .orElseThrow();
    }
}
