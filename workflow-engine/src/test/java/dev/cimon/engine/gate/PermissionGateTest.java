package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.Evidence;
import dev.cimon.engine.right.Membership;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.deployment.Trigger.Kind;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** bob is linked to bob-gh. */
class PermissionGateTest {

    private static final String LOGINS = "{logins: [Bob-gh, carol-gh]}";
    private static final String TEAM = "{teams: [acme/release]}";
    private static final String IN_SLACK = "{slack-users: [U0BOB]}";
    private static final String NOT_ALICE = "alice may not deploy to preview, only ";
    private static final String HELLO = " Who is one of them says so first: /cimon hello <GitHub login>";
    private static final List<String> GROUPS = List.of("@release", "S0614TZR7");
    private static final Instant LATELY = Samples.NOON.minusSeconds(3_599);
    private static final Instant TOO_LONG_AGO = Samples.NOON.minusSeconds(3_600);

    static Stream<Arguments> table() {
        Trigger bob = by(Kind.COMMAND, Samples.BOB, "bob-gh");
        Trigger alice = by(Kind.COMMAND, Samples.ALICE, "alice-gh");
        Trigger unlinked = by(Kind.COMMAND, Samples.ALICE, null);
        Trigger push = by(Kind.PUSH, null, "bob-gh");
        Trigger tool = by(Kind.GITHUB_DEPLOYMENT, null, "terraform");
        String asked = "GitHub has to say first whether alice-gh belongs to acme/release.";
        return Stream.of(
                arguments(bob, LOGINS, null, Verdict.PASS, "bob may deploy to preview, as bob-gh."),
                arguments(push, LOGINS, null, Verdict.PASS, "bob may deploy to preview, as bob-gh."),
                arguments(alice, LOGINS, null, Verdict.REFUSE, NOT_ALICE + "Bob-gh, carol-gh."),
                arguments(unlinked, LOGINS, null, Verdict.REFUSE, NOT_ALICE + "Bob-gh, carol-gh." + HELLO),
                arguments(
                        tool,
                        LOGINS,
                        null,
                        Verdict.REFUSE,
                        "terraform may not deploy to preview, only Bob-gh, carol-gh."),
                arguments(bob, IN_SLACK, null, Verdict.PASS, "bob may deploy to preview, as bob in Slack."),
                arguments(push, IN_SLACK, null, Verdict.PASS, "bob may deploy to preview, as bob in Slack."),
                arguments(alice, IN_SLACK, null, Verdict.REFUSE, NOT_ALICE + "bob."),
                arguments(unlinked, IN_SLACK, null, Verdict.REFUSE, NOT_ALICE + "bob."),
                arguments(alice, TEAM, null, Verdict.WAIT, asked),
                arguments(alice, TEAM, told("alice-gh", true, TOO_LONG_AGO), Verdict.WAIT, asked),
                arguments(alice, TEAM, told("bob-gh", true, LATELY), Verdict.WAIT, asked),
                arguments(
                        alice,
                        TEAM,
                        told("Alice-gh", true, LATELY),
                        Verdict.PASS,
                        "alice may deploy to preview, as alice-gh of acme/release."),
                arguments(alice, TEAM, told("alice-gh", false, LATELY), Verdict.REFUSE, NOT_ALICE + "acme/release."),
                arguments(unlinked, TEAM, null, Verdict.REFUSE, NOT_ALICE + "acme/release." + HELLO));
    }

    @ParameterizedTest
    @MethodSource("table")
    void letsOnlyThoseThroughWhomTheWorkflowNames(
            Trigger trigger, String rule, @Nullable Membership teams, Verdict verdict, String sentence) {
        assertThat(Given.finding("permission", facts(trigger, rule, teams)))
                .isEqualTo(new GateFinding("permission", verdict, sentence));
    }

