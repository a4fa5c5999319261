package dev.cimon.engine.command;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what stands after the slash command. */
public final class CommandParser {

    /** Slack writes {@code <https://acme.dev|acme.dev>} where a person typed {@code acme.dev}. */
    private static final Pattern LABELLED = Pattern.compile("<[^<>|]*\\|([^<>|]*)>");

    private static final Pattern BARE = Pattern.compile("<([^<>|@#!][^<>|]*)>");
    /** Keyboards turn two hyphens into a dash. */
    private static final Set<String> ALSO = Set.of("--also", "—also", "–also");

    public static final String DEPLOY_ALIAS = "/deploy";

    private static final Set<Subcommand> OF_A_PROJECT =
            EnumSet.complementOf(EnumSet.of(Subcommand.HELP, Subcommand.SETUP, Subcommand.GOODBYE));

    private static final int LONGEST_ENVIRONMENT = 255;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private CommandParser() {}

    /**
     * Total: whatever is typed becomes a command, if only {@link Command.Unknown} or {@link Command.Misused}.
     *
     * @param slash the command word with its slash; {@value #DEPLOY_ALIAS} is short for the subcommand
     */
    public static Command parse(String slash, String text) {
        return parse(withSubcommand(slash, text));
    }

    /** The repository at the end of what is typed, for channels that have several: {@code … in owner/repo}. */
    public static Optional<RepositoryName> repositoryOf(String slash, String text) {
        return repositoryOf(words(withSubcommand(slash, text)));
    }

    private static String withSubcommand(String slash, String text) {
        return slash.equals(DEPLOY_ALIAS) ? "deploy " + text : text;
    }

