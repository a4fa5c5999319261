package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.story.SlackMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How channels and repositories are bound and released. */
@ExtendWith(LogsOnFailure.class)
class ChannelsIT {

    private final Team team = Team.api().setUp(0);
    private final Team shopInThatChannel = new Team(team.sandbox(), team.channel(), "acme/shop");

    @Test
    void deploysASecondRepositoryFromTheSameChannel() {
        assertThat(team.ask("alice", "setup acme/shop").read())
                .startsWith("This channel is bound to acme/api already.")
                .contains("/cimon setup acme/shop --also");
        team.sandbox().behave("gh/acme/shop", "pass", 0);
        assertThat(team.ask("alice", "setup acme/shop --also").read())
                .contains("This channel now deploys", "acme/shop");

        assertThat(team.ask("bob", "deploy main to test").read())
                .isEqualTo("This channel deploys acme/api and acme/shop. Say at the end which one you mean: "
                        + "`/cimon … in acme/api`");
        String mark = team.mark("bob");
        team.sandbox().command("bob", team.channel(), "deploy main to test in acme/shop");
        String deployment = team.awaitDeployment(mark, "test");
        shopInThatChannel.assertSucceededExactlyOnce(deployment);
        assertThat(team.ask("carol", "list test in acme/shop").read()).contains("acme/shop", "main");

        SlackMessage question = team.ask("alice", "reset in acme/shop");
        team.sandbox().press("alice", team.channel(), question.json(), "reset-project", "acme/shop");
        team.awaitMessage(
                "alice", "the release", "", m -> m.read().startsWith("This channel is released from acme/shop."));
        assertThat(team.ask("bob", "list").read()).contains("acme/api").doesNotContain("acme/shop");
    }
}
