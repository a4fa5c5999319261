package dev.cimon.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The environment variables of an installation. */
record Given(Map<String, String> environment) {

    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    Given {
        environment = Map.copyOf(environment);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    String or(String name, String otherwise) {
        return get(name).orElse(otherwise);
    }

    List<String> missing(String... names) {
        return Arrays.stream(names).filter(name -> get(name).isEmpty()).toList();
    }

    /** Tokens that cannot be one: an HTTP client would quote them when it complains. */
    List<Finding> garbled(String... names) {
        return Arrays.stream(names)
                .filter(name -> get(name)
                        .filter(value -> !TOKEN.matcher(value.strip()).matches())
                        .isPresent())
                .<Finding>map(name -> new Finding.Failed(
                        name + " has a character that no token has, perhaps one that does not show: copy it again."))
                .toList();
    }

    /** So that it does not show in a stack trace. */
    @Override
    public String toString() {
        return "Given[" + environment.size() + " variables]";
    }
}
