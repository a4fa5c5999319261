package dev.cimon.engine.decide;

import static dev.cimon.engine.decide.PullRequestEvents.KEY;
import static dev.cimon.engine.decide.PullRequestEvents.changed;
import static dev.cimon.engine.decide.PullRequestEvents.commented;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.Drawn;
import dev.cimon.engine.project.People;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.ShowMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A repository that channels of two Slack workspaces follow: each is told of its own people. */
class SeveralWorkspacesTest {

    private static final ChannelRef PARTNER = new ChannelRef("T0PARTNER", "C0PARTNER");

    private final Play play = new Play();

    @Test
    void mentionsPeopleWhereTheyAreLinked() {
        play.events.types("setup acme/shop").run();
        play.events.types(PARTNER, "setup acme/shop --also").run();
        play.linked(
                new People.Link("T0ACME", Samples.BOB, "bob-gh"),
                new People.Link("T0PARTNER", new SlackUser("U9ROBERT", "robert"), "bob-gh"),
                new People.Link("T0PARTNER", new SlackUser("U9CAROL", "carol"), "carol-gh"));
        play.happens("opened", changed(Action.OPENED, 0, "carol-gh"));
        play.happens("commented", commented("dave-gh", "Nice."));
        play.run();

        assertThat(inThread(Samples.CHANNEL)).singleElement().asString().contains("<@U0BOB>");
        assertThat(inThread(PARTNER))
                .satisfiesExactly(
                        asked -> assertThat(asked).contains("<@U9CAROL>"),
                        comment -> assertThat(comment).contains("<@U9ROBERT>").doesNotContain("U0BOB"));
    }

    private List<String> inThread(ChannelRef channel) {
        return play.threadOf(KEY).stream()
                .filter(show -> show.channel().equals(channel))
                .map(ShowMessage::content)
                .map(Drawn::text)
                .toList();
    }
}
