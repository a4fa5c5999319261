package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.Evidence;
import dev.cimon.engine.right.Entitlement;
import dev.cimon.engine.right.Identity;
import dev.cimon.engine.right.Known;
import dev.cimon.engine.right.Membership;
import dev.cimon.engine.right.Vote;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** alice has asked for it; bob is linked to bob-gh. */
class ApprovalGateTest {

    private static final Identity ALICE = new Identity(Samples.ALICE, "alice-gh");
    private static final Identity BOB = new Identity(Samples.BOB, "bob-gh");
    private static final SlackUser CAROL_IN_SLACK = new SlackUser("U0CAROL", "carol");
    private static final Identity CAROL = new Identity(CAROL_IN_SLACK, null);
    private static final Vote BOBS = vote(BOB, Samples.REVISION);
    private static final Vote CAROLS = vote(CAROL, Samples.REVISION);
    private static final Vote OWN = vote(ALICE, Samples.REVISION);
    private static final Vote FOR_ANOTHER = vote(BOB, Samples.revision(7));
    private static final String ONE = "{required: 1}";
    private static final String TWO = "{required: 2, by: {logins: [bob-gh], teams: [acme/release]}}";
    private static final String TWO_EYES = "{required: 1, four-eyes: false}";

    static Stream<Arguments> table() {
        String two = "2 people have to approve it: bob-gh, acme/release.";
        return Stream.of(
                arguments(ONE, List.of(), Verdict.WAIT, "Somebody has to approve it."),
                arguments(ONE, List.of(BOBS), Verdict.PASS, "bob has approved it, by right."),
                arguments(ONE, List.of(FOR_ANOTHER), Verdict.WAIT, "Somebody has to approve it."),
                arguments(ONE, List.of(OWN), Verdict.WAIT, "Somebody has to approve it."),
                arguments(TWO_EYES, List.of(OWN), Verdict.PASS, "alice has approved it, by right."),
                arguments(TWO, List.of(), Verdict.WAIT, two),
                arguments(TWO, List.of(BOBS), Verdict.WAIT, two + " Approved by bob so far."),
                arguments(
                        TWO,
                        List.of(BOBS, CAROLS),
                        Verdict.PASS,
                        "bob has approved it, by right. carol has approved it, by right."));
    }

    @ParameterizedTest
    @MethodSource("table")
    void countsWhoeverAgreesToThisVeryCommit(String rule, List<Vote> votes, Verdict verdict, String sentence) {
        assertThat(Given.finding("approval", facts(rule, votes)))
                .isEqualTo(new GateFinding("approval", verdict, sentence));
    }

    @Test
    void asksNobodyWhereTheWorkflowDoesNot() {
        Facts facts = Given.facts(candidate(List.of()), List.of(), Set.of(), "environments: {preview: }");
        assertThat(Given.finding("approval", facts))
                .isEqualTo(new GateFinding("approval", Verdict.PASS, "Nobody has to approve what goes to preview."));
        assertThat(Gates.ballot(facts, BOB, Known.NOTHING)).isEqualTo(new Ballot.NotAsked());
    }

    static Stream<Arguments> ballots() {
        Vote bobs = new Vote(BOB, "like everybody here", Samples.REVISION, Samples.NOON);
        return Stream.of(
                arguments(ONE, List.of(), BOB, new Ballot.Open(bobs)),
                arguments(ONE, List.of(BOBS), CAROL, new Ballot.Closed("bob has approved it, by right.")),
                arguments(ONE, List.of(), ALICE, new Ballot.Own()),
                arguments(ONE, List.of(), new Identity(CAROL.person(), "Alice-gh"), new Ballot.Own()),
                arguments(
                        TWO_EYES,
                        List.of(),
                        ALICE,
                        new Ballot.Open(new Vote(ALICE, "like everybody here", Samples.REVISION, Samples.NOON))),
                arguments(TWO, List.of(BOBS), BOB, new Ballot.Again(BOBS)),
                arguments(
                        TWO,
                        List.of(FOR_ANOTHER),
                        BOB,
                        new Ballot.Open(new Vote(BOB, "as bob-gh", Samples.REVISION, Samples.NOON))),
                arguments(TWO, List.of(), CAROL, new Ballot.NotTheirs("bob-gh, acme/release", true)));
    }

