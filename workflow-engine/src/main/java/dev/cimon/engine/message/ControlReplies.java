package dev.cimon.engine.message;

import dev.cimon.engine.control.ByHand;
import dev.cimon.engine.control.Freeze;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.Step;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a person about what holds deployments back, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record ControlReplies(String slash) {

    /** The action of the button that takes somebody's lock over; its value is what {@link #valueOf} writes. */
    public static final String TAKE_LOCK = "take-lock";

    /** The action of the button that removes somebody's lock; its value is what {@link #valueOf} writes. */
    public static final String REMOVE_LOCK = "remove-lock";

    /** @param running what is not held back any more: its pipeline is being started, or runs */
    public Content locked(Lock lock, List<Deployment> running) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Emoji("lock"));
        line.add(new Span.Text(" You have locked "));
        line.add(new Span.Strong(lock.environment().name()));
        line.addAll(until(lock.until()));
        line.add(new Span.Text(reason(lock.reason())
                + " Only what you deploy by hand goes there; everything else waits. Give it" + " back with "));
        line.add(new Span.Code(slash + " unlock " + lock.environment()));
        return with(running, new Block.Paragraph(line));
    }

    public Content unlocked(Lock lock) {
        return Content.of(Block.Paragraph.of(
                new Span.Emoji("unlock"),
                new Span.Text(" " + lock.environment() + " is no longer locked. What waited for it goes on.")));
    }

    public Content notLocked(EnvironmentName environment) {
        return Content.sentence("Nobody has locked " + environment + ", so there is nothing to unlock.");
    }

    /** @param wanted the lock that is to take its place */
    public Content confirmTakingOver(RepositoryName repository, Lock lock, Lock wanted) {
        return Content.of(
                line(lock),
                new Block.Actions(List.of(Button.danger(
                        TAKE_LOCK,
                        "Take the lock over",
                        valueOf(repository, lock) + " " + (wanted.until() == null ? "-" : wanted.until())
                                + (wanted.reason() == null ? "" : " " + wanted.reason()),
                        "Take the lock on " + lock.environment() + " from "
                                + lock.owner().name() + "?"))),
                tellsOwner(lock));
    }

    public Content confirmUnlocking(RepositoryName repository, Lock lock) {
        return Content.of(
                line(lock),
                new Block.Actions(List.of(Button.danger(
                        REMOVE_LOCK,
                        "Unlock all the same",
                        valueOf(repository, lock),
                        "Remove the lock of " + lock.owner().name() + " on " + lock.environment() + "?"))),
                tellsOwner(lock));
    }

    public Content changedMeanwhile() {
        return Content.sentence(
                "That lock is no longer as you were shown it, so nothing has changed. Please say it" + " again.");
    }

    /**
     * For the channel, where the owner sees it.
     *
     * @param mentioned whether the owner may be mentioned there
     * @param next the lock that took its place, if one did
     */
    public static Content takenFrom(Lock lock, boolean mentioned, SlackUser by, @Nullable Lock next) {
        SlackUser owner = lock.owner();
        return Content.of(Block.Paragraph.of(
                new Span.Emoji(next == null ? "unlock" : "lock"),
                new Span.Text(" "),
                mentioned ? new Span.Mention(owner.id()) : new Span.Text(owner.name()),
                new Span.Text(", " + by.name()
                        + (next == null ? " has removed your lock on " : " has taken over your lock on ")
                        + lock.environment() + (next == null ? "." : reason(next.reason())))));
    }

    /**
     * Why a deployment is where it is.
     *
     * @param steps what was decided about it so far, in order
     * @param findings what the gates say about it now
     */
    public Content explanation(Deployment deployment, List<Step> steps, List<GateFinding> findings, Instant now) {
        return Explanation.of(deployment, steps, findings, now);
    }

    /**
     * @param deployments of the project, as far as they are on their way or run somewhere
     * @param recent the last ones, for what they took
     */
    public Content queue(
            List<Deployment> deployments, List<Deployment> recent, @Nullable EnvironmentName only, Instant now) {
        return DeploymentQueue.of(deployments, recent, only, now);
    }

    /** @param running as in {@link #locked} */
    public Content frozen(RepositoryName repository, Freeze freeze, List<Deployment> running) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Emoji("snowflake"));
        line.add(new Span.Text(" You have frozen "));
        line.add(new Span.Strong(repository.toString()));
        line.addAll(until(freeze.until()));
        line.add(new Span.Text(reason(freeze.reason()) + " Every deployment waits, yours as well. End it with "));
        line.add(new Span.Code(slash + " thaw"));
        return with(running, new Block.Paragraph(line));
    }

    private Content with(List<Deployment> running, Block said) {
        List<Block> blocks = new ArrayList<>(List.of(said));
        running.forEach(deployment -> blocks.add(Block.Note.of(
                new Span.Text("#" + deployment.number() + " is on its way to " + deployment.environment()
                        + " and goes on. To end it: "),
                new Span.Code(slash + " cancel " + deployment.number()))));
        return new Content(blocks);
    }

    public Content thawed(RepositoryName repository) {
        return Content.of(Block.Paragraph.of(
                new Span.Emoji("sunny"), new Span.Text(" " + repository + " is deployed again. What waited goes on.")));
    }

    public Content notFrozen(RepositoryName repository) {
        return Content.sentence("Nobody has frozen " + repository + ", so there is nothing to thaw.");
    }

    public Content automatic(String environment, boolean on) {
        return Content.sentence(
                on
                        ? "Pushes, tags and pull requests deploy to " + environment + " again, as the workflow says."
                        : "Nothing is deployed to " + environment + " by itself any more, until somebody says " + slash
                                + " auto on " + environment + ".");
    }

    public Content automaticAlready(String environment, boolean on) {
        return Content.sentence("Automatic deployments to " + environment + " are " + (on ? "on" : "off")
                + " already, so nothing has changed.");
    }

    /** That nothing is deployed there by itself, for a list. */
    public static Block line(String environment, ByHand off) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Emoji("raised_hand"));
        line.add(new Span.Text(" " + off.by().name() + " has turned automatic deployments to "));
        line.add(new Span.Strong(environment));
        line.add(new Span.Text(" off since "));
        line.add(new Span.Moment(off.since()));
        if (off.ignored() == null) {
            line.add(new Span.Text("."));
        } else {
            line.add(new Span.Text("; the last one ignored was " + off.ignored().what() + " on "));
            line.add(new Span.Moment(off.ignored().at()));
            line.add(new Span.Text("."));
        }
        return new Block.Paragraph(line);
    }

    /** That everything is frozen, by whom and why, for a list. */
    static Block line(Freeze freeze) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Emoji("snowflake"));
        line.add(new Span.Text(" " + freeze.by().name() + " has frozen "));
        line.add(new Span.Strong("all deployments"));
        line.add(new Span.Text(" since "));
        line.add(new Span.Moment(freeze.since()));
        line.addAll(until(freeze.until()));
        line.add(new Span.Text(reason(freeze.reason())));
        return new Block.Paragraph(line);
    }

    /** That it is locked, by whom and why, for a list. */
    static Block line(Lock lock) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Emoji("lock"));
        line.add(new Span.Text(" " + lock.owner().name() + " has locked "));
        line.add(new Span.Strong(lock.environment().name()));
        line.add(new Span.Text(" since "));
        line.add(new Span.Moment(lock.since()));
        line.addAll(until(lock.until()));
        line.add(new Span.Text(reason(lock.reason())));
        return new Block.Paragraph(line);
    }

    private static Block tellsOwner(Lock lock) {
        return Block.Note.of(new Span.Text("I tell " + lock.owner().name() + " if you do."));
    }

    private static List<Span> until(@Nullable Instant until) {
        return until == null ? List.of() : List.of(new Span.Text(" until "), new Span.Moment(until));
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "." : ": “" + reason + "”.";
    }

    private static String valueOf(RepositoryName repository, Lock lock) {
        return repository + " " + lock.environment() + " " + lock.since();
    }
}
