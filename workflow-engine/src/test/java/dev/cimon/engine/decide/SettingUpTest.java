package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.deployment.ProjectSetUp;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import org.junit.jupiter.api.Test;

class SettingUpTest {

    private static final ChannelRef OTHER = new ChannelRef("T0ACME", "C0OTHER");

    private final Play play = new Play();

    @Test
    void bindsAFreeChannelToAFreeRepository() {
        play.events.types("setup acme/shop").run();
        assertThat(play.projects()).singleElement().satisfies(project -> {
            assertThat(project.repository()).isEqualTo(Samples.SHOP);
            assertThat(project.channels()).containsExactly(Samples.CHANNEL);
            assertThat(project.defaultBranch()).isEqualTo("main");
        });
        assertThat(play.audit).containsExactly(new ProjectSetUp(Samples.SHOP, Samples.CHANNEL, Samples.ALICE));
        assertThat(play.answers)
                .extracting(answer -> answer.content().plainText())
                .containsExactly("""
                This channel now deploys acme/shop. Try /cimon deploy main to preview.
                I write here only as a member of the channel: if I am not one yet, say /invite @Cimon.\
                """, "Select your GitHub username, so that I can mention you:");
    }

    @Test
    void asksForPatienceWhileTheChannelIsBeingBound() {
        play.events.types("setup acme/shop");
        play.events.types("deploy main to preview");
        Plays.performMessages(play);
        assertThat(play.lastAnswer())
                .isEqualTo("I am still binding this channel to its repository. Say it again in a moment.");
        play.run().events.types("deploy main to preview").run();
        assertThat(play.count()).isEqualTo(1);
    }

    @Test
    void saysWhenTheRepositoryIsHereAlready() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .types("setup acme/shop")
                .run();
        assertThat(play.lastAnswer()).isEqualTo("This channel is already bound to acme/shop. There is nothing to do.");
        assertThat(play.performed(Effect.VerifyRepository.class)).hasSize(1);
    }

    @Test
    void refusesASecondRepositoryInTheChannel() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .types("setup acme/api")
                .run();
        assertThat(play.lastAnswer())
                .isEqualTo(
                        "This channel is bound to acme/shop already. Use another channel for another repository, or bind it"
                                + " to this one as well: /cimon setup acme/api --also");
        assertThat(play.projects()).hasSize(1);
    }

    @Test
    void refusesASecondRepositoryThatWasVerifiedAtTheSameTime() {
        play.events.types("setup acme/shop");
        play.events.types("setup acme/api").run();
        assertThat(play.answers)
                .extracting(answer ->
                        answer.content().plainText().lines().findFirst().orElse(""))
                .contains(
                        "This channel now deploys acme/shop. Try /cimon deploy main to preview.",
                        "This channel is bound to acme/shop already. Use another channel for another repository, or bind it"
                                + " to this one as well: /cimon setup acme/api --also");
        assertThat(play.projects()).hasSize(1);
    }

    @Test
    void refusesARepositoryThatIsBoundElsewhere() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .types(OTHER, "setup acme/shop")
                .run();
        assertThat(play.lastAnswer())
                .isEqualTo("acme/shop is bound to another channel already. To bind this one as well: "
                        + "/cimon setup acme/shop --also");
        assertThat(play.projects().getFirst().channels()).containsExactly(Samples.CHANNEL);
    }

    @Test
    void bindsAFurtherChannelKnowingly() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .types(OTHER, "setup acme/shop --also")
                .run();
        assertThat(play.projects().getFirst().channels()).containsExactly(Samples.CHANNEL, OTHER);
    }

    @Test
    void keepsCountingDeploymentsWhenAFurtherChannelIsBound() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .pushes("refs/heads/main")
                .run();
        play.events.types(OTHER, "setup acme/shop --also").run().events.pushes("refs/heads/release-1");
        assertThat(play.number(2).environment()).hasToString("test");
    }

    @Test
    void saysWhenTheRepositoryIsNotFound() {
        play.refuse(Effect.VerifyRepository.class, 404, "Not Found");
        play.events.types("setup acme/shoes").run();
        assertThat(play.lastAnswer())
                .isEqualTo("I cannot find acme/shoes on GitHub, or I have no access to it. Check the spelling, and that"
                        + " the GitHub App is installed on it.");
        assertThat(play.projects()).isEmpty();
    }

    @Test
    void passesOnWhyGitHubDoesNotLetItRead() {
        play.refuse(Effect.VerifyRepository.class, 401, "Bad credentials");
        play.events.types("setup acme/shop").run();
        assertThat(play.lastAnswer()).isEqualTo("GitHub does not let me read acme/shop: Bad credentials");
    }

    @Test
    void pointsToSetupWhereNoProjectIs() {
        for (String command : new String[] {"deploy preview", "list", "hello"}) {
            play.events.types(command).run();
            assertThat(play.lastAnswer())
                    .isEqualTo("This channel is not bound to a repository yet. Bind it with /cimon setup owner/repo.");
        }
        assertThat(play.performed).allSatisfy(effect -> assertThat(effect).isInstanceOf(Effect.Publish.class));
    }

    @Test
    void usesTheCommandWordOfTheWorkspace() {
        play.events.enters(Samples.CHANNEL, "/ship", "list").run();
        assertThat(play.lastAnswer()).endsWith("Bind it with /ship setup owner/repo.");
        play.events.enters(Samples.CHANNEL, "/ship", "setup acme/shop").run();
        assertThat(play.answers)
                .extracting(answer -> answer.content().plainText())
                .anyMatch(answer -> answer.contains("Try /ship deploy main to preview."));
    }

    @Test
    void namesTheStandardCommandToWhoeverUsedTheAlias() {
        play.events.enters(Samples.CHANNEL, "/deploy", "preview").run();
        assertThat(play.lastAnswer()).endsWith("Bind it with /cimon setup owner/repo.");
    }

    @Test
    void offersOnlyLoginsNobodyHas() {
        play.events.types("setup acme/shop").run();
        play.events.presses("link-person:alice-gh", "alice-gh").run();
        play.events.types(OTHER, "setup acme/api").run();
        assertThat(play.projects())
                .extracting(project -> project.repository())
                .containsExactly(Samples.SHOP, RepositoryName.of("acme/api"));
        assertThat(play.answers.getLast().content().toString())
                .contains("carol-gh")
                .doesNotContain("label=alice-gh");
    }
}
