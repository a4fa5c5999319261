package dev.cimon.engine.decide;

import dev.cimon.engine.command.Target;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.deployment.Evidence;
import dev.cimon.engine.gate.Ballot;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.message.ApprovalReplies;
import dev.cimon.engine.project.People;
import dev.cimon.engine.right.Entitlement;
import dev.cimon.engine.right.Identity;
import dev.cimon.engine.right.Known;
import dev.cimon.engine.right.Membership;
import dev.cimon.engine.right.Vote;
import dev.cimon.events.content.Content;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentRejected;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who agrees to a deployment, and who does not. */
final class ApprovalRequests {

    private ApprovalRequests() {}

    /** @param approves else they reject it */
    private record Wish(
            ReplyTo replyTo, boolean approves, @Nullable String reason) {

        ApprovalReplies replies() {
            return replyTo.approvalReplies();
        }
    }

    static void approve(Turn turn, ReplyTo replyTo, Target target) {
        named(turn, new Wish(replyTo, true, null), target);
    }

    static void reject(Turn turn, ReplyTo replyTo, Target target, @Nullable String reason) {
        named(turn, new Wish(replyTo, false, reason), target);
    }

    private static void named(Turn turn, Wish wish, Target target) {
        turn.asked()
                .ifPresentOrElse(
                        deployment -> decide(turn, wish, deployment, Known.NOTHING),
                        () -> turn.answer(
                                wish.replyTo(),
                                wish.replyTo().deploymentReplies().noSuchDeployment(target)));
    }

    /** By a button on its message. */
    static void pressed(Turn turn, ReplyTo replyTo, boolean approves) {
        turn.projectHere(replyTo)
                .flatMap(_ -> turn.asked())
                .ifPresentOrElse(
                        deployment -> decide(turn, new Wish(replyTo, approves, null), deployment, Known.NOTHING),
                        () -> turn.answer(replyTo, replyTo.deploymentReplies().noLongerOurs()));
    }

    /** GitHub has told what was missing to know whether they may. */
    static void decide(Turn turn, EffectResult.VoterProven proven) {
        Effect.ProveVoter asked = proven.effect();
        Wish wish = new Wish(asked.replyTo(), asked.approves(), asked.reason());
        Membership teams = Membership.of(asked.login(), asked.teams(), proven.member(), turn.now());
        again(turn, wish, asked.deployment(), new Known(teams, null));
    }

    /** Slack has told it. */
    static void decide(Turn turn, EffectResult.VoterProvenInSlack proven) {
        Effect.ProveVoterInSlack asked = proven.effect();
        Wish wish = new Wish(asked.replyTo(), asked.approves(), asked.reason());
        Membership groups = Membership.of(asked.person(), asked.groups(), proven.member(), turn.now());
        again(turn, wish, asked.deployment(), new Known(asked.teams(), groups));
    }

    /** GitHub does not tell; Slack may still know them. */
    static void untold(Turn turn, Effect.ProveVoter asked, String words) {
        Wish wish = new Wish(asked.replyTo(), asked.approves(), asked.reason());
        String why = Inquiries.teamsUntold(asked.teams(), words);
        Membership teams = Membership.untold(asked.login(), asked.teams(), why, turn.now());
        again(turn, wish, asked.deployment(), new Known(teams, null));
    }

    private static void again(Turn turn, Wish wish, DeploymentId about, Known known) {
        turn.known(about)
                .ifPresentOrElse(
                        deployment -> decide(turn, wish, deployment, known),
                        () -> turn.answer(
                                wish.replyTo(),
                                wish.replyTo().deploymentReplies().noLongerOurs()));
    }

