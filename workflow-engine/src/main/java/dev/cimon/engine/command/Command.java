package dev.cimon.engine.command;

import dev.cimon.engine.project.Setting;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person asked for. */
public sealed interface Command {

    /** @param about one command only, when given */
    record Help(@Nullable Subcommand about) implements Command {}

    record SetUp(RepositoryName repository, boolean also) implements Command {}

    record Reset() implements Command {}

    /** @param login theirs, when said in words */
    record Hello(@Nullable String login) implements Command {}

    record Goodbye() implements Command {}

    record Configuration() implements Command {}

    /** @param environment whose address it is, for {@link Setting#URL} alone */
    record Set(Setting setting, @Nullable EnvironmentName environment, String value) implements Command {}

    /** @param environment as in {@link Set} */
    record Unset(Setting setting, @Nullable EnvironmentName environment) implements Command {}

    /** Asks by a form what goes where. */
    record DeployByForm() implements Command {}

    /**
     * @param gitRef what the environment takes by default, when absent
     * @param reason shown on the message, where one is given
     * @param force why the person insists on it, where they do
     * @param plan whether they only want to know what would be done
     * @param parameters what they gave for CI, by name
     */
    record Deploy(
            @Nullable String gitRef,
            EnvironmentName environment,
            @Nullable String reason,
            @Nullable String force,
            boolean plan,
            Map<String, String> parameters)
            implements Command {
        public Deploy {
            parameters = Map.copyOf(parameters);
        }

        public Deploy(@Nullable String gitRef, EnvironmentName environment) {
            this(gitRef, environment, null, null, false, Map.of());
        }
    }

    /** @param environment all of them, when absent */
    record ListDeployments(@Nullable EnvironmentName environment) implements Command {}

    /** What ran there then. */
    record ListThen(EnvironmentName environment, PastMoment moment) implements Command {}

    /** @param environment all of them, when absent */
    record Queue(@Nullable EnvironmentName environment) implements Command {}

    record Where(String gitRef) implements Command {}

    /** @param gitRef the default branch, when absent */
    record Diff(EnvironmentName environment, @Nullable String gitRef) implements Command {}

    record Cancel(Target target) implements Command {}

    /** Back to what worked there before. */
    record Rollback(EnvironmentName environment) implements Command {}

    /** @param target by its number: of an environment another one may have become the newest since they looked */
    record Approve(Target target) implements Command {}

    /**
     * @param target as in {@link Approve}
     * @param reason absent where none was given
     */
    record Reject(Target target, @Nullable String reason) implements Command {}

    /** @param target the newest that failed, when absent */
    record Retry(@Nullable Target target) implements Command {}

    /**
     * @param reason and {@code term}: absent where none was given
     */
    record LockEnvironment(
            EnvironmentName environment,
            @Nullable String reason,
            @Nullable Term term) implements Command {}

    record UnlockEnvironment(EnvironmentName environment) implements Command {}

    /**
     * @param reason and {@code term}: absent where none was given
     */
    record FreezeProject(@Nullable String reason, @Nullable Term term) implements Command {}

    record ThawProject() implements Command {}

    /** Asks what the gates say, or said. */
    record Why(Target target) implements Command {}

    /** @param environment {@code pr} for those of all pull requests */
    record Automatic(EnvironmentName environment, boolean on) implements Command {}

    /** The first word is no command. */
    record Unknown(String word) implements Command {}

    /**
     * The command is known, but not used as it is meant.
     *
     * @param setting the one to be set, where it is known
     */
    record Misused(Subcommand subcommand, @Nullable Setting setting, String problem) implements Command {

        public Misused(Subcommand subcommand, String problem) {
            this(subcommand, null, problem);
        }
    }
}
