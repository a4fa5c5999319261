package dev.cimon.engine.message;

import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.WorkflowSource;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.Revision;
import dev.cimon.workflow.Mistake;
import dev.cimon.workflow.WorkflowFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a channel learns about the workflow file of its repository. */
public final class WorkflowMessage {

    private static final int MOST_MISTAKES = 10;

    private WorkflowMessage() {}

    /** The file is good and in force. */
    public static Content taken(Project project, Revision revision) {
        return Content.of(Block.Paragraph.of(
                new Span.Emoji("white_check_mark"),
                new Span.Text(" " + project.repository() + " follows "),
                file(project, revision),
                new Span.Text(" now: " + String.join(", ", Workflow.of(project).names()) + ".")));
    }

    /** The file cannot be used. */
    public static Content broken(Project project, Revision revision, List<Mistake> mistakes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                new Span.Emoji("warning"),
                new Span.Text(" "),
                file(project, revision),
                new Span.Text(" of " + project.repository() + " has " + counted(mistakes.size()) + ". "
                        + inForce(project) + " stays in force.")));
        mistakes.stream()
                .limit(MOST_MISTAKES)
                .forEach(mistake -> blocks.add(Block.Note.of(
                        new Span.Link(
                                "Line " + mistake.line() + ", column " + mistake.column(),
                                URI.create(address(project, revision) + "#L" + mistake.line())),
                        new Span.Text(": " + mistake.sentence()))));
        if (mistakes.size() > MOST_MISTAKES) {
            blocks.add(Block.Note.of(new Span.Text("… and " + (mistakes.size() - MOST_MISTAKES) + " more.")));
        }
        return new Content(blocks);
    }

    /** There is no file any more. */
    public static Content removed(Project project, Revision revision) {
        return Content.of(Block.Paragraph.of(
                new Span.Emoji("information_source"),
                new Span.Text(" " + project.repository() + " has no " + WorkflowFile.PATH + " any more since "
                        + revision.abbreviated() + ": the default workflow is in force again.")));
    }

    /** GitHub does not let us read it. */
    public static Content unreadable(Project project, String words) {
        return Content.sentence("I could not read " + WorkflowFile.PATH + " of " + project.repository() + ": " + words
                + " " + inForce(project) + " stays in force.");
    }

    private static String inForce(Project project) {
        WorkflowSource.Good good = project.workflow().good();
        return good == null
                ? "The default workflow"
                : "That of " + good.revision().abbreviated();
    }

    private static String counted(int mistakes) {
        return mistakes == 1 ? "a mistake" : mistakes + " mistakes";
    }

    private static Span file(Project project, Revision revision) {
        return new Span.Link(
                WorkflowFile.PATH + " at " + revision.abbreviated(), URI.create(address(project, revision)));
    }

    private static String address(Project project, Revision revision) {
        return project.url() + "/blob/" + revision + "/" + WorkflowFile.PATH;
    }

    /** Which workflow is in force, and why. */
    static Block source(Project project) {
        WorkflowSource known = project.workflow();
        WorkflowSource.Good good = known.good();
        WorkflowSource.Broken broken = known.broken();
        List<Span> spans = new ArrayList<>();
        if (good == null) {
            spans.add(new Span.Text("The default workflow is in force: a push to " + project.defaultBranch()
                    + " goes to preview, one to a release branch to test, a version tag to production, a pull request"
                    + " to its own environment; by hand, what has succeeded on test goes to staging."));
        } else {
            spans.add(new Span.Text("The workflow in force is "));
            spans.add(file(project, good.revision()));
            spans.add(new Span.Text("."));
        }
        if (broken != null) {
            spans.add(new Span.Text(" The newest file has " + counted(broken.mistakes()) + ": "));
            spans.add(file(project, broken.revision()));
            spans.add(new Span.Text("."));
        }
        return new Block.Note(spans);
    }
}
