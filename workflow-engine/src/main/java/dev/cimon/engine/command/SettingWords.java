package dev.cimon.engine.command;

import dev.cimon.engine.project.Setting;
import dev.cimon.events.reference.EnvironmentName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what stands after {@code set} and {@code unset}. */
final class SettingWords {

    private static final int LONGEST_VALUE = 255;

    private SettingWords() {}

    static Command set(List<String> arguments) {
        return withSetting(Subcommand.SET, arguments, setting -> set(setting, arguments.subList(1, arguments.size())));
    }

    private static Command set(Setting setting, List<String> words) {
        int expected = setting == Setting.URL ? 2 : 1;
        if (words.size() != expected) {
            return misusedSet(setting, "Write it as: set " + setting.usage());
        }
        String value = words.getLast();
        Optional<String> problem = value.length() > LONGEST_VALUE
                ? Optional.of("That is longer than " + LONGEST_VALUE + " characters.")
                : setting.problemWith(value);
        if (problem.isPresent()) {
            return misusedSet(setting, problem.get());
        }
        return setting == Setting.URL
                ? withEnvironment(
                        Subcommand.SET, words.getFirst(), environment -> new Command.Set(setting, environment, value))
                : new Command.Set(setting, null, value);
    }

    static Command unset(List<String> arguments) {
        return withSetting(
                Subcommand.UNSET, arguments, setting -> unset(setting, arguments.subList(1, arguments.size())));
    }

    private static Command unset(Setting setting, List<String> words) {
        if (setting != Setting.URL) {
            return words.isEmpty()
                    ? new Command.Unset(setting, null)
                    : misused(Subcommand.UNSET, "Write it without a value: unset " + setting.word());
        }
        return words.size() == 1
                ? withEnvironment(
                        Subcommand.UNSET, words.getFirst(), environment -> new Command.Unset(setting, environment))
                : misused(Subcommand.UNSET, "Write it as: unset url <environment>");
    }

    private static Command withSetting(
            Subcommand subcommand, List<String> arguments, Function<Setting, Command> command) {
        String known = Arrays.stream(Setting.values()).map(Setting::word).collect(Collectors.joining(", "));
        if (arguments.isEmpty()) {
            return misused(subcommand, "Tell me which setting. There are: " + known + ".");
        }
        return Setting.named(arguments.getFirst())
                .map(command)
                .orElseGet(() -> misused(
                        subcommand, "There is no setting “" + arguments.getFirst() + "”. There are: " + known + "."));
    }

    private static Command withEnvironment(
            Subcommand subcommand, String word, Function<EnvironmentName, Command> command) {
        return word.length() > LONGEST_VALUE
                ? misused(subcommand, "No environment has a name that long.")
                : command.apply(new EnvironmentName(word.toLowerCase(Locale.ROOT)));
    }

    private static Command misusedSet(Setting setting, String problem) {
        return new Command.Misused(Subcommand.SET, setting, problem);
    }

    private static Command misused(Subcommand subcommand, String problem) {
        return new Command.Misused(subcommand, problem);
    }
}
