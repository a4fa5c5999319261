package dev.cimon.engine.message;

import dev.cimon.engine.control.Lock;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.EnvironmentName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a person who wants to go back to what worked before, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record RollbackReplies(String slash) {

    /**
     * @param back the deployment that does it
     * @param locked whether the environment is kept for the person who asked
     */
    public Content goingBack(Deployment from, Deployment back, boolean locked) {
        String environment = from.environment().name();
        List<Span> line = new ArrayList<>();
        line.add(new Span.Emoji("rewind"));
        line.add(new Span.Text(" "));
        line.add(new Span.Strong(environment));
        line.add(new Span.Text(" goes back from "
                + from.requireCommit().revision().abbreviated() + " to "
                + back.requireCommit().revision().abbreviated() + " with #" + back.number() + "."));
        if (locked) {
            line.add(new Span.Text(
                    " I have locked it for you, so that nothing brings it forward again. Once it is mended, say "));
            line.add(new Span.Code(slash + " unlock " + environment));
        }
        return Content.of(new Block.Paragraph(line));
    }

    /** @param back the deployment that was to do it */
    public Content refused(Deployment back, String reason) {
        return Content.sentence(
                "#" + back.number() + " is refused, so " + back.environment() + " stays as it is. " + reason);
    }

    public Content nothingToGoBackTo(EnvironmentName environment) {
        return Content.sentence("I know no other revision that worked on " + environment
                + " before, so there is nothing to go back to.");
    }

    public Content stillChanging(Deployment running) {
        return Content.of(Block.Paragraph.of(
                new Span.Text("#" + running.number() + " is on its way to " + running.environment()
                        + ". Wait for its end, or call it off and then roll back: "),
                new Span.Code(slash + " cancel " + running.number())));
    }

    public Content lockedByAnother(Lock lock) {
        return Content.of(
                ControlReplies.line(lock),
                Block.Note.of(
                        new Span.Text("To roll back all the same, first take the lock over: "),
                        new Span.Code(slash + " lock " + lock.environment())));
    }

    /** @param latest what has changed the environment since, if that is known */
    public Content notTheLatest(Deployment asked, @Nullable Deployment latest) {
        String since = latest == null
                ? "#" + asked.number() + " is not what changed " + asked.environment() + " last"
                : "#" + latest.number() + " has changed " + asked.environment() + " since #" + asked.number();
        return Content.of(Block.Paragraph.of(
                new Span.Text(since + ", so nothing has changed. To go back from what is there now: "),
                new Span.Code(slash + " rollback " + asked.environment())));
    }
}
