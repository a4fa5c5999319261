package dev.cimon.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a workflow file asks for before something is deployed, from Slack to the trigger and back. */
@ExtendWith(LogsOnFailure.class)
class GatesIT {

    private static final String FILE = """
        administrators: {slack-groups: [release]}
        environments:
          trial:
          tagged: {allowed-refs: {tags: ['v**']}}
          frozen: {freeze: [{cron: 0 0 * * *, duration: 1d, reason: Stocktaking}]}
          stage: {after: trial}
          green: {required-checks: [build]}
          agreed: {approvals: {required: 1}}
          paired: {approvals: {required: 2}}
          guarded: {permissions: {teams: [acme/release]}}
          grouped: {permissions: {slack-groups: [release]}}
          signed: {approvals: {by: {slack-groups: [S0RELEASE]}}}
          unguarded: {permissions: {slack-groups: [nobody]}}
          latest: {concurrency: cancel-running}
          single: {concurrency: refuse}
        """;

    private static final ControlApi SANDBOX = Shared.system().sandbox();
    private static final Team TEAM = new Team(SANDBOX, "#bank", "acme/bank");

    @BeforeAll
    static void setUp() {
        SANDBOX.found(TEAM.repository(), TEAM.channel());
        TEAM.setUp(0);
        String pushed = SANDBOX.pushFile(TEAM.repository(), ".github/cimon.yml", FILE);
        TEAM.awaitMessage(
                "alice",
                "the workflow",
                "",
                m -> m.read().contains("follows") && m.read().contains(pushed.substring(0, 7)));
        for (String person : new String[] {"alice", "bob", "carol"}) {
            assertThat(TEAM.ask(person, "hello " + person + "-gh").read()).contains(person + "-gh");
        }
    }

    @Test
    void takesOnlyTheRefsThatTheWorkflowLetsThrough() {
        String branch = TEAM.deploy("alice", "main", "tagged");
        assertThat(TEAM.awaitSaying(branch, ": refused").read())
                .contains("The workflow does not let the branch main go to tagged, only tags v**.");
        assertThat(SANDBOX.pipelines(branch)).isEmpty();
    }

    @Test
    void waitsWhileAWindowOfTheWorkflowIsOpenUnlessSomebodyInsists() {
        String held = TEAM.deploy("alice", "main", "frozen");
        assertThat(TEAM.awaitSaying(held, ": waiting").read())
                .contains("The workflow freezes frozen: “Stocktaking”. Until ", "[Deploy anyway]");
        String before = TEAM.mark("alice");
        SANDBOX.command("bob", TEAM.channel(), "deploy main to frozen --force \"Nobody can pay\"");
        String forced = TEAM.awaitDeployment(before, "frozen");
        TEAM.assertSucceededExactlyOnce(forced);
        assertThat(TEAM.awaitSaying(forced, ": succeeded").read()).contains("Forced: “Nobody can pay”.");
        assertThat(SANDBOX.pipelines(held)).isEmpty();
        TEAM.ask("alice", "cancel frozen");
    }

    @Test
    void takesOnlyWhatHasSucceededBefore() {
        String early = TEAM.deploy("alice", "main", "stage");
        assertThat(TEAM.awaitSaying(early, ": refused").read())
                .contains("has not succeeded on trial yet. Deploy it there first: /cimon deploy main to trial");
        TEAM.assertSucceededExactlyOnce(TEAM.deploy("alice", "main", "trial"));
        TEAM.assertSucceededExactlyOnce(TEAM.deploy("alice", "main", "stage"));
    }

    @Test
    void waitsForChecksAndRefusesRedOnes() {
        String sha = TEAM.push("feature/tea", "Sell tea", "alice-gh");
        String deployment = TEAM.deploy("alice", "feature/tea", "green");
        TEAM.awaitSaying(deployment, "Not green on " + sha.substring(0, 7) + " yet: build (has not reported).");
        report(sha, "pending");
        TEAM.awaitSaying(deployment, "Not green on " + sha.substring(0, 7) + " yet: build.");
        report(sha, "success");
        TEAM.assertSucceededExactlyOnce(deployment);

        report(sha, "failure");
        String red = TEAM.deploy("alice", "feature/tea", "green");
        assertThat(TEAM.awaitSaying(red, ": refused").read())
                .contains("Red on " + sha.substring(0, 7) + ": build.", "[Deploy anyway]");
        assertThat(SANDBOX.pipelines(red)).isEmpty();
    }

