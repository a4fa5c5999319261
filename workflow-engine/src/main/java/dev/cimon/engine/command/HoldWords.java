package dev.cimon.engine.command;

import dev.cimon.events.reference.EnvironmentName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what stands after {@code lock} and the like: why, and for how long. */
final class HoldWords {

    static final String WHICH_NUMBER = "Tell me the number of the deployment you have looked at.";

    private static final int LONGEST_REASON = 255;
    private static final Set<String> TERM = Set.of("for", "until");
    private static final String DOUBLE_QUOTES = "\"“”„«»";
    private static final String QUOTES = DOUBLE_QUOTES + "'‘’";

    private HoldWords() {}

    static Command lock(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Command.Misused(Subcommand.LOCK, "Tell me which environment.");
        }
        return CommandParser.withEnvironment(
                Subcommand.LOCK,
                arguments.getFirst(),
                environment -> held(
                        Subcommand.LOCK,
                        arguments.subList(1, arguments.size()),
                        (reason, term) -> new Command.LockEnvironment(environment, reason, term)));
    }

    static Command reject(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Command.Misused(Subcommand.REJECT, WHICH_NUMBER);
        }
        return withNumber(
                Subcommand.REJECT,
                arguments.getFirst(),
                target -> withReason(
                        Subcommand.REJECT,
                        arguments.subList(1, arguments.size()),
                        reason -> new Command.Reject(target, reason)));
    }

    /** What somebody decides about is what they have looked at, not what is the newest somewhere by then. */
    static Command withNumber(Subcommand subcommand, String word, Function<Target, Command> command) {
        Target target = Target.of(word);
        return target.number() == null ? new Command.Misused(subcommand, WHICH_NUMBER) : command.apply(target);
    }

    static Command environmentAlone(
            Subcommand subcommand, List<String> arguments, Function<EnvironmentName, Command> command) {
        return arguments.size() == 1
                ? CommandParser.withEnvironment(subcommand, arguments.getFirst(), command)
                : new Command.Misused(subcommand, "Tell me one environment.");
    }

    /** A reason, in quotation marks or without, then perhaps {@code for …} or {@code until …}. */
    static Command held(
            Subcommand subcommand, List<String> words, BiFunction<@Nullable String, @Nullable Term, Command> command) {
        int last = words.size();
        for (int at = Math.max(0, last - TermWords.MOST_WORDS); at < last - 1; at++) {
            Optional<Term> term = TermWords.read(words.subList(at, last));
            if (term.isPresent()) {
                return withReason(subcommand, words.subList(0, at), reason -> command.apply(reason, term.get()));
            }
        }
        if (meansATerm(words)) {
            return new Command.Misused(
                    subcommand,
                    "I do not understand how long: write for 2h, for 3 days, until 18:00 or until 2026-12-01 18:00"
                            + " (UTC), and a reason that has such words in quotation marks.");
        }
        return withReason(subcommand, words, reason -> command.apply(reason, null));
    }

    /** What was meant to end must not be taken for something without an end. */
    private static boolean meansATerm(List<String> words) {
        int last = words.size() - 1;
        if (last >= 0 && opensQuotation(words.getFirst())) {
            String marks = DOUBLE_QUOTES.indexOf(words.getFirst().charAt(0)) >= 0 ? DOUBLE_QUOTES : QUOTES;
            return !closes(words.get(last), marks)
                    && IntStream.range(0, last).anyMatch(at -> closes(words.get(at), marks));
        }
        return IntStream.range(0, Math.max(0, last))
                .filter(at -> TERM.contains(words.get(at).toLowerCase(Locale.ROOT)))
                .anyMatch(at -> at == 0
                        || at == last - 1
                        || Character.isDigit(words.get(at + 1).charAt(0)));
    }

    private static boolean closes(String word, String marks) {
        return word.length() > 1 && marks.indexOf(word.charAt(word.length() - 1)) >= 0;
    }

    private static Command withReason(
            Subcommand subcommand, List<String> words, Function<@Nullable String, Command> command) {
        String reason = unquoted(String.join(" ", words));
        if (reason.length() > LONGEST_REASON) {
            return new Command.Misused(
                    subcommand, "Keep the reason below " + LONGEST_REASON + " characters: people read it often.");
        }
        return command.apply(reason.isEmpty() ? null : reason);
    }

    static boolean opensQuotation(String text) {
        return !text.isEmpty() && QUOTES.indexOf(text.charAt(0)) >= 0;
    }

    /** Whether it ends what it has begun with a quotation mark. */
    static boolean isQuotation(CharSequence text) {
        return text.length() > 1 && QUOTES.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    static String unquoted(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && QUOTES.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && QUOTES.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to).strip();
    }
}
