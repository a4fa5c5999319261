package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.deployment.SettingChanged;
import dev.cimon.events.deployment.TriggerIgnored;
import dev.cimon.events.github.PullRequestChanged.Action;
import org.junit.jupiter.api.Test;

class AutomationTest {

    private final Play play = Play.withProject();

    @Test
    void deploysNothingByItselfWhereThatIsOff() {
        play.events.types("auto off preview").run();
        assertThat(play.lastAnswer())
                .isEqualTo("Nothing is deployed to preview by itself any more, until somebody says /cimon auto on"
                        + " preview.");
        assertThat(play.audit.getLast())
                .isEqualTo(new SettingChanged(Samples.SHOP, "auto preview", "off", Samples.ALICE));
        play.events.pushes("refs/heads/main").run();
        assertThat(play.count()).isZero();
        assertThat(play.audit.getLast()).isInstanceOfSatisfying(TriggerIgnored.class, ignored -> {
            assertThat(ignored.environment()).isEqualTo(Samples.PREVIEW);
            assertThat(ignored.reason()).isEqualTo("alice has turned automatic deployments off.");
        });
        play.events.types("deploy main to preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        play.events.types("auto on preview").run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.count()).isEqualTo(2);
    }

    @Test
    void explainsWhatWasIgnored() {
        play.events.types("auto off preview").run();
        play.events.types("config").run();
        assertThat(play.lastAnswer()).contains("alice has turned automatic deployments to preview off since ");
        play.events.pushes("refs/heads/main").run();
        play.events.types("why preview").run();
        assertThat(play.lastAnswer())
                .contains(
                        "Nothing was deployed to preview yet.",
                        "alice has turned automatic deployments to preview off since ",
                        "; the last one ignored was main 0000000 on ");
    }

    @Test
    void knowsPullRequestsAsOne() {
        play.events.types("auto off pr").run();
        play.events.pullRequest(Action.OPENED, 7).run();
        assertThat(play.count()).isZero();
        play.events.types("auto on pr").run();
        play.events.pullRequest(Action.SYNCHRONIZE, 7).run();
        assertThat(play.count()).isOne();
    }

    @Test
    void saysSoWhenNothingChanges() {
        play.events.types("auto on preview").run();
        assertThat(play.lastAnswer())
                .isEqualTo("Automatic deployments to preview are on already, so nothing has changed.");
        play.events.types("auto off nowhere").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “nowhere”.");
    }
}
