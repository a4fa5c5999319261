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
            "binds this channel to a repository; --also adds a further channel or repository to what is bound already",
            "setup acme/shop"),
    RESET("reset", null, "reset", "releases this channel from a repository; links of people stay", "reset"),
    HELLO("hello", null, "hello [login]", "tells me your GitHub login", "hello octocat"),
    GOODBYE("goodbye", "bye", "goodbye", "makes me forget your GitHub login", "goodbye"),
    CONFIG("config", "get", "config", "shows the repository, its channels, its people and every setting", "config"),
    SET("set", null, "set <setting> <value>", "gives a setting another value", "set basedomain acme.dev"),
    UNSET("unset", null, "unset <setting>", "gives a setting its default back", "unset basedomain"),
    DEPLOY(
            "deploy",
            null,
            "deploy [[<ref> to] <environment> [name=value …]] [--plan] [--force \"reason\"]",
            "deploys a branch, a tag or a commit; without a ref, what the environment takes by default; alone, it asks;"
                    + " name=value gives CI a parameter that the workflow declares;"
                    + " --plan only shows what would be done; --force goes past a freeze, the order and checks, never past permission, approval or a lock",
            "deploy main to preview"),
    LIST(
            "list",
            null,
            "list [environment [at <time>]]",
            "shows what is deployed where, and the last ten; or what was there then (UTC)",
            "list staging at friday 14:00"),
    QUEUE(
            "queue",
            null,
            "queue [environment]",
            "shows what waits, in order, for what, and when it is likely to start",
            "queue staging"),
    WHERE("where", null, "where <ref>", "shows which environments contain a branch, a tag or a commit", "where v1.2.0"),
    DIFF(
            "diff",
            null,
            "diff <environment> [ref]",
            "shows the commits that are not deployed there yet",
            "diff production main"),
    CANCEL(
            "cancel",
            null,
            "cancel <number or environment>",
            "cancels a deployment, or all that wait or run on an environment, with their pipelines",
            "cancel 12"),
    APPROVE("approve", null, "approve <number>", "agrees to a deployment that somebody has to approve", "approve 12"),
    REJECT(
            "reject",
            null,
            "reject <number> [\"reason\"]",
            "refuses a deployment that somebody has to approve",
            "reject 12 \"Not on Fridays\""),
    RETRY(
            "retry",
            null,
            "retry [number or environment]",
            "tries a failed deployment again with the same commit",
            "retry 12"),
    ROLLBACK(
            "rollback",
            null,
            "rollback <environment>",
            "deploys the revision that worked there before, and locks the environment for you",
            "rollback production"),
    WHY(
            "why",
            null,
            "why <number or environment>",
            "shows what every gate says about a deployment, or what became of it and when",
            "why staging"),
    LOCK(
            "lock",
            null,
            "lock <environment> [\"reason\"] [for 2h]",
            "keeps an environment for yourself: whatever others or pushes bring there waits",
            "lock staging \"load test\" for 2h"),
    UNLOCK("unlock", null, "unlock <environment>", "opens it to everybody again", "unlock staging"),
    FREEZE(
            "freeze",
            null,
            "freeze [\"reason\"] [for 2h | until 2026-12-01 18:00]",
            "stops all deployments: they wait until then (UTC), or until somebody thaws",
            "freeze \"Black Friday\" for 3 days"),
    THAW("thaw", null, "thaw", "lets deployments go on after a freeze", "thaw"),
    AUTO(
            "auto",
            null,
            "auto on|off <environment>",
            "says whether pushes, tags and pull requests deploy there; “pr” stands for all pull requests",
            "auto off preview");

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

    public String word() {
        return word;
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
