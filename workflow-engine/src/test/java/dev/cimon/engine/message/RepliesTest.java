package dev.cimon.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.CommandParser;
import dev.cimon.engine.command.Subcommand;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.project.Setting;
import dev.cimon.events.content.Content;
import dev.cimon.events.reference.EnvironmentName;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepliesTest {

    private final Replies replies = new Replies("/ship");
    private final LinkReplies linkReplies = new LinkReplies("/ship");
    private final DeploymentReplies deploymentReplies = new DeploymentReplies("/ship");

    @Test
    void helpsWithEveryCommandAndAnExampleOfEach() {
        List<String> lines = drawn(replies.help(null)).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("*What I can do for you*");
        assertThat(lines.getLast())
                .isEqualTo("> In a channel of several repositories say at the end which one you mean: "
                        + "`/ship list in owner/repo`");
        assertThat(lines.subList(1, lines.size() - 1))
                .containsExactlyElementsOf(Arrays.stream(Subcommand.values())
                        .map(subcommand -> "`/ship " + subcommand.usage() + "` " + subcommand.summary()
                                + ". For example: `/ship " + subcommand.example() + "`")
                        .toList());
    }

    @Test
    void givesExamplesThatTheParserTakesForThatCommand() {
        for (Subcommand subcommand : Subcommand.values()) {
            assertThat(CommandParser.parse("/ship", subcommand.example()))
                    .as(subcommand.example())
                    .isNotInstanceOfAny(Command.Unknown.class, Command.Misused.class);
            assertThat(subcommand.example()).startsWith(subcommand.word());
        }
    }

    @Test
    void linksThePullRequestsThatCommitsCameBy() {
        URI url = URI.create("https://github.example/acme/shop/commit/abc");
        ChangedCommit squashed =
                new ChangedCommit(Samples.revision(7), "Pay #1 price (#12)", "Bob Builder", "bob-gh", url);
        assertThat(drawn(deploymentReplies.comparison(
                        Samples.PREVIEW, "main", new Difference(1, 0, List.of(squashed), url))))
                .contains("Pay [#1](https://github.example/acme/shop/pull/1) price"
                        + " ([#12](https://github.example/acme/shop/pull/12)) by bob-gh");
    }

    @Test
    void helpsWithOneCommand() {
        assertThat(drawn(replies.help(Subcommand.GOODBYE)))
                .isEqualTo("`/ship goodbye` makes me forget your GitHub login. For example: `/ship goodbye`");
        assertThat(drawn(replies.misused(new Command.Misused(Subcommand.GOODBYE, "Not like that."))))
                .isEqualTo("""
            Not like that.
            `/ship goodbye` makes me forget your GitHub login. For example: `/ship goodbye`\
            """);
    }

    @Test
    void helpsWithEverySetting() {
        assertThat(drawn(replies.help(Subcommand.SET)).lines().skip(1))
                .hasSize(Setting.values().length)
                .contains(
                        "> `/ship set forks on|off` whether pull requests from forks are deployed, with the secrets of"
                                + " this repository; by default off");
    }

    @Test
    void welcomesTheChannel() {
        assertThat(drawn(replies.setUp(Samples.project(), true))).isEqualTo("""
            :white_check_mark: This channel now deploys [acme/shop](https://github.com/acme/shop). \
            Try `/ship deploy main to preview`.
            > I write here only as a member of the channel: if I am not one yet, say `/invite @Cimon`.\
            """);
        assertThat(drawn(linkReplies.chooseLogin(Samples.SHOP, List.of("alice-gh", "bob-gh"))))
                .isEqualTo("""
            Select your GitHub username, so that I can mention you:
            [alice-gh -> link-person:alice-gh=alice-gh] [bob-gh -> link-person:bob-gh=bob-gh]\
            """);
    }

    @Test
    void offersAsManyLoginsAsFitAndSaysWhatToDoAboutTheRest() {
        List<String> many =
                IntStream.range(0, 80).mapToObj(number -> "login" + number).toList();
        String drawn = drawn(linkReplies.chooseLogin(Samples.SHOP, many));
        assertThat(drawn)
                .contains("login19", "[60 more … -> more-people=acme/shop login19]")
                .doesNotContain("login20")
                .endsWith("""

            > Not among them? Say `/ship hello <login>`.\
            """);
        assertThat(drawn(linkReplies.chooseLogin(Samples.SHOP, many.subList(0, 20))))
                .doesNotContain("more …");
        assertThat(drawn(linkReplies.chooseLogin(Samples.SHOP, List.of())))
                .isEqualTo("Everybody who works on acme/shop is known to me already.");
    }

    @Test
    void answersInWholeSentences() {
        EnvironmentName staging = new EnvironmentName("staging");
        assertThat(drawn(replies.noProject()))
                .isEqualTo("This channel is not bound to a repository yet. Bind it with `/ship setup owner/repo`.");
        assertThat(drawn(replies.repositoryTaken(Samples.project())))
                .isEqualTo("acme/shop is bound to another channel already. To bind this one as well: "
                        + "`/ship setup acme/shop --also`");
        assertThat(drawn(replies.noAccess(Samples.SHOP, 403, "Forbidden")))
                .isEqualTo("GitHub does not let me read acme/shop: Forbidden");
        assertThat(DeploymentReplies.refNotFound("x", Samples.SHOP, 422, "No commit found"))
                .isEqualTo("There is no branch, tag or commit “x” in acme/shop. Check the spelling, or push it first.");
        assertThat(DeploymentReplies.refNotFound("x", Samples.SHOP, 401, "Bad credentials"))
                .isEqualTo("GitHub does not tell me what “x” is: Bad credentials");
        assertThat(drawn(deploymentReplies.nothingToTake(staging, new EnvironmentName("test"))))
                .isEqualTo("staging takes what runs on test, and nothing runs there. Name a ref: "
                        + "`/ship deploy <ref> to staging`");
        assertThat(drawn(linkReplies.linked(Samples.BOB, "bob-gh", false)))
                .isEqualTo(
                        "<@U0BOB> is *bob-gh* on GitHub. I will mention you when others deploy or review your work.");
        assertThat(drawn(linkReplies.alreadyLinked("bob-gh")))
                .isEqualTo("You are linked to bob-gh already. To change that, begin with `/ship goodbye`");
    }

    @Test
    void listsWhatIsWhere() {
        List<DeploymentState> states = Samples.states();
        Deployment current = Samples.deployment(3, states.get(5), Samples.commit());
        Deployment failed = Samples.deployment(2, states.get(6), Samples.commit());
        Deployment unresolved = Samples.deployment(1, states.getFirst(), null);
        assertThat(drawn(deploymentReplies.list(
                        Samples.project(),
                        List.of(unresolved, current),
                        List.of(current, failed, unresolved),
                        null,
                        Samples.NOON)))
                .isEqualTo("""
                    *Deployed now* from [acme/shop](https://github.com/acme/shop)
                    *preview*  `main` [0000000](<commit>) since {2026-11-21T12:00:00Z} by alice  \
                    [open](https://preview.acme.dev/)
                    ---
                    *Last deployments*
                    > :white_check_mark: #3 `main` [0000000](<commit>) to preview by alice, \
                    {2026-11-21T11:57:30Z}: succeeded
                    > :x: #2 `main` [0000000](<commit>) to preview by alice, {2026-11-21T11:57:30Z}: failed
                    > :eyes: #1 `main` to preview by alice, {2026-11-21T11:57:30Z}: requested\
                    """.replace("<commit>", "https://github.com/acme/shop/commit/" + Samples.REVISION));
    }

    private static String drawn(Content content) {
        return Drawn.text(content);
    }
}
