package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.project.People;
import dev.cimon.engine.right.ProofLinks;
import dev.cimon.events.content.Block;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.github.AccountProven;
import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.proof.Seal;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Where logins have to be proved on GitHub, a word is enough to be mentioned, and for nothing else. */
class ProofTest {

    private static final Seal<ProofRequest> SEAL = new Seal<>("secret", ProofRequest.class);
    private static final SlackUser CAROL = new SlackUser("U0CAROL", "carol");

    private final Play play =
            Play.withWorkflow("""
                    environments:
                      preview: {permissions: {logins: [alice-gh]}}
                      test:
                        on: {branches: [main]}
                        approvals: {required: 1, four-eyes: true, by: {logins: [bob-gh, alice-gh]}}
                      open:
                        on: {branches: [release]}
                        approvals: {required: 1, four-eyes: true}
                    """).requiresProof(new ProofLinks(URI.create("https://cimon.example.com/"), SEAL));

    @Test
    void leadsWhoeverSaysHelloToGitHub() {
        play.events.types("hello").run();
        assertThat(play.lastAnswer()).isEqualTo("""
                Log in at GitHub to prove which login is yours: only then you deploy and approve by it.
                The button is for you alone, and works once within ten minutes. To be mentioned, your word is enough: \
                /cimon hello <login>\
                """);
        String link = link();
        assertThat(link).startsWith("https://cimon.example.com/github/oauth/start?state=");
        assertThat(SEAL.open(link.substring(link.indexOf('=') + 1)))
                .contains(new ProofRequest(
                        Samples.SHOP,
                        Samples.CHANNEL,
                        Samples.ALICE,
                        "event-1",
                        Samples.NOON.plusSeconds(1).plus(ProofRequest.LIFE)));
        assertThat(play.performed(Effect.ListCollaborators.class)).isEmpty();
    }

