package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.Subcommand;
import dev.cimon.engine.command.Term;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.message.ControlReplies;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.events.content.Content;
import dev.cimon.events.deployment.EnvironmentLocked;
import dev.cimon.events.deployment.EnvironmentUnlocked;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.MessageKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who keeps an environment for themselves. */
final class LockRequests {

    private LockRequests() {}

    static void lock(Turn turn, ReplyTo replyTo, Project project, Command.LockEnvironment asked) {
        EnvironmentName environment = asked.environment();
        Instant until = endOf(asked.term(), turn.now());
        if (unknown(turn, replyTo, project, environment)) {
            return;
        }
        if (over(until, turn.now())) {
            turn.answer(replyTo, overAlready(replyTo, Subcommand.LOCK));
            return;
        }
        Lock wanted =
                new Lock(environment, replyTo.channel().workspace(), replyTo.user(), asked.reason(), turn.now(), until);
        new Rights(turn, replyTo, project)
                .in(environment, "lock " + environment, () -> lock(turn, replyTo, project, wanted));
    }

    private static void lock(Turn turn, ReplyTo replyTo, Project project, Lock wanted) {
        Optional<Lock> taken = project.controls().lockOn(wanted.environment(), turn.now());
        if (taken.isPresent() && !taken.get().heldBy(replyTo.user())) {
            turn.answer(replyTo, replyTo.controlReplies().confirmTakingOver(project.repository(), taken.get(), wanted));
            return;
        }
        put(turn, project, wanted, null);
        turn.answer(replyTo, replyTo.controlReplies().locked(wanted, running(turn, wanted.environment())));
    }

    static boolean over(@Nullable Instant until, Instant now) {
        return until != null && !until.isAfter(now);
    }

    static Content overAlready(ReplyTo replyTo, Subcommand asked) {
        return replyTo.replies().misused(new Command.Misused(asked, "That time is over already."));
    }

    static @Nullable Instant endOf(@Nullable Term term, Instant now) {
        return term == null ? null : term.endsAt(now);
    }

    /** Whoever has locked it may always open it again. */
    static void unlock(Turn turn, ReplyTo replyTo, Project project, EnvironmentName environment) {
        Optional<Lock> lock = project.controls().lockOn(environment, turn.now());
        if (lock.isEmpty() && unknown(turn, replyTo, project, environment)) {
            return;
        }
        if (lock.isEmpty()) {
            turn.answer(replyTo, replyTo.controlReplies().notLocked(environment));
        } else if (lock.get().heldBy(replyTo.user())) {
            remove(turn, project, lock.get(), replyTo);
            turn.answer(replyTo, replyTo.controlReplies().unlocked(lock.get()));
        } else {
            new Rights(turn, replyTo, project)
                    .in(
                            environment,
                            "unlock " + environment,
                            () -> turn.answer(
                                    replyTo,
                                    replyTo.controlReplies().confirmUnlocking(project.repository(), lock.get())));
        }
    }

    /** The confirming click; it counts for the very lock that was shown. */
    static void takeOver(Turn turn, ReplyTo replyTo, String value) {
        withShownLock(turn, replyTo, value, "lock", (project, request, lock) -> {
            if (over(request.until(), turn.now())) {
                turn.answer(replyTo, overAlready(replyTo, Subcommand.LOCK), true);
                return;
            }
            Lock wanted = new Lock(
                    lock.environment(),
                    replyTo.channel().workspace(),
                    replyTo.user(),
                    request.reason(),
                    turn.now(),
                    request.until());
            put(turn, project, wanted, lock);
            tellOwner(turn, lock, replyTo, wanted);
            turn.answer(replyTo, replyTo.controlReplies().locked(wanted, running(turn, wanted.environment())), true);
        });
    }

