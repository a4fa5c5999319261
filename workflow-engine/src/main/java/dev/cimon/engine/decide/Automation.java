package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.control.ByHand;
import dev.cimon.engine.control.Controls;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.deployment.SettingChanged;
import dev.cimon.events.deployment.TriggerIgnored;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import java.util.List;
import java.util.Optional;

/** Whether what happens on GitHub deploys by itself, environment by environment. */
final class Automation {

    private Automation() {}

    static void decide(Turn turn, ReplyTo replyTo, Project project, Command.Automatic asked) {
        String environment = asked.environment().name();
        List<String> known = Configuration.addressed(project);
        boolean on = project.controls().byHand(environment).isEmpty();
        if (!known.contains(environment)) {
            turn.answer(replyTo, replyTo.deploymentReplies().unknownEnvironment(asked.environment(), known));
        } else if (on == asked.on()) {
            turn.answer(replyTo, replyTo.controlReplies().automaticAlready(environment, on));
        } else {
            String switched = asked.on() ? "on" : "off";
            new Rights(turn, replyTo, project)
                    .in(
                            asked.environment(),
                            "turn automatic deployments to " + environment + " " + switched,
                            () -> set(turn, replyTo, project, asked));
        }
    }

    private static void set(Turn turn, ReplyTo replyTo, Project project, Command.Automatic asked) {
        String environment = asked.environment().name();
        ByHand off = asked.on() ? null : new ByHand(replyTo.user(), turn.now(), null);
        turn.save(project.with(project.controls().with(environment, off)));
        turn.record(new SettingChanged(
                project.repository(), "auto " + environment, asked.on() ? "on" : "off", replyTo.user()));
        turn.answer(replyTo, replyTo.controlReplies().automatic(environment, asked.on()));
    }

    /**
     * Who has said that nothing is deployed there by itself, if anybody has. What is ignored is remembered: somebody will
     * ask why it is not there.
     */
    static boolean ignores(Turn turn, EnvironmentName environment, String gitRef, Revision revision) {
        Optional<Project> project = turn.project();
        String name = nameOf(environment);
        Optional<ByHand> off = project.flatMap(known -> known.controls().byHand(name));
        off.ifPresent(byHand -> {
            Project known = project.orElseThrow();
            ByHand next = byHand.ignoring(gitRef + " " + revision.abbreviated(), turn.now());
            turn.save(known.with(known.controls().with(name, next)));
            turn.record(
                    new TriggerIgnored(
                            known.repository(),
                            environment,
                            gitRef,
                            revision,
                            byHand.by().name() + " has turned automatic deployments off."),
                    environment.name());
        });
        return off.isPresent();
    }

    static String nameOf(EnvironmentName environment) {
        return PullRequest.numberOf(environment).isPresent() ? Controls.PULL_REQUESTS : environment.name();
    }
}