    private static void report(String sha, String state) {
        SANDBOX.onGitHub(
                TEAM.repository(),
                "statuses",
                SANDBOX.object().put("sha", sha).put("context", "build").put("state", state));
    }

    @Test
    void waitsForSomebodyElseToAgree() {
        String deployment = TEAM.deploy("alice", "main", "agreed");
        SlackMessage waiting = TEAM.awaitSaying(deployment, "Somebody has to approve it.");
        assertThat(waiting.read()).contains("[Approve] [Reject]");
        String before = TEAM.mark("alice");
        SANDBOX.press("alice", TEAM.channel(), waiting.json(), "approve-deployment", deployment);
        TEAM.awaitMessage(
                "alice", "that it is her own", before, m -> m.read().contains("somebody else decides about it"));
        SANDBOX.press("bob", TEAM.channel(), waiting.json(), "approve-deployment", deployment);
        TEAM.assertSucceededExactlyOnce(deployment);

        String another = TEAM.deploy("alice", "main", "agreed");
        TEAM.awaitSaying(another, "Somebody has to approve it.");
        String number =
                TEAM.ask("bob", "why agreed").read().replaceFirst("(?s).*" + TEAM.repository() + " #([0-9]+).*", "$1");
        assertThat(TEAM.ask("bob", "reject " + number + " \"Not on Fridays\"").read())
                .contains("You have rejected");
        TEAM.awaitSaying(another, "bob has rejected it, like everybody here: “Not on Fridays”.");
        assertThat(SANDBOX.pipelines(another)).isEmpty();
    }

    @Test
    void countsNoApprovalOfWhatABranchWasBeforeItMoved() {
        TEAM.push("feature/loans", "Lend money", "alice-gh");
        String deployment = TEAM.deploy("alice", "feature/loans", "paired");
        SlackMessage waiting = TEAM.awaitSaying(deployment, "2 people have to approve it.");
        SANDBOX.press("bob", TEAM.channel(), waiting.json(), "approve-deployment", deployment);
        TEAM.awaitSaying(deployment, "Approved by bob so far.");
        TEAM.push("feature/loans", "Lend more money", "alice-gh");
        TEAM.awaitSaying(deployment, "The ref has moved on since bob approved it, so that counts no more.");
        SANDBOX.press("carol", TEAM.channel(), waiting.json(), "approve-deployment", deployment);
        TEAM.awaitSaying(deployment, "Approved by carol so far.");
        assertThat(SANDBOX.pipelines(deployment)).isEmpty();
        SANDBOX.press("bob", TEAM.channel(), waiting.json(), "approve-deployment", deployment);
        TEAM.assertSucceededExactlyOnce(deployment);
    }

    @Test
    void letsOnlyTheTeamDeploy() {
        String refused = TEAM.deploy("alice", "main", "guarded");
        assertThat(TEAM.awaitSaying(refused, ": refused").read())
                .contains("alice may not deploy to guarded, only acme/release.");
        TEAM.assertSucceededExactlyOnce(TEAM.deploy("carol", "main", "guarded"));
        assertThat(TEAM.ask("carol", "why guarded").read())
                .contains("carol may deploy to guarded, as carol-gh of acme/release.");
    }

