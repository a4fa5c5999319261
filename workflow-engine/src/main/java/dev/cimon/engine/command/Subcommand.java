package dev.cimon.engine.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every word that may follow the slash command: the one place the parser, {@code help} and the README read. */
public enum Subcommand {
    HELP("help", null, "help [command]", "lists the commands, with an example each", "help deploy"),
    SETUP(
            "setup",
            null,
            "setup owner/repo [--also]",
            "binds this channel to a repository; --also adds a further channel to a bound repository",
            "setup acme/shop"),
    HELLO("hello", null, "hello [login]", "tells me your GitHub login", "hello octocat"),
    GOODBYE("goodbye", "bye", "goodbye", "makes me forget your GitHub login", "goodbye"),
    DEPLOY(
            "deploy",
            null,
            "deploy <environment> | deploy <ref> to <environment>",
            "deploys a branch, a tag or a commit; without a ref, what the environment takes by default",
            "deploy main to preview"),
    LIST("list", null, "list [environment]", "shows what is deployed where, and the last ten", "list preview");

    private final String word;
    private final @Nullable String alias;
    private final String usage;
    private final String summary;
    private final String example;

    Subcommand(String word, @Nullable String alias, String usage, String summary, String example) {
        this.word = word;
        this.alias = alias;
        this.usage = usage;
        this.summary = summary;
        this.example = example;
    }

    static Optional<Subcommand> named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(subcommand -> subcommand.word.equals(lower) || lower.equals(subcommand.alias))
                .findFirst();
    }

    public String usage() {
        return usage;
    }

    public String summary() {
        return summary;
    }

    public String example() {
        return example;
    }
}
