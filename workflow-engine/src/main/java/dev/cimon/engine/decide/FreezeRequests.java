package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.Subcommand;
import dev.cimon.engine.control.Freeze;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.ProjectFrozen;
import dev.cimon.events.deployment.ProjectThawed;
import java.time.Instant;

/** Who stops everything, and lets it go on. */
final class FreezeRequests {

    private FreezeRequests() {}

    /** Whoever freezes what is frozen gives it another reason and another end. */
    static void freeze(Turn turn, ReplyTo replyTo, Project project, Command.FreezeProject asked) {
        Instant until = LockRequests.endOf(asked.term(), turn.now());
        if (LockRequests.over(until, turn.now())) {
            turn.answer(replyTo, LockRequests.overAlready(replyTo, Subcommand.FREEZE));
            return;
        }
        Freeze freeze = new Freeze(replyTo.user(), asked.reason(), turn.now(), until);
        new Rights(turn, replyTo, project)
                .everywhere("freeze " + project.repository(), () -> freeze(turn, replyTo, project, freeze));
    }

    private static void freeze(Turn turn, ReplyTo replyTo, Project project, Freeze freeze) {
        Instant until = freeze.until();
        turn.save(project.with(project.controls().with(freeze)));
        turn.record(new ProjectFrozen(project.repository(), freeze.reason(), until, freeze.by()));
        if (until != null) {
            turn.wakeAt(null, until);
        }
        Waking.wake(turn, null);
        turn.answer(
                replyTo,
                replyTo.controlReplies().frozen(project.repository(), freeze, LockRequests.running(turn, null)));
    }

    static void thaw(Turn turn, ReplyTo replyTo, Project project) {
        if (project.controls().freezeInForce(turn.now()).isEmpty()) {
            turn.answer(replyTo, replyTo.controlReplies().notFrozen(project.repository()));
            return;
        }
        new Rights(turn, replyTo, project).everywhere("thaw " + project.repository(), () -> {
            turn.save(project.with(project.controls().withoutFreeze()));
            turn.record(new ProjectThawed(project.repository(), replyTo.user()));
            Waking.wake(turn, null);
            turn.answer(replyTo, replyTo.controlReplies().thawed(project.repository()));
        });
    }
}
