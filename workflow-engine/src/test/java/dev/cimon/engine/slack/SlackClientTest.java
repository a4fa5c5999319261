package dev.cimon.engine.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** To which user groups somebody belongs. */
class SlackClientTest {
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final List<String> BOTH = List.of("@developers", "S0RELEASE");

    private final SlackClient slack = clientWith("xoxb-sandbox");

    private static SlackClient clientWith(String token) {
        return new SlackClient(new SlackSettings(WORLD.slack(), Optional.of(token)), _ -> {});
    }

    @AfterEach
    void giveBack() {
        WORLD.control("PUT", "/slack/access", "{}");
        WORLD.healthy(Provider.SLACK);
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void tellsThoseToWhichThePersonBelongs() {
        assertThat(slack.groupsOf("U0CAROL", BOTH)).isEqualTo(new Outcome.Done<>(BOTH));
        assertThat(slack.groupsOf("U0ALICE", BOTH)).isEqualTo(new Outcome.Done<>(List.of("@developers")));
        assertThat(slack.groupsOf("U0STRANGER", BOTH)).isEqualTo(new Outcome.Done<>(List.of()));
    }

    @Test
    void looksForHandlesOnlyWhereThereAreSome() {
        int before = WORLD.calls("GET", "usergroups.list").size();
        assertThat(slack.groupsOf("U0CAROL", List.of("S0RELEASE"))).isEqualTo(new Outcome.Done<>(List.of("S0RELEASE")));
        assertThat(WORLD.calls("GET", "usergroups.list")).hasSize(before);
    }

    @Test
    void doesNotTakeAGroupThatThereIsNotForOneWithoutThePerson() {
        assertThat(slack.groupsOf("U0CAROL", List.of("@nobody")))
                .isEqualTo(new Outcome.Refused<>(200, "There is no user group @nobody."));
        assertThat(slack.groupsOf("U0CAROL", List.of("S0NOBODY")))
                .isEqualTo(new Outcome.Refused<>(200, "There is no user group S0NOBODY."));
    }

    @Test
    void findsThePersonInAGroupThoughThereIsNotTheOther() {
        assertThat(slack.groupsOf("U0ALICE", List.of("@developers", "@nobody")))
                .isEqualTo(new Outcome.Done<>(List.of("@developers")));
        assertThat(slack.groupsOf("U0ALICE", List.of("S0NOBODY", "@developers")))
                .isEqualTo(new Outcome.Done<>(List.of("@developers")));
        assertThat(slack.groupsOf("U0ALICE", List.of("@nobody", "S0RELEASE")))
                .isEqualTo(new Outcome.Refused<>(200, "There is no user group @nobody."));
    }

    @Test
    void saysWhichScopeIsMissing() {
        WORLD.control("PUT", "/slack/access", "{\"withheld\":[\"usergroups:read\"]}");

        assertThat(slack.groupsOf("U0CAROL", BOTH))
                .isEqualTo(new Outcome.Refused<>(
                        200,
                        "The Slack app lacks the scope usergroups:read. Add it on the app's page under OAuth &"
                                + " Permissions, then install the app again."));
    }

    @Test
    void saysThatTheTokenIsWrongOrMissing() {
        assertThat(clientWith("xoxb-wrong").groupsOf("U0CAROL", BOTH))
                .isEqualTo(new Outcome.Refused<>(
                        200, "SLACK_BOT_TOKEN is wrong or revoked (invalid_auth): give Cimon a valid one."));
        assertThat(clientWith("").groupsOf("U0CAROL", BOTH))
                .isEqualTo(new Outcome.Refused<>(
                        401, "SLACK_BOT_TOKEN is not set for the workflow-engine. Its operator can set it."));
    }

    @Test
    void saysAtTheStartWhetherTheTokenIsGoodIfThereIsOne() {
        assertThat(slack.greet()).isEqualTo(new Outcome.Done<>(true));
        assertThat(clientWith("xoxb-wrong").greet()).isInstanceOf(Outcome.Refused.class);
        assertThat(clientWith("").greet()).isEqualTo(new Outcome.Done<>(false));
    }

    @Test
    void passesOnThatSlackIsAwayOrWantsToBeLeftAlone() {
        WORLD.failing(Provider.SLACK);
        assertThat(slack.groupsOf("U0CAROL", BOTH)).isInstanceOf(Outcome.RetryLater.class);
        WORLD.limiting(Provider.SLACK);
        assertThat(slack.groupsOf("U0CAROL", BOTH))
                .isInstanceOfSatisfying(
                        Outcome.RetryLater.class,
                        later -> assertThat(later.after()).isNotNull());
    }

    @Test
    void printsNoToken() {
        assertThat(new SlackSettings(WORLD.slack(), Optional.of("xoxb-secret")).toString())
                .doesNotContain("secret");
    }
}
