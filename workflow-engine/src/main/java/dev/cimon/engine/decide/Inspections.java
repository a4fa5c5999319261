package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.Subcommand;
import dev.cimon.engine.command.Target;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.message.ControlReplies;
import dev.cimon.engine.project.Project;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people want to know about what is deployed. */
final class Inspections {

    private static final String NOT_YET = "That time has not come yet.";

    private Inspections() {}

    static void list(Turn turn, ReplyTo replyTo, Project project, @Nullable EnvironmentName environment) {
        if (environment != null && !Requests.known(turn, project).contains(environment.name())) {
            turn.answer(
                    replyTo,
                    replyTo.deploymentReplies().unknownEnvironment(environment, Requests.known(turn, project)));
            return;
        }
        Situation situation = turn.situation();
        turn.answer(
                replyTo,
                replyTo.deploymentReplies()
                        .list(project, situation.deployments(), situation.recent(), environment, turn.now()));
    }

    static void listThen(Turn turn, ReplyTo replyTo, Project project, Command.ListThen asked) {
        EnvironmentName environment = asked.environment();
        List<String> known = Requests.known(turn, project);
        Instant then = asked.moment().before(turn.happenedAt());
        Optional<Deployment> there = turn.situation().history().inPlaceAt(then);
        if (then.isAfter(turn.happenedAt())) {
            turn.answer(replyTo, replyTo.replies().misused(new Command.Misused(Subcommand.LIST, NOT_YET)));
        } else if (there.isEmpty() && !known.contains(environment.name())) {
            turn.answer(replyTo, replyTo.deploymentReplies().unknownEnvironment(environment, known));
        } else {
            turn.answer(replyTo, replyTo.deploymentReplies().listThen(environment, then, there.orElse(null)));
        }
    }

    static void queue(Turn turn, ReplyTo replyTo, Project project, @Nullable EnvironmentName environment) {
        List<String> known = Requests.known(turn, project);
        Situation situation = turn.situation();
        turn.answer(
                replyTo,
                environment == null || known.contains(environment.name())
                        ? replyTo.controlReplies()
                                .queue(situation.deployments(), situation.recent(), environment, turn.now())
                        : replyTo.deploymentReplies().unknownEnvironment(environment, known));
    }

    static void where(Turn turn, ReplyTo replyTo, Project project, String gitRef) {
        SortedMap<String, Revision> deployed = new TreeMap<>();
        turn.deployments()
                .filter(Deployment::current)
                .forEach(deployment -> deployed.put(
                        deployment.environment().name(),
                        deployment.requireCommit().revision()));
        if (deployed.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().nothingDeployed());
        } else {
            turn.order(new Effect.LocateCommit(replyTo, project.repository(), gitRef, deployed));
        }
    }

    static void why(Turn turn, ReplyTo replyTo, Project project, Target target) {
        List<String> known = Requests.known(turn, project);
        EnvironmentName environment = target.environment();
        if (environment != null && !known.contains(environment.name())) {
            turn.answer(replyTo, replyTo.deploymentReplies().unknownEnvironment(environment, known));
            return;
        }
        Optional<Block> byHand = Optional.ofNullable(environment)
                .or(() -> turn.asked().map(Deployment::environment))
                .flatMap(place -> project.controls()
                        .byHand(Automation.nameOf(place))
                        .map(off -> ControlReplies.line(Automation.nameOf(place), off)));
        Content answer = turn.asked()
                .map(asked -> replyTo.controlReplies()
                        .explanation(
                                asked, turn.situation().steps(), Gates.examine(turn.factsAbout(asked)), turn.now()))
                .orElseGet(() -> replyTo.deploymentReplies().noSuchDeployment(target));
        turn.answer(
                replyTo,
                new Content(
                        Stream.concat(answer.blocks().stream(), byHand.stream()).toList()));
    }

    static void diff(Turn turn, ReplyTo replyTo, Project project, Command.Diff diff) {
        EnvironmentName environment = diff.environment();
        String ref = diff.gitRef() == null ? project.defaultBranch() : diff.gitRef();
        turn.situation()
                .current(environment)
                .map(Deployment::requireCommit)
                .ifPresentOrElse(
                        commit -> turn.order(new Effect.CompareRevisions(
                                replyTo, project.repository(), environment, commit.revision(), ref)),
                        () -> turn.answer(
                                replyTo,
                                replyTo.deploymentReplies()
                                        .nothingDeployedOn(environment, Requests.known(turn, project))));
    }
}
