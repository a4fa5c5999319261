package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.deployment.Evidence;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.gate.Question;
import dev.cimon.engine.right.Entitlement;
import dev.cimon.engine.right.Membership;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import java.util.List;
import java.util.function.UnaryOperator;

/** What gates have to know and somebody outside can tell: how it is asked for, and what comes of the answer. */
final class Inquiries {

    private Inquiries() {}

    static void ask(Turn turn, Deployment deployment) {
        for (Question question : Gates.questions(turn.factsAbout(deployment))) {
            turn.order(
                    switch (question) {
                        case Question.WhatChecksSay _ ->
                            new Effect.ReadChecks(
                                    deployment.id(),
                                    deployment.repository(),
                                    deployment.requireCommit().revision());
                        case Question.WhichTeams(String login, List<String> teams) ->
                            new Effect.FindTeams(deployment.id(), deployment.repository(), login, teams);
                        case Question.WhichUserGroups(SlackUser person, List<String> groups) ->
                            new Effect.FindUserGroups(deployment.id(), deployment.repository(), person.id(), groups);
                    });
        }
    }

    static void decide(Turn turn, EffectResult.ChecksRead read) {
        turn.deployment(read.effect().deployment())
                .filter(deployment -> undecided(deployment)
                        && isAbout(deployment, read.effect().revision()))
                .ifPresent(deployment -> learn(
                        turn,
                        deployment.id(),
                        known -> known.with(known.checks().read(read.reports()))));
    }

    static void decide(Turn turn, EffectResult.TeamsFound found) {
        Effect.FindTeams asked = found.effect();
        learn(
                turn,
                asked.deployment(),
                known -> known.withTeams(Membership.of(asked.login(), asked.teams(), found.member(), turn.now())));
    }

    static void decide(Turn turn, EffectResult.UserGroupsFound found) {
        Effect.FindUserGroups asked = found.effect();
        learn(
                turn,
                asked.deployment(),
                known -> known.withGroups(Membership.of(asked.person(), asked.groups(), found.member(), turn.now())));
    }

    /** GitHub does not tell; a user group of Slack may still say yes. */
    static void untold(Turn turn, Effect.FindTeams asked, String words) {
        String why = teamsUntold(asked.teams(), words);
        learn(
                turn,
                asked.deployment(),
                known -> known.withTeams(Membership.untold(asked.login(), asked.teams(), why, turn.now())));
    }

    static void untold(Turn turn, Effect.FindUserGroups asked, String words) {
        String why = groupsUntold(asked.groups(), words);
        learn(
                turn,
                asked.deployment(),
                known -> known.withGroups(Membership.untold(asked.person(), asked.groups(), why, turn.now())));
    }

    static String teamsUntold(List<String> teams, String words) {
        return untold("GitHub", "who is in " + String.join(", ", teams), words);
    }

    /** @param groups user groups of Slack */
    static String groupsUntold(List<String> groups, String words) {
        return untold("Slack", "who is in " + Entitlement.groupsInWords(groups), words);
    }

    private static String untold(String provider, String what, String words) {
        return words.equals(EffectResult.DEFECT) ? words : provider + " does not tell me " + what + ": " + words;
    }

    /** Whoever may still be held by it learns of it, also before it is known what the other checks say. */
    static void decide(Turn turn, CheckReported report) {
        List<DeploymentId> concerned = turn.deployments()
                .filter(deployment -> undecided(deployment) && isAbout(deployment, report.revision()))
                .filter(deployment -> Gates.looksAtChecks(turn.factsAbout(deployment)))
                .map(Deployment::id)
                .toList();
        concerned.forEach(
                id -> learn(turn, id, known -> known.with(known.checks().after(report))));
    }

    /** What the news let another one do may have decided about this one. */
    static void learn(Turn turn, DeploymentId id, UnaryOperator<Evidence> news) {
        turn.deployment(id).filter(Inquiries::undecided).ifPresent(deployment -> {
            Evidence known = deployment.evidence();
            Evidence next = news.apply(known);
            if (!next.equals(known)) {
                turn.save(deployment.with(next));
                Waking.wake(turn, deployment.environment());
            }
        });
    }

    /** Without them the gate could never open. */
    static void checksUntold(Turn turn, Deployment deployment, Effect.ReadChecks asked, String words) {
        if (deployment.state() instanceof Pending pending) {
            String reason =
                    untold("GitHub", "what the checks of " + asked.revision().abbreviated() + " say", words);
            Lifecycle.refuse(turn, deployment, pending, reason, Gates.examine(turn.factsAbout(deployment)));
        }
    }

    private static boolean undecided(Deployment deployment) {
        return deployment.state() instanceof Pending || deployment.state() instanceof Creating;
    }

    private static boolean isAbout(Deployment deployment, Revision revision) {
        Commit commit = deployment.commit();
        return commit != null && commit.revision().equals(revision);
    }
}
