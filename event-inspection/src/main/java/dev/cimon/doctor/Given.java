package dev.cimon.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment variables of an installation. */
record Given(Map<String, String> environment) {

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

    /** So that it does not show in a stack trace. */
    @Override
    public String toString() {
        return "Given[" + environment.size() + " variables]";
    }
}
