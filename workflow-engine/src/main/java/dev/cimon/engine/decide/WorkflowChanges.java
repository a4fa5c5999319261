package dev.cimon.engine.decide;

import dev.cimon.engine.message.WorkflowMessage;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.WorkflowSource;
import dev.cimon.events.content.Content;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.Revision;
import dev.cimon.workflow.Mistake;
import dev.cimon.workflow.Reading;
import dev.cimon.workflow.WorkflowFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the workflow of a project changes: with its file on the default branch. */
final class WorkflowChanges {

    private WorkflowChanges() {}

    /** The file may have changed: it is looked at. */
    static void look(Turn turn, Project project, @Nullable Revision revision, @Nullable Instant pushedAt) {
        turn.order(new Effect.ReadWorkflow(
                project.repository(),
                project.defaultBranch(),
                revision,
                pushedAt,
                project.workflow().hasFile()));
    }

    /** What was read of an older push than the last one counts no more. */
    private static Optional<Project> concerned(Turn turn, Effect.ReadWorkflow asked) {
        return turn.project()
                .filter(Project::bound)
                .filter(project -> !project.workflow().newerThan(asked.at()));
    }

    static void decide(Turn turn, EffectResult.WorkflowRead read) {
        concerned(turn, read.effect()).ifPresent(project -> {
            WorkflowSource known = project.workflow().lookedAt(read.effect().at());
            String text = read.text();
            String blob = read.blob();
            if (text == null || blob == null) {
                turn.save(project.with(known.without()));
                if (known.hasFile()) {
                    lookAgain(turn);
                    show(turn, read.revision(), WorkflowMessage.removed(project, read.revision()));
                }
            } else if (known.inForce(blob)) {
                turn.save(project.with(known));
            } else {
                checked(turn, project.with(known), read.revision(), blob, text);
            }
        });
    }

    /** A text that was rejected before may be good now, to a newer Cimon. */
    private static void checked(Turn turn, Project project, Revision revision, String blob, String text) {
        WorkflowSource known = project.workflow();
        switch (WorkflowFile.read(text)) {
            case Reading.Good good -> {
                Project changed = project.with(known.replacedBy(new WorkflowSource.Good(revision, blob, text)));
                turn.save(changed);
                lookAgain(turn);
                report(turn, project, revision, List.of(), WorkflowMessage.taken(changed, revision));
            }
            case Reading.Broken _ when known.rejected(blob) -> turn.save(project);
            case Reading.Broken broken -> {
                List<Mistake> mistakes = broken.mistakes();
                Project changed =
                        project.with(known.rejecting(new WorkflowSource.Broken(revision, blob, mistakes.size())));
                turn.save(changed);
                report(turn, project, revision, mistakes, WorkflowMessage.broken(changed, revision, mistakes));
            }
        }
    }

    /** In a decision of its own, for which everything is loaded that the new workflow wants to know. */
    private static void lookAgain(Turn turn) {
        turn.wakeAt(null, turn.now());
    }

    private static void report(
            Turn turn, Project project, Revision revision, List<Mistake> mistakes, Content inTheChannel) {
        turn.order(new Effect.ReportWorkflow(project.repository(), project.url(), revision, mistakes));
        show(turn, revision, inTheChannel);
    }

    static void decide(Turn turn, EffectResult.WorkflowUnreadable unreadable) {
        concerned(turn, unreadable.effect())
                .ifPresent(project -> turn.show(
                        new MessageKey("workflow/" + turn.cause()),
                        1,
                        WorkflowMessage.unreadable(project, unreadable.words()),
                        null));
    }

    /** One message for each version of the file. */
    private static void show(Turn turn, Revision revision, Content content) {
        turn.show(new MessageKey("workflow/" + revision), turn.now().toEpochMilli(), content, null);
    }
}