    private static Optional<RepositoryName> repositoryOf(List<String> words) {
        int last = words.size() - 1;
        if (last < 2
                || !words.get(last - 1).equalsIgnoreCase("in")
                || Subcommand.named(words.getFirst())
                        .filter(OF_A_PROJECT::contains)
                        .isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RepositoryName.of(withoutAddress(words.get(last))));
        } catch (IllegalArgumentException notARepository) {
            return Optional.empty();
        }
    }

    static Command parse(String text) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return new Command.Help(null);
        }
        int end = words.size() - (repositoryOf(words).isPresent() ? 2 : 0);
        List<String> arguments = words.subList(1, end);
        return Subcommand.named(words.getFirst())
                .map(subcommand -> parse(subcommand, arguments))
                .orElseGet(() -> new Command.Unknown(words.getFirst()));
    }

    private static Command parse(Subcommand subcommand, List<String> arguments) {
        return switch (subcommand) {
            case HELP -> help(arguments);
            case SETUP -> setUp(arguments);
            case RESET -> alone(subcommand, arguments, new Command.Reset());
            case HELLO ->
                arguments.size() > 1
                        ? new Command.Misused(subcommand, "A GitHub login is one word.")
                        : new Command.Hello(arguments.isEmpty() ? null : withoutAt(arguments.getFirst()));
            case GOODBYE -> alone(subcommand, arguments, new Command.Goodbye());
            case CONFIG -> alone(subcommand, arguments, new Command.Configuration());
            case SET -> SettingWords.set(arguments);
            case UNSET -> SettingWords.unset(arguments);
            case DEPLOY -> DeployWords.read(arguments);
            case LIST -> list(arguments);
            case QUEUE -> oneOrAll(subcommand, arguments, Command.Queue::new);
            case WHERE ->
                arguments.size() == 1
                        ? new Command.Where(arguments.getFirst())
                        : new Command.Misused(subcommand, "Tell me one branch, tag or commit.");
            case DIFF -> diff(arguments);
            case CANCEL ->
                arguments.size() == 1
                        ? withTarget(subcommand, arguments.getFirst(), Command.Cancel::new)
                        : new Command.Misused(subcommand, "Tell me one deployment by its number, or an environment.");
            case APPROVE ->
                arguments.size() == 1
                        ? HoldWords.withNumber(subcommand, arguments.getFirst(), Command.Approve::new)
                        : new Command.Misused(subcommand, HoldWords.WHICH_NUMBER);
            case REJECT -> HoldWords.reject(arguments);
            case RETRY -> retry(arguments);
            case ROLLBACK -> HoldWords.environmentAlone(subcommand, arguments, Command.Rollback::new);
            case WHY ->
                arguments.size() == 1
                        ? withTarget(subcommand, arguments.getFirst(), Command.Why::new)
                        : new Command.Misused(subcommand, "Tell me one deployment by its number, or an environment.");
            case LOCK -> HoldWords.lock(arguments);
            case FREEZE -> HoldWords.held(subcommand, arguments, Command.FreezeProject::new);
            case THAW -> alone(subcommand, arguments, new Command.ThawProject());
            case AUTO -> automatic(arguments);
            case UNLOCK -> HoldWords.environmentAlone(subcommand, arguments, Command.UnlockEnvironment::new);
        };
    }

    private static Command help(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Command.Help(null);
        }
        return Subcommand.named(arguments.getFirst())
                .<Command>map(Command.Help::new)
                .orElseGet(() -> new Command.Unknown(arguments.getFirst()));
    }

    private static Command alone(Subcommand subcommand, List<String> arguments, Command command) {
        return arguments.isEmpty() ? command : new Command.Misused(subcommand, "That takes no further words.");
    }

    private static Command list(List<String> arguments) {
        if (arguments.size() < 2 || !arguments.get(1).equalsIgnoreCase("at")) {
            return oneOrAll(Subcommand.LIST, arguments, Command.ListDeployments::new);
        }
        return PastMomentWords.read(arguments.subList(2, arguments.size()))
                .map(moment -> withEnvironment(
                        Subcommand.LIST,
                        arguments.getFirst(),
                        environment -> new Command.ListThen(environment, moment)))
                .orElseGet(() -> new Command.Misused(Subcommand.LIST, PastMomentWords.HOW));
    }

    private static Command oneOrAll(
            Subcommand subcommand, List<String> arguments, Function<@Nullable EnvironmentName, Command> command) {
        return switch (arguments.size()) {
            case 0 -> command.apply(null);
            case 1 -> withEnvironment(subcommand, arguments.getFirst(), command);
            default -> new Command.Misused(subcommand, "Tell me one environment, or none to see all.");
        };
    }

    private static Command retry(List<String> arguments) {
        return switch (arguments.size()) {
            case 0 -> new Command.Retry(null);
            case 1 -> withTarget(Subcommand.RETRY, arguments.getFirst(), Command.Retry::new);
            default ->
                new Command.Misused(Subcommand.RETRY, "Tell me one deployment by its number, or an environment.");
        };
    }

    private static Command automatic(List<String> arguments) {
        String word = arguments.isEmpty() ? "" : arguments.getFirst().toLowerCase(Locale.ROOT);
        return arguments.size() == 2 && (word.equals("on") || word.equals("off"))
                ? withEnvironment(
                        Subcommand.AUTO,
                        arguments.getLast(),
                        environment -> new Command.Automatic(environment, word.equals("on")))
                : new Command.Misused(Subcommand.AUTO, "Say on or off, then the environment.");
    }

    private static Command diff(List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            return new Command.Misused(Subcommand.DIFF, "Tell me an environment, and what to compare it with.");
        }
        return withEnvironment(
                Subcommand.DIFF,
                arguments.getFirst(),
                environment -> new Command.Diff(environment, arguments.size() == 1 ? null : arguments.get(1)));
    }

    private static Command setUp(List<String> arguments) {
        List<String> rest =
                arguments.stream().filter(word -> !ALSO.contains(word)).toList();
        boolean also = rest.size() < arguments.size();
        if (rest.size() != 1) {
            return new Command.Misused(Subcommand.SETUP, "Tell me which repository, as owner/repo.");
        }
        try {
            return new Command.SetUp(RepositoryName.of(withoutAddress(rest.getFirst())), also);
        } catch (IllegalArgumentException notARepository) {
            return new Command.Misused(
                    Subcommand.SETUP, "“" + rest.getFirst() + "” is not a repository: write it as owner/repo.");
        }
    }

    static Command withTarget(Subcommand subcommand, String word, Function<Target, Command> command) {
        return word.length() > LONGEST_ENVIRONMENT
                ? new Command.Misused(subcommand, "No environment has a name that long.")
                : command.apply(Target.of(word));
    }

    static Command withEnvironment(Subcommand subcommand, String word, Function<EnvironmentName, Command> command) {
        return word.length() > LONGEST_ENVIRONMENT
                ? new Command.Misused(subcommand, "No environment has a name that long.")
                : command.apply(new EnvironmentName(word.toLowerCase(Locale.ROOT)));
    }

    private static String withoutAddress(String repository) {
        return repository.replaceFirst("^https?://[^/]+/", "").replaceFirst("(\\.git)?/?$", "");
    }

    private static String withoutAt(String login) {
        return login.startsWith("@") ? login.substring(1) : login;
    }

    private static List<String> words(String typed) {
        String text = typed.replace("\u0000", "");
        String plain = BARE.matcher(LABELLED.matcher(text).replaceAll("$1")).replaceAll("$1");
        String unescaped = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return Stream.of(SPACE.split(unescaped.strip()))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
