package dev.cimon.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.check.CommitChecks;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.Evidence;
import dev.cimon.engine.right.Identity;
import dev.cimon.engine.right.Membership;
import dev.cimon.engine.right.Vote;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.reference.Revision;
import dev.cimon.workflow.Reading;
import dev.cimon.workflow.WorkflowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/workflow.md} shows files that are good, and what the gates say about them. */
class WorkflowDocumentTest {

    private static final String PAGE = read();
    private static final Pattern FILE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Revision REVISION = new Revision("3f9c2ab7d1e04f5a8b6c9d0e1f2a3b4c5d6e7f80");
    private static final Commit COMMIT = Samples.commit(REVISION, "main", "refs/heads/main");

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/workflow.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void showsGoodFilesOnly() {
        List<String> files =
                FILE.matcher(PAGE).results().map(match -> match.group(1)).toList();

        assertThat(files)
                .hasSizeGreaterThan(4)
                .allSatisfy(file -> assertThat(WorkflowFile.read(file)).isInstanceOf(Reading.Good.class));
    }

    @Test
    void showsTheDefaultWorkflow() {
        MatchResult first = FILE.matcher(PAGE).results().findFirst().orElseThrow();
        assertThat(WorkflowFile.read(first.group(1))).isEqualTo(new Reading.Good(WorkflowFile.standard()));
    }

    @Test
    void saysWhatTheGateOfAllowedRefsSays() {
        for (String branch : List.of("hotfix/tea", "feature/tea")) {
            Commit commit = Samples.commit(REVISION, branch, "refs/heads/" + branch);
            assertSaid(
                    "Allowed refs",
                    "allowed-ref",
                    Samples.elsewhere(Samples.deployment(5, new Requested(), commit), "live"));
        }
    }

    @Test
    void saysWhatTheGateOfPermissionsSays() {
        List<String> team = List.of("acme/developers");
        Trigger bobs = new Trigger(Trigger.Kind.COMMAND, "event-1", Samples.BOB, "bob-gh", null, null, null);
        Evidence known = Evidence.NONE.withTeams(Membership.of("bob-gh", team, team, Samples.NOON));

        assertSaid(
                "Permission",
                "permission",
                Samples.by(on("live", new Requested()), bobs).with(known));
        Trigger unlinked = new Trigger(Trigger.Kind.COMMAND, "event-1", Samples.BOB, null, null, null, null);
        assertSaid("Permission", "permission", Samples.by(on("live", new Requested()), unlinked));
    }

    @Test
    void saysWhatTheGateOfOrderSays() {
        assertSaid("Order", "order", on("live", new Requested()));
    }

    @Test
    void saysWhatTheGateOfChecksSays() {
        CommitChecks green = CommitChecks.UNKNOWN.read(List.of(report("build", Result.PASSED)));

        assertSaid("Checks", "checks", with(green));
        assertSaid("Checks", "checks", with(green.after(report("lint", Result.PENDING))));
        assertSaid("Checks", "checks", with(green.after(report("lint", Result.FAILED))));
    }

    private static CheckReported report(String name, Result result) {
        return new CheckReported(Samples.SHOP, null, REVISION, name, result, null, Samples.NOON);
    }

    private static Deployment with(CommitChecks checks) {
        return on("live", new Requested()).with(Evidence.NONE.with(checks));
    }

    @Test
    void saysWhatTheGateOfApprovalSays() {
        Vote bobs = new Vote(new Identity(Samples.BOB, "bob-gh"), "by right", REVISION, Samples.NOON);
        Deployment asked = on("live", new Requested());

        assertSaid("Approval", "approval", asked);
        assertSaid("Approval", "approval", asked.with(Evidence.NONE.with(bobs)));
    }

    @Test
    void saysWhatTheGateOfConcurrencySays() {
        Deployment running = Samples.deployment(4, new Creating(), COMMIT);
        for (String policy : List.of("queue", "cancel-running", "refuse")) {
            Facts facts = Given.facts(
                    Samples.deployment(5, new Requested(), COMMIT),
                    List.of(running),
                    Set.of(),
                    "environments: {preview: {concurrency: " + policy + "}}");
            assertThat(PAGE).contains(Given.finding("concurrency", facts).sentence());
        }
    }

    private static void assertSaid(String section, String gate, Deployment candidate) {
        String after = PAGE.substring(PAGE.indexOf("### " + section + ": an example"));
        MatchResult file = FILE.matcher(after).results().findFirst().orElseThrow();
        String sentence = Given.finding(gate, Given.facts(candidate, List.of(), Set.of(), file.group(1)))
                .sentence();
        assertThat(after).contains(sentence);
    }

    private static Deployment on(String environment, DeploymentState state) {
        return Samples.elsewhere(Samples.deployment(5, state, COMMIT), environment);
    }
}
