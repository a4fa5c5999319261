package dev.cimon.engine.effect;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.github.CommitCheck;
import dev.cimon.engine.github.GitHubClient;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.workflow.Mistake;
import dev.cimon.workflow.WorkflowFile;
import java.net.URI;
import java.util.List;

/** What is done about workflow files. */
record WorkflowEffects(GitHubClient gitHub) {

    Outcome<EffectResult> read(Effect.ReadWorkflow asked) {
        String ref = asked.revision() == null
                ? "refs/heads/" + asked.defaultBranch()
                : asked.revision().sha();
        return gitHub.file(asked.repository(), WorkflowFile.PATH, ref, asked.expected())
                .map(found -> new EffectResult.WorkflowRead(asked, found.revision(), found.blob(), found.text()));
    }

    Outcome<Boolean> report(Effect.ReportWorkflow asked) {
        List<Mistake> mistakes = asked.mistakes();
        String title = switch (mistakes.size()) {
            case 0 -> "The workflow is good, and in force.";
            case 1 -> "The workflow has a mistake and is not in force.";
            default -> "The workflow has " + mistakes.size() + " mistakes and is not in force.";
        };
        return gitHub.report(
                asked.repository(),
                asked.revision(),
                new CommitCheck(
                        WorkflowFile.CHECK,
                        mistakes.isEmpty(),
                        title,
                        mistakes.stream()
                                .map(mistake -> new CommitCheck.Remark(
                                        WorkflowFile.PATH, mistake.line(), mistake.column(), mistake.sentence()))
                                .toList(),
                        URI.create(asked.url() + "/blob/" + asked.revision() + "/" + WorkflowFile.PATH)));
    }
}