    private static void decide(Turn turn, Wish wish, Deployment deployment, Known known) {
        if (!(deployment.state() instanceof Pending pending)) {
            turn.answer(wish.replyTo(), wish.replies().decidedAlready(deployment));
            return;
        }
        People people = turn.people(wish.replyTo());
        Identity voter = Identity.of(wish.replyTo().user(), people);
        switch (Gates.ballot(turn.factsAbout(deployment), voter, known)) {
            case Ballot.Open(Vote vote) -> count(turn, wish, deployment, pending, vote);
            case Ballot.Again(Vote vote) when !wish.approves() -> reject(turn, wish, deployment, pending, vote);
            case Ballot.Again _ -> turn.answer(wish.replyTo(), wish.replies().approvedBefore(deployment));
            case Ballot.Unknown(var unknown) -> turn.order(inquiry(wish, deployment, unknown, known));
            case Ballot.Untold(String sentence) -> turn.answer(wish.replyTo(), Content.sentence(sentence));
            case Ballot.NotAsked _ -> turn.answer(wish.replyTo(), wish.replies().notAsked(deployment));
            case Ballot.Closed(String sentence) ->
                turn.answer(wish.replyTo(), wish.replies().closed(deployment, sentence));
            case Ballot.Own _ -> turn.answer(wish.replyTo(), wish.replies().own(deployment));
            case Ballot.MaybeOwn(String login) ->
                turn.answer(wish.replyTo(), wish.replies().maybeOwn(deployment, login, people.proofRequired()));
            case Ballot.NotTheirs(String names, boolean withoutLogin) ->
                turn.answer(
                        wish.replyTo(),
                        withoutLogin
                                ? wish.replies().maybeTheirs(deployment, names, people.proofRequired())
                                : wish.replies().notTheirs(deployment, names));
        }
    }

    private static Effect inquiry(Wish wish, Deployment deployment, Entitlement.Unknown unknown, Known known) {
        return switch (unknown) {
            case Entitlement.UnknownTeams(String login, List<String> teams) ->
                new Effect.ProveVoter(
                        wish.replyTo(),
                        deployment.repository(),
                        deployment.id(),
                        login,
                        teams,
                        wish.approves(),
                        wish.reason());
            case Entitlement.UnknownGroups(SlackUser person, List<String> groups) ->
                new Effect.ProveVoterInSlack(
                        wish.replyTo(),
                        deployment.repository(),
                        deployment.id(),
                        person.id(),
                        groups,
                        known.teams(),
                        wish.approves(),
                        wish.reason());
        };
    }

    private static void count(Turn turn, Wish wish, Deployment deployment, Pending pending, Vote vote) {
        if (!wish.approves()) {
            reject(turn, wish, deployment, pending, vote);
            return;
        }
        Deployment approved = deployment.with(deployment.evidence().with(vote));
        turn.save(approved);
        turn.record(
                approved,
                new DeploymentApproved(
                        approved.ref(), wish.replyTo().user(), vote.by().login(), vote.right(), vote.revision()));
        Waking.wake(turn, approved.environment());
        turn.answer(wish.replyTo(), wish.replies().approved(deployment));
    }

    private static void reject(Turn turn, Wish wish, Deployment deployment, Pending pending, Vote vote) {
        turn.record(
                deployment,
                new DeploymentRejected(
                        deployment.ref(), wish.replyTo().user(), vote.by().login(), vote.right(), wish.reason()));
        String words = wish.reason() == null ? "." : ": “" + wish.reason() + "”.";
        String reason = vote.by().name() + " has rejected it, " + vote.right() + words;
        Lifecycle.refuse(turn, deployment, pending, reason, List.of());
        turn.answer(wish.replyTo(), wish.replies().rejected(deployment));
    }

    /** Who has agreed to a deployment has agreed to another one of the very same commit with the same parameters. */
    static Deployment passOn(Turn turn, Deployment from, Deployment to) {
        List<Vote> votes = from.evidence().votes();
        if (votes.isEmpty() || !to.evidence().votes().isEmpty()) {
            return to;
        }
        Deployment approved = to.with(votes.stream().reduce(to.evidence(), Evidence::with, (one, _) -> one));
        turn.save(approved);
        return approved;
    }

    /** Whoever agreed has seen another commit behind this ref, unless the commit itself was named. */
    static void refMoved(Turn turn, String ref, Revision head) {
        List<Deployment> concerned = turn.deployments()
                .filter(deployment -> !deployment.evidence().votes().isEmpty())
                .filter(deployment -> hasMoved(deployment, ref, head))
                .toList();
        concerned.forEach(deployment -> Inquiries.learn(turn, deployment.id(), known -> known.without(known.votes())));
    }

    /** CI runs on the default branch for a commit that was named by its SHA, and a rollback brings an old one back. */
    private static boolean hasMoved(Deployment deployment, String ref, Revision head) {
        Commit commit = deployment.requireCommit();
        boolean named = ref.equals("refs/heads/" + commit.ref()) || ref.equals("refs/tags/" + commit.ref());
        return named
                && commit.ciRef().equals(ref)
                && deployment.trigger().restores() == null
                && !commit.revision().equals(head);
    }
}
