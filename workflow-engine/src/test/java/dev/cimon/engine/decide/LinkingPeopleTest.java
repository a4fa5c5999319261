package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.project.People;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.ButtonPressed;
import org.junit.jupiter.api.Test;

class LinkingPeopleTest {

    private static final People.Link ALICE = new People.Link("T0ACME", Samples.ALICE, "alice-gh");

    private final Play play = Play.withProject();

    @Test
    void linksWhoeverPressesTheButton() {
        play.events.presses("link-person:alice-gh", "alice-gh").run();
        assertThat(play.people()).containsExactly(ALICE);
        assertThat(play.audit).containsExactly(new PersonLinked("T0ACME", Samples.ALICE, "alice-gh", null));
        assertThat(play.lastAnswer())
                .isEqualTo(
                        "@U0ALICE is alice-gh on GitHub. I will mention you when others deploy or review your work.");
        assertThat(play.answers.getLast().replaceOriginal()).isTrue();
    }

    @Test
    void linksOnceHoweverOftenTheButtonIsPressed() {
        play.events.presses("link-person:alice-gh", "alice-gh").run();
        play.events.presses("link-person:alice-gh", "Alice-GH").run();
        assertThat(play.people()).containsExactly(ALICE);
        assertThat(play.audit).hasSize(1);
        assertThat(play.lastAnswer()).startsWith("@U0ALICE is Alice-GH on GitHub.");
    }

    @Test
    void refusesALoginThatIsTaken() {
        play.events.presses("link-person:alice-gh", "alice-gh").run();
        play.happens(
                "bob-presses",
                new ButtonPressed(
                        Samples.CHANNEL,
                        Samples.BOB,
                        "link-person:alice-gh",
                        "alice-gh",
                        null,
                        "trigger",
                        Samples.RESPONSE_URL));
        play.run();
        assertThat(play.people()).containsExactly(ALICE);
        assertThat(play.lastAnswer())
                .isEqualTo("alice-gh is linked to alice already. If that is you, say goodbye there first.");
    }

    @Test
    void refusesASecondLogin() {
        play.events.presses("link-person:alice-gh", "alice-gh").run();
        play.events.presses("link-person:carol-gh", "carol-gh").run();
        assertThat(play.people()).containsExactly(ALICE);
        assertThat(play.lastAnswer())
                .isEqualTo("You are linked to alice-gh already. To change that, begin with /cimon goodbye");
    }

    @Test
    void ignoresButtonsThatAreNotItsOwn() {
        play.events
                .presses("open-site", "x")
                .events
                .presses("link-person:alice-gh", null)
                .run();
        assertThat(play.people()).isEmpty();
        assertThat(play.performed).isEmpty();
    }

    @Test
    void asksWhoSomebodyIs() {
        play.events.types("hello").run();
        assertThat(play.lastAnswer()).isEqualTo("Select your GitHub username, so that I can mention you:");
    }

    @Test
    void linksInWordsWhateverTheCase() {
        play.events.types("hello @ALICE-gh").run();
        assertThat(play.people()).containsExactly(ALICE);
    }

    @Test
    void refusesALoginOfNoCollaborator() {
        play.events.types("hello mallory").run();
        assertThat(play.people()).isEmpty();
        assertThat(play.lastAnswer())
                .isEqualTo("“mallory” does not work on acme/shop. Check the spelling of the GitHub login.");
    }

    @Test
    void refusesHelloOfSomebodyKnown() {
        play.events.types("hello alice-gh").run().events.types("hello").run();
        assertThat(play.lastAnswer()).startsWith("You are linked to alice-gh already.");
        assertThat(play.performed(Effect.ListCollaborators.class)).hasSize(1);
    }

    @Test
    void forgetsAndThenHasNothingToForget() {
        play.events.types("hello alice-gh").run().events.types("bye").run();
        assertThat(play.people()).isEmpty();
        assertThat(play.audit.getLast()).isEqualTo(new PersonUnlinked("T0ACME", Samples.ALICE, "alice-gh", null));
        assertThat(play.lastAnswer()).isEqualTo("You are no longer linked to alice-gh.");
        play.events.types("goodbye").run();
        assertThat(play.lastAnswer()).isEqualTo("I do not know your GitHub login, so there is nothing to forget.");
    }

    @Test
    void mentionsTheAuthorOnceTheyAreLinkedButNotAboutTheirOwnPush() {
        SlackUser bob = Samples.BOB;
        play.happens(
                "bob-presses",
                new ButtonPressed(
                        Samples.CHANNEL, bob, "link-person:bob-gh", "bob-gh", null, "trigger", Samples.RESPONSE_URL));
        play.events.types("deploy main to preview").run();
        assertThat(play.messageOf(1)).contains("Sell more shoes by @U0BOB");
        play.events.pushes("refs/heads/main").run();
        assertThat(play.messageOf(2)).contains("Sell more shoes by bob-gh");
    }
}
