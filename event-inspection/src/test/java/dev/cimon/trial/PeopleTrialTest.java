package dev.cimon.trial;

import static dev.cimon.trial.Past.at;
import static dev.cimon.trial.Past.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Parameter.Type;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.github.CheckReported.Result;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What people do, and what they may. */
class PeopleTrialTest {

    private static final String MAIN = "refs/heads/main";

    private final Past past = Past.ofShop();

    private String tried(String file) {
        return tried(file, at("00:01"));
    }

    private String tried(String file, Instant since) {
        return Tried.of(past, new Proposal(file, since, "/cimon", false));
    }

    private void pushedToPreview(String clock, int commit) {
        past.pushed(clock, MAIN, commit, "alice-gh");
        past.byPush(clock, MAIN, commit, "alice-gh", "preview").succeeded();
    }

    @Test
    void approvalsCountIfThePersonMayGiveThem() {
        past.decided("08:00", new PersonLinked("T0ACME", person("bob"), "bob-gh", null));
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview")
                .held("approval", "Somebody has to approve it.")
                .approved("09:10", "bob")
                .succeeded("09:10");
        pushedToPreview("10:00", 2);

        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                    approvals: {required: 1}
                """)).isEqualTo("""
                09:00 preview: held by approval, then started → held by approval, then started  Somebody has to approve it.
                10:00 preview: started → held by approval  Somebody has to approve it.
                """);
        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                    approvals: {required: 1, by: {slack-users: [U0CAROL]}}
                """)).isEqualTo("""
                09:00 preview: held by approval, then started → held by approval, then gave way to a newer one  Somebody has to approve it: U0CAROL.
                10:00 preview: started → held by approval  Somebody has to approve it: U0CAROL.
                """);
    }

    @Test
    void whoeverAgreedToWhatFailedHasAgreedToItsRetry() {
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview")
                .held("approval", "Somebody has to approve it.")
                .approved("09:10", "bob")
                .failed("09:10")
                .retried("09:20", "carol")
                .succeeded();
        String file =
                "environments: {preview: {on: {branches: [$default]}, approvals: {four-eyes: false, required: 1}}}";

        assertThat(tried(file)).isEqualTo("""
                09:00 preview: held by approval, then started → held by approval, then started  Somebody has to approve it.
                09:20 preview: started → started
                """);
        assertThat(tried(file.replace("1}", "2}"))).isEqualTo("""
                09:00 preview: held by approval, then started → held by approval  2 people have to approve it. Approved by bob so far.
                09:20 preview: started → not asked for  #1 has not failed (waiting), so there is nothing to retry.
                """);
        assertThat(tried("environments: {staging: }")).isEqualTo("""
                09:00 preview: held by approval, then started → not asked for  This file has no environment preview.
                09:20 preview: started → not asked for  This file has no environment preview.
                """);
        assertThat(tried(file, at("09:15"))).isEqualTo("""
                09:20 preview: started → cannot be told  It repeats #1, which was approved before the time that is tried.
                """);
    }

    @Test
    void whoeverInsistsTakesThePlaceOfWhatIsHeld() {
        past.checked("08:59", 1, "build", Result.PENDING);
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview")
                .held("checks", "Not green on 1111111 yet: build.")
                .approved("09:10", "bob")
                .forced("09:20", "carol", "The shop is down")
                .succeeded();
        String file = """
                environments:
                  preview:
                    on: {branches: [$default]}
                    required-checks: [build]
                    approvals: {required: 1, four-eyes: false}
                """;

        assertThat(tried(file)).isEqualTo("""
                09:00 preview: held by checks, then gave way to a newer one → held by checks, approval, then gave way to a newer one  Not green on 1111111 yet: build. Somebody has to approve it.
                09:20 preview: started → started
                """);
        assertThat(tried(file.replace("required-checks: [build]", "required-checks: none")))
                .isEqualTo("""
                09:00 preview: held by checks, then gave way to a newer one → held by approval, then started  Somebody has to approve it.
                09:20 preview: started → not asked for  Nothing would have kept #1 from being started.
                """);
    }

    @Test
    void ofWhatRepeatsAnUnknownOneNothingIsKnown() {
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview")
                .failed("09:00")
                .retried("09:20", "carol")
                .succeeded();

        assertThat(tried("environments: {preview: {on: {branches: [$default]}, permissions: {teams: [acme/ops]}}}"))
                .isEqualTo("""
                09:00 preview: started → cannot be told  GitHub has to say first whether alice-gh belongs to acme/ops.
                09:20 preview: started → cannot be told  It repeats #1, of which it cannot be told.
                """);
    }

    @Test
    void whoMayAndWhatMayIsAskedAnew() {
        past.decided("08:00", new PersonLinked("T0ACME", person("alice"), "alice-gh", null));
        past.byCommand("09:00", "main", 1, "alice", "staging").succeeded();
        past.byCommand("09:10", "main", 1, "bob", "staging").succeeded();
        past.pushed("09:20", "refs/tags/v1", 1, "alice-gh");
        past.byCommand("09:30", "v1", 1, "alice", "production").succeeded();
        past.byCommand("09:40", "main", 1, "alice", "production").succeeded();

        assertThat(tried("""
                environments:
                  staging:
                    permissions: {logins: [alice-gh]}
                  production:
                    allowed-refs: {tags: ['v*']}
                """)).isEqualTo("""
                09:00 staging: started → started
                09:10 staging: started → refused  bob may not deploy to staging, only alice-gh. Who is one of them says so first: /cimon hello <GitHub login>
                09:30 production: started → started
                09:40 production: started → refused  The workflow does not let the branch main go to production, only tags v*.
                """);
    }

    @Test
    void whoeverSaysSomethingElseOfThemselvesIsBelievedThat() {
        past.decided("08:00", new PersonLinked("T0ACME", person("alice"), "bob-gh", null));
        past.decided("08:30", new PersonLinked("T0ACME", person("alice"), "alice-gh", null));
        past.byCommand("09:00", "main", 1, "alice", "staging").succeeded();

        assertThat(tried("environments: {staging: {permissions: {logins: [alice-gh]}}}"))
                .isEqualTo("09:00 staging: started → started\n");
    }

    @Test
    void loginsCountOnceTheyAreProvedWhereThatIsAskedFor() {
        past.decided("08:00", new PersonLinked("T0ACME", person("alice"), "alice-gh", null));
        past.byCommand("09:00", "main", 1, "alice", "staging").succeeded();
        String file = "environments: {staging: {permissions: {logins: [alice-gh]}}}";
        Proposal provenOnly = new Proposal(file, at("00:01"), "/cimon", true);

        assertThat(tried(file)).isEqualTo("09:00 staging: started → started\n");
        assertThat(Tried.of(past, provenOnly))
                .isEqualTo("09:00 staging: started → refused  alice may not deploy to staging, only alice-gh."
                        + " Who is one of them proves it first: /cimon hello\n");

        past.decided("09:30", new PersonLinked("T0ACME", person("bob"), "bob-gh", 42L));
        past.byCommand("10:00", "main", 1, "alice", "staging").succeeded();
        past.decided("10:30", new PersonLinked("T0ACME", person("alice"), "alice-gh", 41L));
        past.byCommand("11:00", "main", 1, "alice", "staging").succeeded();

        assertThat(tried(file)).isEqualTo(Tried.of(past, provenOnly)).isEqualTo("""
                09:00 staging: started → started
                10:00 staging: started → refused  alice may not deploy to staging, only alice-gh. Who is one of them proves it first: /cimon hello
                11:00 staging: started → started
                """);
    }

    @Test
    void nobodyIsAskedWhoBelongsToATeam() {
        pushedToPreview("09:00", 1);

        assertThat(tried("""
                environments:
                  preview:
                    on: {branches: [$default]}
                    permissions: {teams: [acme/ops]}
                """)).isEqualTo("""
                09:00 preview: started → cannot be told  GitHub has to say first whether alice-gh belongs to acme/ops.
                """);
    }

    @Test
    void parametersAreGivenAgain() {
        past.byCommand("09:00", "main", 1, "alice", "staging", new Parameter("ticket", Type.STRING, "SHOP-7, urgently"))
                .succeeded();

        assertThat(tried("environments: {staging: {parameters: {ticket: {type: string, required: true}}}}"))
                .isEqualTo("09:00 staging: started → started\n");
        assertThat(tried("environments: {staging: }"))
                .isEqualTo("09:00 staging: started → cannot be told"
                        + "  The file has no parameter ticket; whether somebody gave it is not recorded.\n");
    }
}
