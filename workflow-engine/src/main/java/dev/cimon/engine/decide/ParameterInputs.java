package dev.cimon.engine.decide;

import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.content.Modal;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.workflow.DeclaredParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of the form for parameters: one for each name, whichever environments declare it, since the form is drawn
 * before one of them is chosen. None has to be filled in; what is missing or wrong is answered in words.
 */
final class ParameterInputs {

    private static final String PREFIX = "parameter ";

    /** Of some hundred that Slack shows. */
    private static final int MOST = 40;

    /** Of all fields together: with many more of 75 characters each a form is larger than Slack takes. */
    private static final int MOST_CHOICES = 500;

    private static final int MOST_ENVIRONMENTS = 5;

    private ParameterInputs() {}

    static List<Modal.Input> of(Workflow workflow) {
        Map<String, Map<String, DeclaredParameter>> byName = new LinkedHashMap<>();
        for (String environment : workflow.names()) {
            workflow.parameters(new EnvironmentName(environment))
                    .declared()
                    .forEach(parameter -> byName.computeIfAbsent(parameter.name(), _ -> new LinkedHashMap<>())
                            .put(environment, parameter));
        }
        List<Modal.Input> inputs = new ArrayList<>();
        int choices = MOST_CHOICES;
        for (Map.Entry<String, Map<String, DeclaredParameter>> named : byName.entrySet()) {
            if (inputs.size() < MOST) {
                Modal.Input input = input(named.getKey(), named.getValue(), choices);
                choices -= input instanceof Modal.ChoiceInput choice
                        ? choice.options().size()
                        : 0;
                inputs.add(input);
            }
        }
        return inputs;
    }

    private static Modal.Input input(String name, Map<String, DeclaredParameter> byEnvironment, int mostChoices) {
        List<DeclaredParameter> distinct =
                byEnvironment.values().stream().distinct().toList();
        DeclaredParameter first = distinct.getFirst();
        String label = name + " (" + names(byEnvironment) + ")";
        if (distinct.size() > 1) {
            String hint = byEnvironment.entrySet().stream()
                    .map(declared ->
                            declared.getKey() + ": " + declared.getValue().words())
                    .collect(Collectors.joining("; "));
            return new Modal.TextInput(PREFIX + name, label, null, hint, false, true);
        }
        List<String> values = switch (first.type()) {
            case STRING, INTEGER -> List.of();
            case BOOLEAN -> List.of("true", "false");
            case ENUM -> first.values();
        };
        return values.isEmpty() || values.size() > mostChoices
                ? new Modal.TextInput(PREFIX + name, label, null, hint(first), false, true)
                : new Modal.ChoiceInput(PREFIX + name, label, values, null, hint(first), true);
    }

    private static String names(Map<String, DeclaredParameter> byEnvironment) {
        String named = byEnvironment.keySet().stream().limit(MOST_ENVIRONMENTS).collect(Collectors.joining(", "));
        return byEnvironment.size() > MOST_ENVIRONMENTS ? named + ", …" : named;
    }

    private static String hint(DeclaredParameter parameter) {
        String words = parameter.words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What was filled in, by name. */
    static Map<String, String> given(ModalSubmitted submitted) {
        return submitted.values().entrySet().stream()
                .filter(field -> field.getKey().startsWith(PREFIX))
                .filter(field -> !field.getValue().isBlank())
                .collect(Collectors.toMap(
                        field -> field.getKey().substring(PREFIX.length()),
                        field -> field.getValue().strip()));
    }
}