    @ParameterizedTest
    @MethodSource("ballots")
    void knowsWhoMayDecide(String rule, List<Vote> votes, Identity voter, Ballot expected) {
        assertThat(Gates.ballot(facts(rule, votes), voter, Known.NOTHING)).isEqualTo(expected);
    }

    @Test
    void wantsGitHubToBeAskedAboutTeams() {
        Identity dave = new Identity(CAROL.person(), "dave-gh");
        List<String> team = List.of("acme/release");
        Facts facts = facts(TWO, List.of());
        assertThat(Gates.ballot(facts, dave, Known.NOTHING))
                .isEqualTo(new Ballot.Unknown(new Entitlement.UnknownTeams("dave-gh", team)));
        assertThat(Gates.ballot(facts, dave, new Known(Membership.of("dave-gh", team, team, Samples.NOON), null)))
                .isEqualTo(
                        new Ballot.Open(new Vote(dave, "as dave-gh of acme/release", Samples.REVISION, Samples.NOON)));
        assertThat(Gates.ballot(facts, dave, new Known(Membership.of("dave-gh", team, List.of(), Samples.NOON), null)))
                .isEqualTo(new Ballot.NotTheirs("bob-gh, acme/release", false));
    }

    @Test
    void wantsSlackToBeAskedAboutUserGroupsWhenTheTeamsDoNotHelp() {
        Identity dave = new Identity(CAROL.person(), "dave-gh");
        List<String> team = List.of("acme/release");
        List<String> group = List.of("@release");
        Facts facts = facts("{by: {teams: [acme/release], slack-groups: [release]}}", List.of());
        Membership inNoTeam = Membership.of("dave-gh", team, List.of(), Samples.NOON);
        assertThat(Gates.ballot(facts, dave, new Known(inNoTeam, null)))
                .isEqualTo(new Ballot.Unknown(new Entitlement.UnknownGroups(CAROL_IN_SLACK, group)));
        Membership inGroup = Membership.of("U0CAROL", group, group, Samples.NOON);
        assertThat(Gates.ballot(facts, dave, new Known(inNoTeam, inGroup)))
                .isEqualTo(new Ballot.Open(new Vote(dave, "as carol of @release", Samples.REVISION, Samples.NOON)));
        Membership inNoGroup = Membership.of("U0CAROL", group, List.of(), Samples.NOON);
        assertThat(Gates.ballot(facts, dave, new Known(inNoTeam, inNoGroup)))
                .isEqualTo(new Ballot.NotTheirs("acme/release, @release", false));
    }

    @Test
    void letsNobodyDecideWhoMayHavePushedItThemselves() {
        Trigger push = new Trigger(Trigger.Kind.PUSH, "event-1", null, "dave-gh", null, null, null);
        Facts facts = Given.facts(
                Samples.by(candidate(List.of()), push),
                List.of(),
                Set.of(),
                "environments: {preview: {approvals: " + ONE + "}}");
        assertThat(Gates.ballot(facts, CAROL, Known.NOTHING)).isEqualTo(new Ballot.MaybeOwn("dave-gh"));
        assertThat(Gates.ballot(facts, BOB, Known.NOTHING)).isInstanceOf(Ballot.Open.class);
    }

    @Test
    void takesThosePermittedToDeployWhereTheWorkflowNamesNobodyElse() {
        Facts facts = Given.facts(
                candidate(List.of()),
                List.of(),
                Set.of(),
                "environments: {preview: {approvals: {}, permissions: {slack-users: [U0BOB]}}}");
        assertThat(Given.finding("approval", facts).sentence()).isEqualTo("Somebody has to approve it: bob.");
        assertThat(Gates.ballot(facts, CAROL, Known.NOTHING)).isEqualTo(new Ballot.NotTheirs("bob", false));
    }

    private static Facts facts(String rule, List<Vote> votes) {
        return Given.facts(candidate(votes), List.of(), Set.of(), "environments: {preview: {approvals: " + rule + "}}");
    }

    private static Deployment candidate(List<Vote> votes) {
        Evidence evidence = votes.stream().reduce(Evidence.NONE, Evidence::with, (one, _) -> one);
        return Samples.deployment(5, new Requested(), Samples.commit()).with(evidence);
    }

    private static Vote vote(Identity by, Revision revision) {
        return new Vote(by, "by right", revision, Samples.NOON);
    }
}