    static Stream<Arguments> groups() {
        Trigger bob = by(Kind.COMMAND, Samples.BOB, null);
        Trigger push = by(Kind.PUSH, null, "bob-gh");
        Trigger stranger = by(Kind.PUSH, null, "terraform");
        String asked = "Slack has to say first whether bob belongs to @release, the user group S0614TZR7.";
        String refused = " may not deploy to preview, only @release, the user group S0614TZR7.";
        return Stream.of(
                arguments(bob, null, Verdict.WAIT, asked),
                arguments(push, null, Verdict.WAIT, asked),
                arguments(bob, inGroup("U0BOB", true, TOO_LONG_AGO), Verdict.WAIT, asked),
                arguments(bob, inGroup("U0ALICE", true, LATELY), Verdict.WAIT, asked),
                arguments(
                        bob,
                        inGroup("U0BOB", true, LATELY),
                        Verdict.PASS,
                        "bob may deploy to preview, as bob of the user group S0614TZR7."),
                arguments(bob, inGroup("U0BOB", false, LATELY), Verdict.REFUSE, "bob" + refused),
                arguments(stranger, null, Verdict.REFUSE, "terraform" + refused));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void letsThoseThroughWhomSlackHasInAUserGroup(
            Trigger trigger, @Nullable Membership groups, Verdict verdict, String sentence) {
        assertThat(Given.finding("permission", factsOfGroups(trigger, groups)))
                .isEqualTo(new GateFinding("permission", verdict, sentence));
    }

    @Test
    void wantsSlackToBeAskedOnlyWhereThatCouldHelp() {
        Trigger bob = by(Kind.COMMAND, Samples.BOB, null);
        assertThat(Gates.questions(factsOfGroups(bob, null)))
                .containsExactly(new Question.WhichUserGroups(Samples.BOB, GROUPS));
        assertThat(Gates.questions(factsOfGroups(bob, inGroup("U0BOB", false, LATELY))))
                .isEmpty();
        assertThat(Gates.questions(factsOfGroups(by(Kind.PUSH, null, "terraform"), null)))
                .isEmpty();
    }

    private static Facts factsOfGroups(Trigger trigger, @Nullable Membership groups) {
        Deployment plain = Samples.by(Samples.deployment(5, new Requested(), Samples.commit()), trigger);
        Deployment candidate = groups == null ? plain : plain.with(Evidence.NONE.withGroups(groups));
        return Given.facts(
                candidate,
                List.of(),
                Set.of(),
                "environments: {preview: {permissions: {slack-groups: [release, S0614TZR7]}}}");
    }

    private static Membership inGroup(String person, boolean member, Instant at) {
        return Membership.of(person, GROUPS, member ? List.of("S0614TZR7") : List.of(), at);
    }

    @Test
    void letsEverybodyThroughWhereTheWorkflowNamesNobody() {
        Deployment candidate = Samples.deployment(5, new Requested(), Samples.commit());
        Facts facts = Given.facts(candidate, List.of(), Set.of(), "environments: {preview: }");
        assertThat(Given.finding("permission", facts))
                .isEqualTo(new GateFinding("permission", Verdict.PASS, "Everybody here may deploy to preview."));
    }

    @Test
    void wantsGitHubToBeAskedOnlyWhereThatCouldHelp() {
        Trigger alice = by(Kind.COMMAND, Samples.ALICE, "alice-gh");
        assertThat(Gates.questions(facts(alice, TEAM, null)))
                .containsExactly(new Question.WhichTeams("alice-gh", List.of("acme/release")));
        assertThat(Gates.questions(facts(alice, TEAM, told("alice-gh", false, LATELY))))
                .isEmpty();
        assertThat(Gates.questions(facts(alice, LOGINS, null))).isEmpty();
    }

    private static Facts facts(Trigger trigger, String rule, @Nullable Membership teams) {
        Deployment plain = Samples.by(Samples.deployment(5, new Requested(), Samples.commit()), trigger);
        Deployment candidate = teams == null ? plain : plain.with(Evidence.NONE.withTeams(teams));
        return Given.facts(candidate, List.of(), Set.of(), "environments: {preview: {permissions: " + rule + "}}");
    }

    private static Trigger by(Kind kind, @Nullable SlackUser person, @Nullable String login) {
        return new Trigger(kind, "event-1", person, login, null, null, null);
    }

    private static Membership told(String login, boolean member, Instant at) {
        List<String> team = List.of("acme/release");
        return Membership.of(login, team, member ? team : List.of(), at);
    }
}
