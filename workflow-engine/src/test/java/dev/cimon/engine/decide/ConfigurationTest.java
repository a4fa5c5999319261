package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.project.Setting;
import dev.cimon.events.deployment.MentionsChanged;
import dev.cimon.events.deployment.SettingChanged;
import dev.cimon.events.github.PullRequestChanged.Action;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private final Play play = Play.withProject();

    @Test
    void givesASettingAnotherValue() {
        play.events.types("set basedomain tea.dev").run();
        assertThat(play.lastAnswer()).isEqualTo("""
            basedomain of acme/shop is “tea.dev” now.
            It counts for deployments that are asked for from now on.\
            """);
        assertThat(play.audit)
                .containsExactly(new SettingChanged(Samples.SHOP, "basedomain", "tea.dev", Samples.ALICE));
        play.events.pushes("refs/heads/main").run();
        assertThat(play.number(1).url()).isEqualTo(URI.create("https://preview.tea.dev/"));
    }

    @Test
    void givesASettingItsDefaultBack() {
        play.events
                .types("set urlseparator -")
                .run()
                .events
                .types("unset urlseparator")
                .run();
        assertThat(play.lastAnswer()).startsWith("urlseparator of acme/shop is back to its default now.");
        assertThat(play.audit.getLast())
                .isEqualTo(new SettingChanged(Samples.SHOP, "urlseparator", null, Samples.ALICE));
        play.events.types("unset urlseparator").run();
        assertThat(play.lastAnswer()).isEqualTo("Nobody has set urlseparator, so there is nothing to unset.");
    }

    @Test
    void setsTheHostOfOneEnvironmentAndOfAllPullRequests() {
        play.events.types("set url preview shop.tea.dev").run();
        play.events.types("set url pr pr-{number}.tea.dev").run();
        play.events.pushes("refs/heads/main").run();
        play.events.pullRequest(Action.OPENED, 7).run();
        assertThat(play.number(1).url()).isEqualTo(URI.create("https://shop.tea.dev/"));
        assertThat(play.number(2).url()).isEqualTo(URI.create("https://pr-7.tea.dev/"));
        play.events.types("unset url preview").run();
        assertThat(play.lastAnswer()).startsWith("url preview of acme/shop is back to its default now.");
        play.events.types("unset url preview").run();
        assertThat(play.lastAnswer()).isEqualTo("Nobody has set url preview, so there is nothing to unset.");
    }

    @Test
    void takesNoValueThatGivesNoAddress() {
        for (String words : new String[] {"set basedomain {number}.acme.dev", "set url production {number}.acme.dev"}) {
            play.events.types(words).run();
            assertThat(play.lastAnswer()).containsAnyOf("is not a host name", "{number} stands only in url pr.");
        }
        play.events
                .types("set urlpattern https://{environment}{urlseparator}{basedomain}/%zz")
                .run();
        assertThat(play.lastAnswer()).contains("That gives preview no address one could open.");
        play.events.types("set url prodution a.dev").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “prodution”.");
        assertThat(play.audit).isEmpty();
        play.events
                .types("set url pr12 twelve.acme.dev")
                .run()
                .events
                .types("config")
                .run();
        assertThat(play.lastAnswer()).contains("pr12 https://twelve.acme.dev/ (set)");
    }

    @Test
    void tellsCircleCiWhichPipelineDefinitionToRun() {
        String definition = "5034460f-c7c4-4c43-9457-de07e2029e7b";
        play.events.types("set pipelinedefinition " + definition).run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.performed(Effect.TriggerPipeline.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.definition()).isEqualTo(definition));
    }

    @Test
    void deploysPullRequestsFromForksOnlyWhereThatIsAllowed() {
        play.events.pullRequest(Action.OPENED, 7, true, false, "Sell tea").run();
        assertThat(play.count()).isZero();
        play.events.types("set forks on").run();
        play.events.pullRequest(Action.OPENED, 8, true, false, "Sell tea").run();
        assertThat(play.performed(Effect.TriggerPipeline.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.ciRef()).isEqualTo("refs/heads/pull/8/head"));
    }

    @Test
    void showsEverySettingWithItsValueOrItsDefault() {
        play.events.types("set basedomain tea.dev").run();
        play.events.types("set url test t.tea.dev").run();
        play.events.types("hello alice-gh").run();
        play.events.types("config").run();
        assertThat(play.lastAnswer()).isEqualTo("""
            Configuration of acme/shop, in this channel alone
            The default workflow is in force: a push to main goes to preview, one to a release branch to test, a \
            version tag to production, a pull request to its own environment; by hand, what has succeeded on test goes to staging.
            urlpattern https://{environment}{urlseparator}{basedomain}/ (default)
            basedomain tea.dev
            urlseparator . (default)
            forks off (default)
            adopt on (default)
            pipelinedefinition the project's only one (default)
            Environments
            preview https://preview.tea.dev/
            test https://t.tea.dev/ (set)
            staging https://staging.tea.dev/
            production https://tea.dev/
            pr1, for example https://pr1.tea.dev/
            People: alice is alice-gh\
            """);
    }

    @Test
    void refusesSettingsWhereNoProjectIs() {
        Play nowhere = new Play();
        for (String command : new String[] {"set basedomain a.dev", "unset basedomain", "config", "reset"}) {
            nowhere.events.types(command).run();
            assertThat(nowhere.lastAnswer()).contains("bound to");
        }
        assertThat(nowhere.audit).isEmpty();
    }

    @Test
    void mentionsOnlyWhoWantsIt() {
        play.events.types("set mentions off").run();
        assertThat(play.lastAnswer())
                .isEqualTo("You are not linked to a GitHub login, so I never mention you. To be linked, say"
                        + " /cimon hello");
        play.events.types("hello bob-gh").run().events.types("set mentions off").run();
        assertThat(play.lastAnswer()).isEqualTo("I no longer mention you.");
        assertThat(play.audit.getLast()).isEqualTo(new MentionsChanged("T0ACME", Samples.ALICE, false));
        play.events.pushes("refs/heads/main").run();
        assertThat(play.messageOf(1)).contains("Sell more shoes by bob-gh");
        play.events.types("set mentions on").run();
        assertThat(play.lastAnswer()).isEqualTo("I mention you from now on.");
        play.events.types("unset mentions").run();
        assertThat(play.audit).filteredOn(MentionsChanged.class::isInstance).hasSize(2);
    }

    @Test
    void keepsItsDefaultsInOnePlace() {
        for (Setting setting : Setting.values()) {
            boolean onOrOff = setting.usage().endsWith("on|off");
            assertThat(onOrOff)
                    .isEqualTo(setting.standard().equals("on")
                            || setting.standard().equals("off"));
        }
    }
}
