package dev.cimon.engine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.command.Command.Deploy;
import dev.cimon.engine.command.Command.Goodbye;
import dev.cimon.engine.command.Command.Hello;
import dev.cimon.engine.command.Command.Help;
import dev.cimon.engine.command.Command.ListDeployments;
import dev.cimon.engine.command.Command.Misused;
import dev.cimon.engine.command.Command.SetUp;
import dev.cimon.engine.command.Command.Unknown;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandParserTest {

    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final String WHICH = "Tell me which repository, as owner/repo.";

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("", new Help(null)),
                arguments("   \t ", new Help(null)),
                arguments("\u00a0", new Help(null)),
                arguments("help", new Help(null)),
                arguments("HELP Deploy", new Help(Subcommand.DEPLOY)),
                arguments("help bye", new Help(Subcommand.GOODBYE)),
                arguments("help dance", new Help(null)),
                arguments("setup acme/shop", new SetUp(SHOP, false)),
                arguments("  setup   acme/shop  ", new SetUp(SHOP, false)),
                arguments("Setup ACME/Shop", new SetUp(SHOP, false)),
                arguments("setup acme/shop --also", new SetUp(SHOP, true)),
                arguments("setup --also acme/shop", new SetUp(SHOP, true)),
                arguments("setup acme/shop —also", new SetUp(SHOP, true)),
                arguments("setup https://github.com/acme/shop", new SetUp(SHOP, false)),
                arguments("setup https://github.com/acme/shop/", new SetUp(SHOP, false)),
                arguments("setup https://github.com/acme/shop.git", new SetUp(SHOP, false)),
                arguments("setup <https://github.com/acme/shop|acme/shop>", new SetUp(SHOP, false)),
                arguments("setup <https://github.com/acme/shop>", new SetUp(SHOP, false)),
                arguments("setup", new Misused(Subcommand.SETUP, WHICH)),
                arguments("setup --also", new Misused(Subcommand.SETUP, WHICH)),
                arguments("setup acme/shop acme/api", new Misused(Subcommand.SETUP, WHICH)),
                arguments("setup shop", notARepository("shop")),
                arguments("setup acme/", notARepository("acme/")),
                arguments("setup acme/shop/tree/main", notARepository("acme/shop/tree/main")),
                arguments("setup acme/&lt;b&gt;", notARepository("acme/<b>")),
                arguments("hello", new Hello(null)),
                arguments("hello octocat", new Hello("octocat")),
                arguments("hello @OctoCat", new Hello("OctoCat")),
                arguments("hello octo cat", new Misused(Subcommand.HELLO, "A GitHub login is one word.")),
                arguments("goodbye", new Goodbye()),
                arguments("bye", new Goodbye()),
                arguments("deploy preview", deploy(null, "preview")),
                arguments("deploy PREVIEW", deploy(null, "preview")),
                arguments("deploy main to preview", deploy("main", "preview")),
                arguments("deploy\u00a0main\u00a0to\u2003preview", deploy("main", "preview")),
                arguments("deploy Feature/ABC-1 TO Preview", deploy("Feature/ABC-1", "preview")),
                arguments("deploy refs/heads/Main to test", deploy("refs/heads/Main", "test")),
                arguments("deploy fix-a&amp;b to test", deploy("fix-a&b", "test")),
                arguments("deploy fix&amp;lt; to test", deploy("fix&lt;", "test")),
                arguments("deploy 🚀-branch to test", deploy("🚀-branch", "test")),
                arguments("deploy “main” to test", deploy("“main”", "test")),
                arguments("deploy <http://v1.2.3|v1.2.3> to test", deploy("v1.2.3", "test")),
                arguments("deploy to to to", deploy("to", "to")),
                arguments("deploy", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("deploy main preview", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("deploy main into preview", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("deploy main to a b", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("list", new ListDeployments(null)),
                arguments("list Test", new ListDeployments(new EnvironmentName("test"))),
                arguments("list \u2003 test", new ListDeployments(new EnvironmentName("test"))),
                arguments("dance", new Unknown("dance")),
                arguments("🚀", new Unknown("🚀")),
                arguments("\"deploy main\"", new Unknown("\"deploy")),
                arguments("<@U0ALICE|alice>", new Unknown("alice")),
                arguments("<@U0ALICE>", new Unknown("<@U0ALICE>")));
    }

    private static Misused notARepository(String word) {
        return new Misused(Subcommand.SETUP, "“" + word + "” is not a repository: write it as owner/repo.");
    }

    private static Deploy deploy(@Nullable String ref, String environment) {
        return new Deploy(ref, new EnvironmentName(environment));
    }

    @ParameterizedTest
    @MethodSource("table")
    void reads(String typed, Command command) {
        assertThat(CommandParser.parse(typed)).isEqualTo(command);
    }

    @Test
    void refusesAnEnvironmentThatIsTooLongToBeOne() {
        String word = "x".repeat(256);
        assertThat(CommandParser.parse("deploy " + word)).isInstanceOf(Misused.class);
        assertThat(CommandParser.parse("deploy main to " + word)).isInstanceOf(Misused.class);
        assertThat(CommandParser.parse("list " + word)).isInstanceOf(Misused.class);
    }

    @Test
    void readsWhateverIsTyped() {
        Random random = new Random(20261121);
        String[] pieces = {
            "deploy",
            "list",
            "setup",
            "hello",
            "help",
            " ",
            "\u2003",
            "\u00a0",
            "\u0000",
            "<",
            ">",
            "|",
            "&amp;",
            "$1",
            "\\",
            "to",
            "a/b",
            "--also",
            "@",
            "\uD83D",
            "x".repeat(300),
            "\n",
            "\u200b"
        };
        for (int round = 0; round < 20_000; round++) {
            String typed = random.ints(random.nextInt(8), 0, pieces.length)
                    .mapToObj(index -> pieces[index])
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            assertThat(CommandParser.parse(typed)).as("“%s”", typed).isNotNull();
        }
    }

    @Test
    void understandsItsOwnExamples() {
        for (Subcommand subcommand : Subcommand.values()) {
            assertThat(CommandParser.parse(subcommand.example()))
                    .as(subcommand.example())
                    .isNotInstanceOfAny(Unknown.class, Misused.class);
        }
    }
}
