package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.control.Controls;
import dev.cimon.engine.control.Freeze;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.DeploymentState.Superseded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {

    private static final String FREE = "Nothing else is being deployed to preview.";
    private static final Instant LATER = Samples.NOON.plusSeconds(60);
    private static final Deployment CANDIDATE = Samples.deployment(5, new Requested(), Samples.commit());

    static Stream<Arguments> table() {
        Deployment elsewhere = Samples.elsewhere(other(4, new Creating()), "test");
        return Stream.of(
                arguments("nothing else", List.of(), Verdict.PASS, FREE),
                arguments("itself", List.of(CANDIDATE), Verdict.PASS, FREE),
                arguments("an active one", List.of(other(4, new Creating())), Verdict.WAIT, busy(4)),
                arguments("a newer active one", List.of(other(6, new Triggering(1))), Verdict.WAIT, busy(6)),
                arguments("an active one elsewhere", List.of(elsewhere), Verdict.PASS, FREE),
                arguments("an older that waits", List.of(other(4, waiting())), Verdict.WAIT, queued(4)),
                arguments("a newer that waits", List.of(other(6, waiting())), Verdict.PASS, FREE),
                arguments("an older unresolved", List.of(unresolved(4)), Verdict.PASS, FREE),
                arguments("one that is over", List.of(other(4, over())), Verdict.PASS, FREE),
                arguments("one in place", List.of(other(4, Samples.states().get(5))), Verdict.PASS, FREE),
                arguments(
                        "the active before the queued",
                        List.of(other(2, waiting()), other(4, new Creating())),
                        Verdict.WAIT,
                        busy(4)),
                arguments(
                        "the first of the queue",
                        List.of(other(3, waiting()), other(2, waiting())),
                        Verdict.WAIT,
                        queued(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void letsOneChangeAnEnvironmentAtATime(String others, List<Deployment> known, Verdict verdict, String sentence) {
        assertThat(concurrency(CANDIDATE, known))
                .as(others)
                .isEqualTo(new GateFinding("concurrency", verdict, sentence));
    }

    @Test
    void looksAtEveryState() {
        for (DeploymentState state : Samples.states()) {
            Deployment other = other(4, state);
            Verdict verdict = other.over() ? Verdict.PASS : Verdict.WAIT;
            assertThat(concurrency(CANDIDATE, List.of(other)).verdict())
                    .as("%s", state)
                    .isEqualTo(verdict);
        }
    }

    @Test
    void letsWhoeverHasBegunWaitForNobodyBehind() {
        Deployment begun = other(5, new Creating());
        assertThat(concurrency(begun, List.of(other(4, waiting()), begun)).sentence())
                .isEqualTo(FREE);
    }

    @Test
    void asksInTheOrderOfTheSpecification() {
        assertThat(Gates.examine(facts(CANDIDATE, List.of())))
                .extracting(GateFinding::gate)
                .containsExactly(
                        "ref",
                        "allowed-ref",
                        "permission",
                        "freeze",
                        "lock",
                        "order",
                        "checks",
                        "approval",
                        "concurrency");
    }

    @Test
    void knowsTheRefOnceItIsFound() {
        assertThat(Gates.examine(facts(CANDIDATE, List.of())).getFirst())
                .isEqualTo(new GateFinding("ref", Verdict.PASS, "“main” is 0000000."));
        assertThat(Gates.examine(facts(unresolved(4), List.of())).getFirst())
                .isEqualTo(new GateFinding("ref", Verdict.WAIT, "GitHub is being asked what “main” is."));
    }

    static Stream<Arguments> locks() {
        Lock plain = new Lock(Samples.PREVIEW, "T0ACME", Samples.BOB, null, Samples.NOON, null);
        Lock timed = new Lock(Samples.PREVIEW, "T0ACME", Samples.BOB, "Load test", Samples.NOON, LATER);
        Lock over = new Lock(Samples.PREVIEW, "T0ACME", Samples.BOB, null, Samples.NOON, Samples.NOON);
        Lock elsewhere = new Lock(new EnvironmentName("test"), "T0ACME", Samples.BOB, null, Samples.NOON, null);
        String locked = "bob has locked preview";
        String own = "bob has locked preview, and deploys this by hand.";
        return Stream.of(
                arguments(plain, Trigger.Kind.COMMAND, Samples.ALICE, wait(locked + ".", null)),
                arguments(timed, Trigger.Kind.COMMAND, Samples.ALICE, wait(locked + ": “Load test”.", LATER)),
                arguments(plain, Trigger.Kind.PUSH, null, wait(locked + ".", null)),
                arguments(plain, Trigger.Kind.PULL_REQUEST, null, wait(locked + ".", null)),
                arguments(plain, Trigger.Kind.PUSH, Samples.BOB, wait(locked + ".", null)),
                arguments(plain, Trigger.Kind.COMMAND, Samples.BOB, pass(own)),
                arguments(plain, Trigger.Kind.RETRY, Samples.BOB, pass(own)),
                arguments(over, Trigger.Kind.PUSH, null, pass("Nobody has locked preview.")),
                arguments(elsewhere, Trigger.Kind.PUSH, null, pass("Nobody has locked preview.")));
    }

    private static GateFinding wait(String sentence, @Nullable Instant until) {
        return new GateFinding("lock", Verdict.WAIT, sentence, until);
    }

    private static GateFinding pass(String sentence) {
        return new GateFinding("lock", Verdict.PASS, sentence);
    }

    @ParameterizedTest
    @MethodSource("locks")
    void keepsALockedEnvironmentForItsOwner(
            Lock lock, Trigger.Kind kind, @Nullable SlackUser person, GateFinding finding) {
        Trigger trigger = new Trigger(kind, "event-1", person, null, null, null, null);
        Deployment asked = Samples.by(CANDIDATE, trigger);
        Facts facts = facts(asked, List.of(asked), Controls.NONE.with(lock));
        assertThat(Gates.examine(facts)).contains(finding);
    }

    @Test
    void letsNobodyWaitBehindOneThatIsLockedOut() {
        Lock lock = new Lock(Samples.PREVIEW, "T0ACME", Samples.BOB, null, Samples.NOON, null);
        Deployment lockedOut = other(4, waiting());
        Deployment bobs = Samples.by(
                CANDIDATE, new Trigger(Trigger.Kind.COMMAND, "event-2", Samples.BOB, null, null, null, null));
        Facts facts = facts(bobs, List.of(lockedOut, bobs), Controls.NONE.with(lock));
        assertThat(Gates.examine(facts)).extracting(GateFinding::verdict).containsOnly(Verdict.PASS);
    }

    static Stream<Arguments> freezes() {
        Freeze ever = new Freeze(Samples.BOB, null, Samples.NOON, null);
        Freeze timed = new Freeze(Samples.BOB, "Sale", Samples.NOON, LATER);
        Freeze over = new Freeze(Samples.BOB, "Sale", Samples.NOON, Samples.NOON);
        Instant midnight = Instant.parse("2026-11-22T00:00:00Z");
        Instant evening = Instant.parse("2026-11-21T18:00:00Z");
        String byWorkflow = "The workflow freezes preview";
        String saturday = "{cron: '0 0 * * 6', duration: 1d, reason: Weekend}";
        String noon = "{cron: '0 13 * * *', duration: 6h, time-zone: Europe/Berlin}";
        return Stream.of(
                arguments(null, "", frozen(Verdict.PASS, "Nothing is frozen.", null)),
                arguments(over, "", frozen(Verdict.PASS, "Nothing is frozen.", null)),
                arguments(ever, "", frozen(Verdict.WAIT, "bob has frozen all deployments.", null)),
                arguments(timed, "", frozen(Verdict.WAIT, "bob has frozen all deployments: “Sale”.", LATER)),
                arguments(null, saturday, frozen(Verdict.WAIT, byWorkflow + ": “Weekend”.", midnight)),
                arguments(null, noon, frozen(Verdict.WAIT, byWorkflow + ".", evening)),
                arguments(null, noon + ", " + saturday, frozen(Verdict.WAIT, byWorkflow + ": “Weekend”.", midnight)),
                arguments(null, "{cron: '1 12 * * *', duration: 1h}", frozen(Verdict.PASS, "Nothing is frozen.", null)),
                arguments(ever, saturday, frozen(Verdict.WAIT, "bob has frozen all deployments.", null)));
    }

    private static GateFinding frozen(Verdict verdict, String sentence, @Nullable Instant until) {
        return new GateFinding("freeze", verdict, sentence, until);
    }

    /** It is noon on a Saturday, in London. */
    @ParameterizedTest
    @MethodSource("freezes")
    void letsNothingPassWhileEverythingOrTheEnvironmentIsFrozen(
            @Nullable Freeze freeze, String windows, GateFinding finding) {
        Controls controls = freeze == null ? Controls.NONE : Controls.NONE.with(freeze);
        Workflow workflow = windows.isEmpty()
                ? Workflow.standard("main")
                : Given.workflow("environments: {preview: {freeze: [" + windows + "]}}");
        Facts facts = Given.facts(CANDIDATE, List.of(), controls, workflow);
        assertThat(Gates.examine(facts)).contains(finding);
    }

    @Test
    void letsWhatIsForcedPassAFreezeButNoLock() {
        Controls held = Controls.NONE
                .with(new Freeze(Samples.BOB, "Sale", Samples.NOON, null))
                .with(new Lock(Samples.PREVIEW, "T0ACME", Samples.BOB, null, Samples.NOON, null));
        Deployment forced = Samples.by(CANDIDATE, Samples.trigger().forcedBecause("Customers cannot pay"));
        List<GateFinding> findings = Gates.examine(facts(forced, List.of(), held));
        assertThat(findings)
                .contains(
                        frozen(
                                Verdict.PASS,
                                "bob has frozen all deployments: “Sale”. Forced all the same: “Customers cannot pay”.",
                                null),
                        wait("bob has locked preview.", null));
    }

    @Test
    void knowsWhatCanBeForced() {
        GateFinding freeze = frozen(Verdict.WAIT, "Frozen.", null);
        GateFinding turn = new GateFinding("concurrency", Verdict.WAIT, busy(4));
        assertThat(Gates.forceable(List.of(freeze))).isTrue();
        assertThat(Gates.forceable(List.of(pass("Nobody"), freeze, turn))).isTrue();
        assertThat(Gates.forceable(List.of(freeze, wait("bob has locked preview.", null))))
                .isFalse();
        assertThat(Gates.forceable(List.of(turn))).isFalse();
        assertThat(Gates.forceable(List.of(pass("Nobody")))).isFalse();
        assertThat(Gates.forceable(List.of())).isFalse();
    }

    private static GateFinding concurrency(Deployment candidate, List<Deployment> known) {
        return Gates.examine(facts(candidate, known)).getLast();
    }

    private static Facts facts(Deployment candidate, List<Deployment> known) {
        return facts(candidate, known, Controls.NONE);
    }

    private static Facts facts(Deployment candidate, List<Deployment> known, Controls controls) {
        return Given.facts(candidate, known, controls, Workflow.standard("main"));
    }

    private static String busy(int number) {
        return "#" + number + " is being deployed to preview.";
    }

    private static String queued(int number) {
        return "#" + number + " is to be deployed to preview before this one.";
    }

    private static DeploymentState waiting() {
        return new Waiting(List.of(), null);
    }

    private static DeploymentState over() {
        return new Superseded(Samples.id(9), Samples.NOON);
    }

    private static Deployment unresolved(long number) {
        return Samples.deployment(number, new Requested(), null);
    }

    private static Deployment other(long number, DeploymentState state) {
        return Samples.deployment(number, state, Samples.commit());
    }
}
