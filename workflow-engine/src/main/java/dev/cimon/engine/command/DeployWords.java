package dev.cimon.engine.command;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what stands after {@code deploy}. */
final class DeployWords {

    private static final int LONGEST_REASON = 255;

    /** Keyboards turn two hyphens into a dash. */
    private static final Set<String> FORCE = Set.of("--force", "—force", "–force");

    private static final Set<String> PLAN = Set.of("--plan", "—plan", "–plan");

    private DeployWords() {}

    static Command read(List<String> typed) {
        List<String> arguments =
                typed.stream().filter(word -> !PLAN.contains(word)).toList();
        boolean plan = arguments.size() < typed.size();
        int force = (int)
                arguments.stream().takeWhile(word -> !FORCE.contains(word)).count();
        if (force == arguments.size()) {
            return read(arguments, null, plan);
        }
        String reason = HoldWords.unquoted(String.join(" ", arguments.subList(force + 1, arguments.size())));
        return reason.isEmpty() || reason.length() > LONGEST_REASON
                ? new Command.Misused(
                        Subcommand.DEPLOY, "Say at the end, in a few words, why you insist: --force \"reason\".")
                : read(arguments.subList(0, force), reason, plan);
    }

    private static Command read(List<String> words, @Nullable String force, boolean plan) {
        if (words.isEmpty() && force == null && !plan) {
            return new Command.DeployByForm();
        }
        boolean withRef = words.size() > 2 && words.get(1).equalsIgnoreCase("to");
        int target = withRef ? 2 : 0;
        if (words.isEmpty() || words.get(target).contains("=")) {
            return new Command.Misused(Subcommand.DEPLOY, "Tell me what goes where.");
        }
        return ParameterWords.read(words.subList(target + 1, words.size()))
                .map(parameters -> CommandParser.withEnvironment(
                        Subcommand.DEPLOY,
                        words.get(target),
                        environment -> new Command.Deploy(
                                withRef ? words.getFirst() : null, environment, null, force, plan, parameters)))
                .orElseGet(() -> new Command.Misused(
                        Subcommand.DEPLOY,
                        words.stream().anyMatch(word -> word.contains("="))
                                ? ParameterWords.HOW
                                : "Tell me what goes where."));
    }
}