    @Test
    void takesTheWordForMentionsOnly() {
        play.events.types("hello alice-gh").run();
        assertThat(play.people()).containsExactly(new People.Link("T0ACME", Samples.ALICE, "alice-gh"));
        assertThat(play.lastAnswer()).isEqualTo("""
                @U0ALICE is alice-gh on GitHub. I will mention you when others deploy or review your work.
                Your word is enough for that. To deploy or approve by your GitHub login, prove that it is yours: \
                /cimon hello\
                """);
        play.events.types("deploy main to preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1))
                .contains(
                        "alice may not deploy to preview, only alice-gh. Who is one of them proves it first: /cimon hello");
        assertThat(play.deeds.getLast().who().login()).isNull();
    }

    @Test
    void letsWhoeverHasProvedItDeployAndSaysSo() {
        play.events.types("hello alice-gh").run();
        proves("p-1", Samples.ALICE, "alice-gh", 7);
        play.events.types("deploy main to preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        play.events.types("why 1").run();
        assertThat(play.lastAnswer())
                .contains("permission: alice may deploy to preview, as alice-gh (proved by GitHub).");
    }

    @Test
    void remembersThatItWasProved() {
        proves("p-1", Samples.ALICE, "alice-gh", 7);
        assertThat(play.people()).containsExactly(new People.Link("T0ACME", Samples.ALICE, "alice-gh", true, 7L));
        assertThat(play.audit).containsExactly(new PersonLinked("T0ACME", Samples.ALICE, "alice-gh", 7L));
        assertThat(play.deeds).extracting(Deed::right).containsExactly("proved by GitHub");
        assertThat(shown("p-1")).isEqualTo("@U0ALICE is alice-gh on GitHub, proved by GitHub.");
        play.events.types("hello").run();
        assertThat(play.lastAnswer())
                .isEqualTo("You are linked to alice-gh already. To change that, begin with /cimon goodbye");
    }

    @Test
    void believesGitHubRatherThanWhoeverSaidSoBefore() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "Alice-gh"));
        proves("p-1", Samples.ALICE, "alice-gh", 7);
        assertThat(play.people()).containsExactly(new People.Link("T0ACME", Samples.ALICE, "alice-gh", true, 7L));
        assertThat(play.audit)
                .containsExactly(
                        new PersonUnlinked("T0ACME", Samples.BOB, "Alice-gh", Samples.ALICE),
                        new PersonLinked("T0ACME", Samples.ALICE, "alice-gh", 7L));
        assertThat(play.deeds)
                .extracting(deed -> deed.who().user() + " " + deed.right() + " " + deed.what() + " " + deed.detail())
                .containsExactly(
                        Samples.ALICE + " proved by GitHub person-unlinked Alice-gh of bob",
                        Samples.ALICE + " proved by GitHub person-linked alice-gh");
        assertThat(shown("p-1")).isEqualTo("""
                @U0ALICE is alice-gh on GitHub, proved by GitHub.
                @U0BOB is no longer linked to Alice-gh. Whose account it is can prove it: /cimon hello\
                """);
    }

    @Test
    void knowsAnAccountAgainUnderAnotherLogin() {
        proves("p-1", Samples.BOB, "old-name", 7);
        proves("p-2", Samples.ALICE, "new-name", 7);
        assertThat(play.people()).containsExactly(new People.Link("T0ACME", Samples.ALICE, "new-name", true, 7L));
    }

    @Test
    void takesTheLastProofOfAPersonAndKeepsWhatTheyWantBesides() {
        play.linked(new People.Link("T0ACME", Samples.ALICE, "alice-gh").mentioned(false));
        proves("p-1", Samples.ALICE, "alice-work", 8);
        assertThat(play.people()).containsExactly(new People.Link("T0ACME", Samples.ALICE, "alice-work", false, 8L));
    }

    @Test
    void linksOnceHoweverOftenTheSameProofComes() {
        proves("p-1", Samples.ALICE, "alice-gh", 7);
        proves("p-1", Samples.ALICE, "bob-gh", 8);
        assertThat(play.people()).containsExactly(new People.Link("T0ACME", Samples.ALICE, "alice-gh", true, 7L));
    }

    @Test
    void countsTheVoteOfWhoeverHasProvedIt() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"));
        play.events.types("deploy main to test").run();
        play.events.presses(Samples.BOB, DeploymentMessage.APPROVE, 1).run();
        assertThat(play.lastAnswer())
                .isEqualTo("Others decide about what goes to test: bob-gh, alice-gh. If you are one of them, prove your"
                        + " GitHub login first: /cimon hello");
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        proves("p-1", Samples.BOB, "bob-gh", 9);
        play.events.presses(Samples.BOB, DeploymentMessage.APPROVE, 1).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.number(1).evidence().votes())
                .singleElement()
                .extracting(vote -> vote.right())
                .isEqualTo("as bob-gh (proved by GitHub)");
    }

    @Test
    void doesNotLetAWordMakeSomebodyAnother() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "carol-gh"), new People.Link("T0ACME", CAROL, "bob-gh"));
        play.events.pushes("refs/heads/release").run();
        play.events.types(Samples.BOB, "approve 1").run();
        assertThat(play.lastAnswer())
                .isEqualTo("bob-gh has set off #1, and nobody decides about their own. You have not proved your GitHub"
                        + " login; do that, then decide: /cimon hello");
        proves("p-1", Samples.BOB, "bob-gh", 9);
        play.events.types(Samples.BOB, "approve 1").run();
        assertThat(play.lastAnswer()).startsWith("You have asked for #1 yourself");
    }

    @Test
    void saysWhoseWordItIs() {
        play.linked(
                new People.Link("T0ACME", Samples.BOB, "bob-gh"),
                new People.Link("T0ACME", Samples.ALICE, "alice-gh", true, 7L));
        play.events.types("config").run();
        assertThat(play.lastAnswer()).contains("People: bob is bob-gh (not proved), alice is alice-gh");
    }

    private void proves(String id, SlackUser user, String login, long account) {
        play.happens(id, new AccountProven(Samples.SHOP, Samples.CHANNEL, user, login, account));
        play.run();
    }

    private String shown(String id) {
        return play.message("proof/" + id).content().plainText();
    }

    private String link() {
        return play.answers.getLast().content().blocks().stream()
                .filter(Block.Actions.class::isInstance)
                .flatMap(block -> ((Block.Actions) block).buttons().stream())
                .map(button -> String.valueOf(button.link()))
                .findFirst()
                .orElseThrow();
    }
}
