package dev.cimon.workflow;

import dev.cimon.events.deployment.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that deployments to an environment may have.
 *
 * @param values which it may have; none are listed unless it is an enum
 * @param standard its value where nobody gives one, in the same words; it is left out, when absent
 * @param required whether somebody has to give one
 * @param description for people
 */
public record DeclaredParameter(
        String name,
        Parameter.Type type,
        List<String> values,
        @Nullable String standard,
        boolean required,
        @Nullable String description) {

    /** What CI is told in any case. */
    static final Set<String> TAKEN =
            Set.of("environment", "version", "revision", "subdomain", "url", "cimon_deployment");

    static final int LONGEST = 255;

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");

    public DeclaredParameter {
        values = List.copyOf(values);
    }

    /** @throws IllegalArgumentException if it cannot have this value; its message says why not, to whoever gave it */
    public Parameter having(String word) {
        String value = switch (type) {
            case STRING -> word;
            case BOOLEAN -> word.toLowerCase(Locale.ROOT);
            case INTEGER -> INTEGER.matcher(word).matches() ? Long.toString(Long.parseLong(word)) : word;
            case ENUM -> word;
        };
        boolean possible = switch (type) {
            case STRING -> oneLine(value);
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case INTEGER -> INTEGER.matcher(value).matches();
            case ENUM -> values.contains(value);
        };
        if (!possible) {
            throw new IllegalArgumentException("“" + name + "” is " + kind() + ", not “" + cut(word) + "”.");
        }
        return new Parameter(name, type, value);
    }

    Optional<Parameter> byDefault() {
        return Optional.ofNullable(standard).map(value -> new Parameter(name, type, value));
    }

    /** What it is and may be, for people. */
    public String words() {
        String unless = required ? "has to be given" : standard == null ? "may be left out" : standard + " by default";
        return kind() + "; " + unless + (description == null ? "" : ". " + description);
    }

    private String kind() {
        return switch (type) {
            case STRING -> "a line of " + LONGEST + " characters at most";
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number";
            case ENUM -> "one of " + String.join(", ", values);
        };
    }

    static boolean oneLine(String value) {
        return value.length() <= LONGEST && value.chars().noneMatch(Character::isISOControl);
    }

    private static String cut(String word) {
        return word.length() > 60 ? word.substring(0, 59) + "…" : word;
    }
}