    @Test
    void letsOnlyTheTeamSteerWhatIsDeployed() {
        assertThat(TEAM.ask("alice", "lock guarded").read()).isEqualTo("You may not lock guarded, only acme/release.");
        assertThat(TEAM.ask("carol", "lock guarded \"Audit\"").read()).contains("You have locked *guarded*");
        assertThat(TEAM.ask("alice", "unlock guarded").read())
                .isEqualTo("You may not unlock guarded, only acme/release.");
        String deployment = TEAM.deploy("carol", "main", "guarded");
        TEAM.assertSucceededExactlyOnce(deployment);
        assertThat(TEAM.ask("carol", "unlock guarded").read()).contains("guarded is no longer locked.");
        assertThat(TEAM.ask("alice", "freeze").read()).isEqualTo("You may not freeze acme/bank, only @release.");
        assertThat(TEAM.ask("dave", "freeze \"Stocktaking\"").read()).contains("You have frozen *acme/bank*");
        assertThat(TEAM.ask("alice", "thaw").read()).isEqualTo("You may not thaw acme/bank, only @release.");
        assertThat(TEAM.ask("dave", "thaw").read()).contains("What waited goes on.");
        Team.eventually(
                "by what right, on the audit trail",
                () -> Records.on("cimon.audit").stream()
                        .map(entry -> new String(entry.value(), UTF_8))
                        .filter(entry -> entry.contains("may thaw acme/bank as dave of @release"))
                        .findFirst());
    }

    @Test
    void letsOnlyTheUserGroupOfSlackDeploy() {
        String refused = TEAM.deploy("alice", "main", "grouped");
        assertThat(TEAM.awaitSaying(refused, ": refused").read())
                .contains("alice may not deploy to grouped, only @release.");
        TEAM.assertSucceededExactlyOnce(TEAM.deploy("dave", "main", "grouped"));
        assertThat(TEAM.ask("dave", "why grouped").read()).contains("dave may deploy to grouped, as dave of @release.");
        String unknown = TEAM.deploy("dave", "main", "unguarded");
        assertThat(TEAM.awaitSaying(unknown, ": refused").read())
                .contains("Slack does not tell me who is in @nobody: There is no user group @nobody.");
        assertThat(SANDBOX.pipelines(refused)).isEmpty();
        assertThat(SANDBOX.pipelines(unknown)).isEmpty();
    }

    @Test
    void waitsForSomebodyOfTheUserGroupToAgree() {
        String deployment = TEAM.deploy("alice", "main", "signed");
        SlackMessage waiting = TEAM.awaitSaying(deployment, "Somebody has to approve it: the user group S0RELEASE.");
        String before = TEAM.mark("bob");
        SANDBOX.press("bob", TEAM.channel(), waiting.json(), "approve-deployment", deployment);
        TEAM.awaitMessage(
                "bob",
                "that others decide",
                before,
                m -> m.read().contains("Others decide about what goes to signed: the user group S0RELEASE."));
        SANDBOX.press("carol", TEAM.channel(), waiting.json(), "approve-deployment", deployment);
        TEAM.assertSucceededExactlyOnce(deployment);
        assertThat(TEAM.ask("alice", "why signed").read())
                .contains("carol has approved it, as carol of the user group S0RELEASE.");
    }

    @Test
    void takesThePlaceOfTheOneThatRuns() {
        SANDBOX.behave("gh/" + TEAM.repository(), "hang", 0);
        String first = TEAM.deploy("alice", "main", "latest");
        TEAM.awaitSaying(first, ": running");
        SANDBOX.behave("gh/" + TEAM.repository(), "pass", 0);
        String second = TEAM.deploy("alice", "main", "latest");
        TEAM.assertSucceededExactlyOnce(second);
        assertThat(TEAM.awaitSaying(first, ": cancelled").read()).contains(" takes its place.");
    }

    @Test
    void refusesASecondOneWhereNothingMayQueue() {
        SANDBOX.behave("gh/" + TEAM.repository(), "hang", 0);
        String first = TEAM.deploy("alice", "main", "single");
        TEAM.awaitSaying(first, ": running");
        SANDBOX.behave("gh/" + TEAM.repository(), "pass", 0);
        String second = TEAM.deploy("bob", "main", "single");
        assertThat(TEAM.awaitSaying(second, ": refused").read())
                .contains("is being deployed to single, and the workflow lets nothing queue there.");
        SANDBOX.decide(TEAM.awaitPipeline(first), "pass");
        TEAM.assertSucceededExactlyOnce(first);
        assertThat(SANDBOX.pipelines(second)).isEmpty();
        TEAM.assertSucceededExactlyOnce(TEAM.deploy("bob", "main", "single"));
    }
}
