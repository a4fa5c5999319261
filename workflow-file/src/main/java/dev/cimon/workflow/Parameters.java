package dev.cimon.workflow;

import dev.cimon.events.deployment.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters that an environment declares, in the order of the file. */
public record Parameters(List<DeclaredParameter> declared) {

    /** Buttons carry them, and Slack gives these 2,000 characters. */
    static final int LONGEST = 800;

    public static final Parameters NONE = new Parameters(List.of());

    public Parameters {
        declared = List.copyOf(declared);
    }

    /** What became of those that somebody gave. */
    public sealed interface Given {

        /** With the defaults of what was left out. */
        record Accepted(List<Parameter> parameters) implements Given {
            public Accepted {
                parameters = List.copyOf(parameters);
            }
        }

        /** @param problems sentences for whoever gave them */
        record Refused(List<String> problems) implements Given {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** With what is deployed when nobody gives any. */
    public List<Parameter> defaults() {
        return declared.stream()
                .map(DeclaredParameter::byDefault)
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param words what somebody gave, by name */
    public Given given(Map<String, String> words) {
        List<Parameter> parameters = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        words.keySet().stream()
                .filter(name -> named(name).isEmpty())
                .sorted()
                .forEach(name -> problems.add(unknown(name)));
        for (DeclaredParameter parameter : declared) {
            String word = words.get(parameter.name());
            if (parameter.required() && (word == null || word.isBlank())) {
                problems.add("“" + parameter.name() + "” has to be given.");
            } else if (word == null) {
                parameter.byDefault().ifPresent(parameters::add);
            } else {
                try {
                    parameters.add(parameter.having(word));
                } catch (IllegalArgumentException refused) {
                    problems.add(String.valueOf(refused.getMessage()));
                }
            }
        }
        if (Parameter.words(parameters).length() > LONGEST) {
            problems.add("Together they have more than " + LONGEST + " characters: make them shorter.");
        }
        return problems.isEmpty() ? new Given.Accepted(parameters) : new Given.Refused(problems);
    }

    public Optional<DeclaredParameter> named(String name) {
        return declared.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    private String unknown(String name) {
        String meant = Spelling.closest(
                        name, declared.stream().map(DeclaredParameter::name).toList())
                .map(near -> "; did you mean “" + near + "”?")
                .orElse(".");
        return "There is no parameter “" + name + "”" + meant;
    }
}
