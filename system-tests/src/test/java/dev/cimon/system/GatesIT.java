package dev.cimon.system;

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
        environments:
          trial:
          stage: {after: trial}
          green: {required-checks: [build]}
          agreed: {approvals: {required: 1}}
          guarded: {permissions: {teams: [acme/release]}}
          grouped: {permissions: {slack-groups: [release]}}
          signed: {approvals: {by: {slack-groups: [S0RELEASE]}}}
          unguarded: {permissions: {slack-groups: [nobody]}}
          latest: {concurrency: cancel-running}
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
    void letsOnlyTheTeamDeploy() {
        String refused = TEAM.deploy("alice", "main", "guarded");
        assertThat(TEAM.awaitSaying(refused, ": refused").read())
                .contains("alice may not deploy to guarded, only acme/release.");
        TEAM.assertSucceededExactlyOnce(TEAM.deploy("carol", "main", "guarded"));
        assertThat(TEAM.ask("carol", "why guarded").read())
                .contains("carol may deploy to guarded, as carol-gh of acme/release.");
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
}
