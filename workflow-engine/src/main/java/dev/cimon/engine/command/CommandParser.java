package dev.cimon.engine.command;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what stands after the slash command. */
public final class CommandParser {

    /** Slack writes {@code <https://acme.dev|acme.dev>} where a person typed {@code acme.dev}. */
    private static final Pattern LABELLED = Pattern.compile("<[^<>|]*\\|([^<>|]*)>");

    private static final Pattern BARE = Pattern.compile("<([^<>|@#!][^<>|]*)>");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private CommandParser() {}

    /** Total: whatever is typed becomes a command, if only {@link Command.Unknown} or {@link Command.Misused}. */
    public static Command parse(String text) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return new Command.Help(null);
        }
        List<String> arguments = words.subList(1, words.size());
        return Subcommand.named(words.getFirst())
                .map(subcommand -> parse(subcommand, arguments))
                .orElseGet(() -> new Command.Unknown(words.getFirst()));
    }

    private static Command parse(Subcommand subcommand, List<String> arguments) {
        return switch (subcommand) {
            case HELP ->
                new Command.Help(arguments.stream()
                        .findFirst()
                        .flatMap(Subcommand::named)
                        .orElse(null));
            case SETUP -> setUp(arguments);
            case HELLO ->
                arguments.size() > 1
                        ? new Command.Misused(subcommand, "A GitHub login is one word.")
                        : new Command.Hello(arguments.isEmpty() ? null : withoutAt(arguments.getFirst()));
            case GOODBYE -> new Command.Goodbye();
            case DEPLOY -> deploy(arguments);
            case LIST -> new Command.ListDeployments(arguments.isEmpty() ? null : environment(arguments.getFirst()));
        };
    }

    private static Command setUp(List<String> arguments) {
        boolean also = arguments.contains("--also");
        List<String> rest =
                arguments.stream().filter(word -> !word.equals("--also")).toList();
        if (rest.size() != 1) {
            return new Command.Misused(Subcommand.SETUP, "Tell me which repository, as owner/repo.");
        }
        String name = rest.getFirst().replaceFirst("^https?://[^/]+/", "").replaceFirst("(\\.git)?/?$", "");
        try {
            return new Command.SetUp(RepositoryName.of(name), also);
        } catch (IllegalArgumentException notARepository) {
            return new Command.Misused(
                    Subcommand.SETUP, "“" + rest.getFirst() + "” is not a repository: write it as owner/repo.");
        }
    }

    private static Command deploy(List<String> arguments) {
        if (arguments.size() == 1) {
            return new Command.Deploy(null, environment(arguments.getFirst()));
        }
        if (arguments.size() == 3 && arguments.get(1).equalsIgnoreCase("to")) {
            return new Command.Deploy(arguments.get(0), environment(arguments.get(2)));
        }
        return new Command.Misused(Subcommand.DEPLOY, "Tell me what goes where.");
    }

    private static EnvironmentName environment(String word) {
        return new EnvironmentName(word.toLowerCase(Locale.ROOT));
    }

    private static String withoutAt(String login) {
        return login.startsWith("@") ? login.substring(1) : login;
    }

    private static List<String> words(String text) {
        String plain = BARE.matcher(LABELLED.matcher(text).replaceAll("$1")).replaceAll("$1");
        String unescaped = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return Stream.of(SPACE.split(unescaped.strip()))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
