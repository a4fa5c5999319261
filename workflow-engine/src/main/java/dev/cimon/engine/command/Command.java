package dev.cimon.engine.command;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import org.jspecify.annotations.Nullable;

/** What a person asked for. */
public sealed interface Command {

    /** @param about one command only, when given */
    record Help(@Nullable Subcommand about) implements Command {}

    record SetUp(RepositoryName repository, boolean also) implements Command {}

    /** @param login theirs, when said in words */
    record Hello(@Nullable String login) implements Command {}

    record Goodbye() implements Command {}

    /** @param gitRef what the environment takes by default, when absent */
    record Deploy(@Nullable String gitRef, EnvironmentName environment) implements Command {}

    /** @param environment all of them, when absent */
    record ListDeployments(@Nullable EnvironmentName environment) implements Command {}

    /** The first word is no command. */
    record Unknown(String word) implements Command {}

    /** The command is known, but not used as it is meant. */
    record Misused(Subcommand subcommand, String problem) implements Command {}
}
