package dev.cimon.engine.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.command.Command.Approve;
import dev.cimon.engine.command.Command.Automatic;
import dev.cimon.engine.command.Command.Cancel;
import dev.cimon.engine.command.Command.Configuration;
import dev.cimon.engine.command.Command.Deploy;
import dev.cimon.engine.command.Command.DeployByForm;
import dev.cimon.engine.command.Command.Diff;
import dev.cimon.engine.command.Command.FreezeProject;
import dev.cimon.engine.command.Command.Goodbye;
import dev.cimon.engine.command.Command.Hello;
import dev.cimon.engine.command.Command.Help;
import dev.cimon.engine.command.Command.ListDeployments;
import dev.cimon.engine.command.Command.LockEnvironment;
import dev.cimon.engine.command.Command.Misused;
import dev.cimon.engine.command.Command.Queue;
import dev.cimon.engine.command.Command.Reject;
import dev.cimon.engine.command.Command.Reset;
import dev.cimon.engine.command.Command.Retry;
import dev.cimon.engine.command.Command.Rollback;
import dev.cimon.engine.command.Command.Set;
import dev.cimon.engine.command.Command.SetUp;
import dev.cimon.engine.command.Command.ThawProject;
import dev.cimon.engine.command.Command.Unknown;
import dev.cimon.engine.command.Command.UnlockEnvironment;
import dev.cimon.engine.command.Command.Unset;
import dev.cimon.engine.command.Command.Where;
import dev.cimon.engine.command.Command.Why;
import dev.cimon.engine.project.Setting;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
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

    private static final EnvironmentName PREVIEW = new EnvironmentName("preview");
    private static final String DEFINITION = "5034460f-c7c4-4c43-9457-de07e2029e7b";
    private static final String SETTINGS =
            "url, urlpattern, basedomain, urlseparator, forks, adopt, pipelinedefinition, mentions";

    private static final String HOW_LONG = "I do not understand how long: write for 2h, for 3 days, until 18:00 or"
            + " until 2026-12-01 18:00 (UTC), and a reason that has such words in quotation marks.";

    private static final String INSIST = "Say at the end, in a few words, why you insist: --force \"reason\".";

    private static final String PARAMETERS = "Give each parameter once, as name=value; a value of several words needs"
            + " quotation marks: note=\"two words\".";

    private static Command then(String moment) {
        return new Command.ListThen(PREVIEW, new PastMoment.At(Instant.parse(moment)));
    }

    private static Term hours(int hours) {
        return new Term.Lasting(Duration.ofHours(hours));
    }

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("", new Help(null)),
                arguments("   \t ", new Help(null)),
                arguments("\u00a0", new Help(null)),
                arguments("help", new Help(null)),
                arguments("HELP Deploy", new Help(Subcommand.DEPLOY)),
                arguments("help bye", new Help(Subcommand.GOODBYE)),
                arguments("help dance", new Unknown("dance")),
                arguments("setup acme/shop", new SetUp(SHOP, false)),
                arguments("  setup   acme/shop  ", new SetUp(SHOP, false)),
                arguments("Setup ACME/Shop", new SetUp(SHOP, false)),
                arguments("setup acme/shop --also", new SetUp(SHOP, true)),
                arguments("list in acme/shop", new ListDeployments(null)),
                arguments("deploy feature/in to preview IN acme/shop", new Deploy("feature/in", PREVIEW)),
                arguments("deploy in to preview", new Deploy("in", PREVIEW)),
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
                arguments("why #12", new Why(new Target(12L, null))),
                arguments("why preview", new Why(new Target(null, PREVIEW))),
                arguments(
                        "why", new Misused(Subcommand.WHY, "Tell me one deployment by its number, or an environment.")),
                arguments("lock preview", new LockEnvironment(PREVIEW, null, null)),
                arguments("lock Preview \"load test\"", new LockEnvironment(PREVIEW, "load test", null)),
                arguments("lock preview load test", new LockEnvironment(PREVIEW, "load test", null)),
                arguments("lock preview “load test” for 2h", new LockEnvironment(PREVIEW, "load test", hours(2))),
                arguments("lock preview for 2 hours", new LockEnvironment(PREVIEW, null, hours(2))),
                arguments("lock preview for 1d 1h", new LockEnvironment(PREVIEW, null, hours(25))),
                arguments("lock preview for 1h0m in acme/shop", new LockEnvironment(PREVIEW, null, hours(1))),
                arguments(
                        "lock preview waiting for bob until 9:30",
                        new LockEnvironment(PREVIEW, "waiting for bob", new Term.UntilTime(LocalTime.of(9, 30)))),
                arguments("lock preview \"back until 18:00\"", new LockEnvironment(PREVIEW, "back until 18:00", null)),
                arguments(
                        "lock preview until 2026-12-01",
                        new LockEnvironment(PREVIEW, null, new Term.UntilMoment(LocalDateTime.of(2026, 12, 1, 0, 0)))),
                arguments(
                        "lock preview until 2026-12-01 18:00 UTC",
                        new LockEnvironment(PREVIEW, null, new Term.UntilMoment(LocalDateTime.of(2026, 12, 1, 18, 0)))),
                arguments("lock", new Misused(Subcommand.LOCK, "Tell me which environment.")),
                arguments("lock preview for ever", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview for 0h", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview for 9999d", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview for 2 hrs", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview for two hours", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview load test for 2 hrs", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview until tomorrow 18:00", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview for 2h \"load test\"", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview until 25:00", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview \"load test\" until 25:00", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments("lock preview \"sale\" 2h", new Misused(Subcommand.LOCK, HOW_LONG)),
                arguments(
                        "lock preview \"Bob's load\" and \"Ann's\"",
                        new LockEnvironment(PREVIEW, "Bob's load\" and \"Ann's", null)),
                arguments(
                        "lock preview " + "x".repeat(256),
                        new Misused(Subcommand.LOCK, "Keep the reason below 255 characters: people read it often.")),
                arguments("unlock preview", new UnlockEnvironment(PREVIEW)),
                arguments("unlock", new Misused(Subcommand.UNLOCK, "Tell me one environment.")),
                arguments("freeze", new FreezeProject(null, null)),
                arguments("freeze Black Friday for 48h", new FreezeProject("Black Friday", hours(48))),
                arguments("freeze for 2h in acme/shop", new FreezeProject(null, hours(2))),
                arguments("freeze until tomorrow", new Misused(Subcommand.FREEZE, HOW_LONG)),
                arguments("thaw", new ThawProject()),
                arguments("thaw now", new Misused(Subcommand.THAW, "That takes no further words.")),
                arguments("rollback Preview", new Rollback(PREVIEW)),
                arguments("rollback", new Misused(Subcommand.ROLLBACK, "Tell me one environment.")),
                arguments(
                        "deploy main to preview --force fix it",
                        new Deploy("main", PREVIEW, null, "fix it", false, Map.of())),
                arguments(
                        "deploy preview —force “fix it” in acme/shop",
                        new Deploy(null, PREVIEW, null, "fix it", false, Map.of())),
                arguments("deploy main to preview --plan", new Deploy("main", PREVIEW, null, null, true, Map.of())),
                arguments("deploy preview —plan --force now", new Deploy(null, PREVIEW, null, "now", true, Map.of())),
                arguments("deploy preview --force now --plan", new Deploy(null, PREVIEW, null, "now", true, Map.of())),
                arguments(
                        "deploy main to preview Debug=true note=“two  words” --plan",
                        new Deploy("main", PREVIEW, null, null, true, Map.of("debug", "true", "note", "two words"))),
                arguments(
                        "deploy preview at=<https://a.dev/?x=1|a.dev/?x=1> empty= in acme/shop",
                        new Deploy(null, PREVIEW, null, null, false, Map.of("at", "a.dev/?x=1", "empty", ""))),
                arguments("deploy preview a=1 A=2", new Misused(Subcommand.DEPLOY, PARAMETERS)),
                arguments("deploy preview a=\"1", new Misused(Subcommand.DEPLOY, PARAMETERS)),
                arguments("deploy preview a=1 b", new Misused(Subcommand.DEPLOY, PARAMETERS)),
                arguments("deploy preview =1", new Misused(Subcommand.DEPLOY, PARAMETERS)),
                arguments("deploy a=1", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("deploy --plan", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("deploy main to preview --force", new Misused(Subcommand.DEPLOY, INSIST)),
                arguments("deploy --force now", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("auto OFF preview", new Automatic(PREVIEW, false)),
                arguments("auto on preview", new Automatic(PREVIEW, true)),
                arguments("auto preview", new Misused(Subcommand.AUTO, "Say on or off, then the environment.")),
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
                arguments("deploy", new DeployByForm()),
                arguments("deploy  ", new DeployByForm()),
                arguments("deploy main preview", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("deploy main into preview", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("deploy main to a b", new Misused(Subcommand.DEPLOY, "Tell me what goes where.")),
                arguments("reset", new Reset()),
                arguments("config", new Configuration()),
                arguments("get", new Configuration()),
                arguments("set url Preview shop.acme.dev", new Set(Setting.URL, PREVIEW, "shop.acme.dev")),
                arguments("set url pr pr-{number}.acme.dev", url("pr", "pr-{number}.acme.dev")),
                arguments("set url preview <http://shop.acme.dev|shop.acme.dev>", url("preview", "shop.acme.dev")),
                arguments("set BaseDomain acme.dev", set(Setting.BASE_DOMAIN, "acme.dev")),
                arguments("set urlseparator -", set(Setting.URL_SEPARATOR, "-")),
                arguments(
                        "set urlpattern https://{basedomain}{urlseparator}{environment}/app",
                        set(Setting.URL_PATTERN, "https://{basedomain}{urlseparator}{environment}/app")),
                arguments("set forks on", set(Setting.FORKS, "on")),
                arguments("set adopt off", set(Setting.ADOPT, "off")),
                arguments("set mentions off", set(Setting.MENTIONS, "off")),
                arguments("set pipelinedefinition " + DEFINITION, set(Setting.PIPELINE_DEFINITION, DEFINITION)),
                arguments("set", badSet("Tell me which setting. There are: " + SETTINGS + ".")),
                arguments("set colour red", badSet("There is no setting “colour”. There are: " + SETTINGS + ".")),
                arguments("set url preview", badSet(Setting.URL, "Write it as: set url <environment> <host>")),
                arguments("set url a b c", badSet(Setting.URL, "Write it as: set url <environment> <host>")),
                arguments("set basedomain", badSet(Setting.BASE_DOMAIN, "Write it as: set basedomain <host>")),
                arguments("set basedomain acme dev", badSet(Setting.BASE_DOMAIN, "Write it as: set basedomain <host>")),
                arguments(
                        "set basedomain acme",
                        badSet(Setting.BASE_DOMAIN, "“acme” is not a host name, such as shop.acme.dev.")),
                arguments(
                        "set basedomain -a.dev",
                        badSet(Setting.BASE_DOMAIN, "“-a.dev” is not a host name, such as shop.acme.dev.")),
                arguments(
                        "set basedomain acme.dev/x",
                        badSet(Setting.BASE_DOMAIN, "“acme.dev/x” is not a host name, such as shop.acme.dev.")),
                arguments(
                        "set url preview <https://shop.acme.dev>",
                        badSet(
                                Setting.URL,
                                "Leave the protocol out of “https://shop.acme.dev”: write only the host name, such as"
                                        + " shop.acme.dev.")),
                arguments(
                        "set urlpattern https://{environment}.acme.dev/",
                        badSet(
                                Setting.URL_PATTERN,
                                "The pattern lacks {urlseparator} and {basedomain}. By default it is"
                                        + " https://{environment}{urlseparator}{basedomain}/.")),
                arguments(
                        "set urlpattern {environment}{urlseparator}{basedomain}",
                        badSet(
                                Setting.URL_PATTERN,
                                "“{environment}{urlseparator}{basedomain}” gives no web address: it begins with"
                                        + " https:// and has no spaces.")),
                arguments(
                        "set urlseparator /",
                        badSet(
                                Setting.URL_SEPARATOR,
                                "“/” cannot stand in a host name: letters, digits, dots and hyphens can.")),
                arguments("set mentions maybe", badSet(Setting.MENTIONS, "“maybe” is neither on nor off.")),
                arguments(
                        "set pipelinedefinition 12",
                        badSet(
                                Setting.PIPELINE_DEFINITION,
                                "“12” is not the id of a pipeline definition. CircleCI shows it under Project Settings,"
                                        + " Pipelines.")),
                arguments("unset url preview", new Unset(Setting.URL, PREVIEW)),
                arguments("unset basedomain", new Unset(Setting.BASE_DOMAIN, null)),
                arguments("unset url", badUnset("Write it as: unset url <environment>")),
                arguments("unset basedomain acme.dev", badUnset("Write it without a value: unset basedomain")),
                arguments("unset", badUnset("Tell me which setting. There are: " + SETTINGS + ".")),
                arguments("where v1.2.0", new Where("v1.2.0")),
                arguments("where", new Misused(Subcommand.WHERE, "Tell me one branch, tag or commit.")),
                arguments("where a b", new Misused(Subcommand.WHERE, "Tell me one branch, tag or commit.")),
                arguments("diff Preview", new Diff(PREVIEW, null)),
                arguments("diff preview Fix", new Diff(PREVIEW, "Fix")),
                arguments("diff", badDiff()),
                arguments("diff a b c", badDiff()),
                arguments("reset acme/shop", new Misused(Subcommand.RESET, "That takes no further words.")),
                arguments("reset in acme/shop", new Reset()),
                arguments("config acme/shop", new Misused(Subcommand.CONFIG, "That takes no further words.")),
                arguments("bye bye", new Misused(Subcommand.GOODBYE, "That takes no further words.")),
                arguments("cancel 12", new Cancel(new Target(12L, null))),
                arguments("cancel #12", new Cancel(new Target(12L, null))),
                arguments("cancel Preview", new Cancel(new Target(null, PREVIEW))),
                arguments("cancel", badCancel()),
                arguments("cancel 1 2", badCancel()),
                arguments(
                        "cancel 99999999999999999999",
                        new Cancel(new Target(null, new EnvironmentName("99999999999999999999")))),
                arguments("approve #3", new Approve(new Target(3L, null))),
                arguments("approve Preview", new Misused(Subcommand.APPROVE, WHICH_NUMBER)),
                arguments("approve", new Misused(Subcommand.APPROVE, WHICH_NUMBER)),
                arguments("approve 1 2", new Misused(Subcommand.APPROVE, WHICH_NUMBER)),
                arguments("reject 3", new Reject(new Target(3L, null), null)),
                arguments("reject 3 “Not on Fridays”", new Reject(new Target(3L, null), "Not on Fridays")),
                arguments("reject preview not now", new Misused(Subcommand.REJECT, WHICH_NUMBER)),
                arguments("reject", new Misused(Subcommand.REJECT, WHICH_NUMBER)),
                arguments("retry", new Retry(null)),
                arguments("retry #3", new Retry(new Target(3L, null))),
                arguments("retry preview", new Retry(new Target(null, PREVIEW))),
                arguments("list", new ListDeployments(null)),
                arguments("retry 1 2", badRetry()),
                arguments("list a b", new Misused(Subcommand.LIST, "Tell me one environment, or none to see all.")),
                arguments("queue", new Queue(null)),
                arguments("queue preview", new Queue(PREVIEW)),
                arguments("queue a b", new Misused(Subcommand.QUEUE, "Tell me one environment, or none to see all.")),
                arguments("list Preview at 2026-11-20T14:00Z", then("2026-11-20T14:00:00Z")),
                arguments("list preview AT 2026-11-20 14:00 in acme/shop", then("2026-11-20T14:00:00Z")),
                arguments("list preview at noon", new Misused(Subcommand.LIST, PastMomentWords.HOW)),
                arguments("list preview at", new Misused(Subcommand.LIST, PastMomentWords.HOW)),
                arguments("list Test", new ListDeployments(new EnvironmentName("test"))),
                arguments("list \u2003 test", new ListDeployments(new EnvironmentName("test"))),
                arguments("dance", new Unknown("dance")),
                arguments("🚀", new Unknown("🚀")),
                arguments("\"deploy main\"", new Unknown("\"deploy")),
                arguments("<@U0ALICE|alice>", new Unknown("alice")),
                arguments("<@U0ALICE>", new Unknown("<@U0ALICE>")));
    }

    private static Set set(Setting setting, String value) {
        return new Set(setting, null, value);
    }

    private static Set url(String environment, String host) {
        return new Set(Setting.URL, new EnvironmentName(environment), host);
    }

    private static Misused badSet(String problem) {
        return new Misused(Subcommand.SET, null, problem);
    }

    private static Misused badSet(Setting setting, String problem) {
        return new Misused(Subcommand.SET, setting, problem);
    }

    private static Misused badUnset(String problem) {
        return new Misused(Subcommand.UNSET, problem);
    }

    private static final String WHICH_NUMBER = "Tell me the number of the deployment you have looked at.";

    private static final String ONE_DEPLOYMENT = "Tell me one deployment by its number, or an environment.";

    private static Misused badRetry() {
        return new Misused(Subcommand.RETRY, "Tell me one deployment by its number, or an environment.");
    }

    private static Misused badDiff() {
        return new Misused(Subcommand.DIFF, "Tell me an environment, and what to compare it with.");
    }

    private static Misused badCancel() {
        return new Misused(Subcommand.CANCEL, "Tell me one deployment by its number, or an environment.");
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
    void takesTheAliasForItsSubcommand() {
        assertThat(CommandParser.parse("/deploy", "main to preview")).isEqualTo(deploy("main", "preview"));
        assertThat(CommandParser.parse("/deploy", "")).isEqualTo(new DeployByForm());
        assertThat(CommandParser.parse("/cimon", "main to preview")).isEqualTo(new Unknown("main"));
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

    @Test
    void readsTheRepositoryAtTheEnd() {
        assertThat(CommandParser.repositoryOf("/cimon", "list in <https://x|Acme/Shop>"))
                .contains(SHOP);
        assertThat(CommandParser.repositoryOf("/cimon", "list in https://github.com/acme/shop"))
                .contains(SHOP);
        assertThat(CommandParser.repositoryOf("/cimon", "help me in acme/shop")).isEmpty();
        assertThat(CommandParser.repositoryOf("/deploy", "main to preview in acme/shop"))
                .contains(SHOP);
        assertThat(CommandParser.repositoryOf("/deploy", "in acme/shop")).contains(SHOP);
        assertThat(CommandParser.repositoryOf("/cimon", "deploy main to preview"))
                .isEmpty();
        assertThat(CommandParser.repositoryOf("/cimon", "deploy main in preview"))
                .isEmpty();
        assertThat(CommandParser.repositoryOf("/cimon", "in acme/shop")).isEmpty();
        assertThat(CommandParser.repositoryOf("/cimon", "")).isEmpty();
    }
}
