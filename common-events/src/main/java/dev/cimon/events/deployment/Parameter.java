package dev.cimon.events.deployment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What CI is told besides the standard parameters.
 *
 * @param value as people write it: {@code true}, {@code 3}, {@code large}
 */
public record Parameter(String name, Type type, String value) {

    /** As people read them, one after the other. */
    public static String words(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name + "=" + (value.isEmpty() || value.contains(" ") ? "\"" + value + "\"" : value);
    }

    /** What its values are; CI knows an enum as a string. */
    public enum Type {
        STRING,
        BOOLEAN,
        INTEGER,
        ENUM;

        /** As it stands in a workflow file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