    /** The confirming click, as in {@link #takeOver}. */
    static void unlockAllTheSame(Turn turn, ReplyTo replyTo, String value) {
        withShownLock(turn, replyTo, value, "unlock", (project, _, lock) -> {
            remove(turn, project, lock, replyTo);
            tellOwner(turn, lock, replyTo, null);
            turn.answer(replyTo, replyTo.controlReplies().unlocked(lock), true);
        });
    }

    @FunctionalInterface
    private interface Confirmed {
        void accept(Project project, LockButton request, Lock lock);
    }

    private static void withShownLock(Turn turn, ReplyTo replyTo, String value, String verb, Confirmed then) {
        Optional<Project> project = turn.projectHere(replyTo);
        Optional<LockButton> request = LockButton.read(value);
        Optional<Lock> lock = project.flatMap(
                        known -> request.flatMap(asked -> known.controls().lockOn(asked.environment(), turn.now())))
                .filter(known -> request.get().isAbout(known));
        if (lock.isEmpty() || project.isEmpty()) {
            turn.answer(replyTo, replyTo.controlReplies().changedMeanwhile(), true);
        } else {
            EnvironmentName environment = lock.get().environment();
            new Rights(turn, replyTo, project.get())
                    .in(
                            environment,
                            verb + " " + environment,
                            () -> then.accept(project.get(), request.get(), lock.get()));
        }
    }

    private static boolean unknown(Turn turn, ReplyTo replyTo, Project project, EnvironmentName environment) {
        List<String> known = Requests.known(turn, project);
        boolean unknown = !known.contains(environment.name());
        if (unknown) {
            turn.answer(replyTo, replyTo.deploymentReplies().unknownEnvironment(environment, known));
        }
        return unknown;
    }

    /**
     * What no gate holds back any more.
     *
     * @param environment all of the project, when absent
     */
    static List<Deployment> running(Turn turn, @Nullable EnvironmentName environment) {
        return turn.deployments()
                .filter(deployment -> deployment.state() instanceof Triggering || deployment.state() instanceof Running)
                .filter(deployment -> deployment.endReason() == null)
                .filter(deployment -> environment == null || environment.equals(deployment.environment()))
                .toList();
    }

    static void put(Turn turn, Project project, Lock lock, @Nullable Lock taken) {
        turn.save(project.with(project.controls().with(lock)));
        turn.record(new EnvironmentLocked(
                project.repository(),
                lock.environment(),
                lock.reason(),
                lock.until(),
                taken == null ? null : taken.owner(),
                lock.owner()));
        if (lock.until() != null) {
            turn.wakeAt(lock.environment(), lock.until());
        }
        Waking.wake(turn, lock.environment());
    }

    private static void remove(Turn turn, Project project, Lock lock, ReplyTo by) {
        turn.save(project.with(project.controls().withoutLock(lock.environment())));
        turn.record(new EnvironmentUnlocked(project.repository(), lock.environment(), lock.owner(), by.user()));
        Waking.wake(turn, lock.environment());
    }

    /** The environment is no more, so there is nothing to keep. */
    static void end(Turn turn, EnvironmentName environment) {
        turn.project()
                .ifPresent(project -> project.controls()
                        .lockOn(environment, turn.now())
                        .ifPresent(lock -> {
                            turn.save(project.with(project.controls().withoutLock(environment)));
                            turn.record(
                                    new EnvironmentUnlocked(project.repository(), environment, lock.owner(), null),
                                    environment.name());
                        }));
    }

    /** In the channel: Slack lets nobody answer a person who has asked nothing for half an hour. */
    private static void tellOwner(Turn turn, Lock lock, ReplyTo by, @Nullable Lock next) {
        MessageKey key = new MessageKey("lock/" + turn.cause());
        turn.showPerChannel(key, channel -> {
            People people = turn.situation().people().in(channel.workspace());
            boolean mentioned = channel.workspace().equals(lock.workspace())
                    && people.linkOf(lock.owner()).map(People.Link::mentions).orElse(true);
            return ControlReplies.takenFrom(lock, mentioned, by.user(), next);
        });
    }
}
