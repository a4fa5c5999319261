package dev.cimon.workflow;

import dev.cimon.events.deployment.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads which parameters an environment declares. */
final class ParametersReader {

    static final List<String> KEYS = List.of("type", "values", "default", "required", "description");

    private static final int MOST = 20;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 75;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private final Section environment;
    private final Mistakes mistakes;
    private final List<DeclaredParameter> declared = new ArrayList<>();

    private ParametersReader(Section environment, Mistakes mistakes) {
        this.environment = environment;
        this.mistakes = mistakes;
    }

    static Parameters read(Section environment, Mistakes mistakes) {
        ParametersReader reader = new ParametersReader(environment, mistakes);
        environment.node("parameters").ifPresent(reader::all);
        return new Parameters(reader.declared);
    }

    private void all(Node node) {
        List<NodeTuple> entries = Section.entries(node, mistakes);
        if (node instanceof MappingNode && (entries.isEmpty() || entries.size() > MOST)) {
            mistakes.add(node, "Declare 1 to " + MOST + " parameters, or leave the key out.");
        }
        entries.forEach(entry -> one((ScalarNode) entry.getKeyNode(), entry.getValueNode()));
        if (Parameter.words(new Parameters(declared).defaults()).length() > Parameters.LONGEST) {
            mistakes.add(
                    node,
                    "Together the defaults have more than " + Parameters.LONGEST + " characters: make them shorter.");
        }
    }

    private void one(ScalarNode key, Node node) {
        String name = key.getValue();
        problemWith(name).ifPresent(problem -> mistakes.add(key, problem));
        Section section = Section.of(node, KEYS, mistakes);
        if (node instanceof MappingNode && section.node("type").isEmpty()) {
            mistakes.add(node, "“type” is missing: say string, boolean, integer or enum.");
        }
        Optional<Parameter.Type> type = section.made("type", ParametersReader::type);
        List<String> values = section.each("values", ParametersReader::value);
        boolean required = section.flag("required", false);
        String description = section.text("description").orElse(null);
        type.ifPresent(known -> {
            values(section, node, known);
            DeclaredParameter bare = new DeclaredParameter(name, known, values, null, required, description);
            declared.add(new DeclaredParameter(name, known, values, standard(section, bare), required, description));
        });
        if (required) {
            whoGivesIt(section);
        }
    }

    private Optional<String> problemWith(String name) {
        if (DeclaredParameter.TAKEN.contains(name)) {
            return Optional.of("CI is told “" + name + "” in any case: give this parameter another name.");
        }
        if (declared.stream().anyMatch(other -> other.name().equals(name))) {
            return Optional.of("“" + name + "” stands here twice: keep one of them.");
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("“" + name + "” cannot be a parameter's name: it begins with a small letter and has small"
                        + " letters, digits, underscores and hyphens, 64 at most.");
    }

    private static Parameter.Type type(String text) {
        return Arrays.stream(Parameter.Type.values())
                .filter(type -> type.word().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("“" + text + "” is none of string, boolean, integer and enum."));
    }

    private static String value(String text) {
        if (text.length() > LONGEST_VALUE || !DeclaredParameter.oneLine(text)) {
            throw new IllegalArgumentException("A value is one line of " + LONGEST_VALUE + " characters at most.");
        }
        return text;
    }

    private void values(Section section, Node where, Parameter.Type type) {
        boolean listed = section.node("values").isPresent();
        if (type == Parameter.Type.ENUM && !listed) {
            mistakes.add(where, "“values” is missing: list what this enum may be.");
        } else if (type != Parameter.Type.ENUM && listed) {
            section.mistake("values", "Only an enum lists its values: leave them out, or say “type: enum”.");
        } else if (section.node("values").orElse(null) instanceof SequenceNode sequence
                && sequence.getValue().size() > MOST_VALUES) {
            section.mistake("values", "An enum has at most " + MOST_VALUES + " values.");
        }
    }

    private @Nullable String standard(Section section, DeclaredParameter parameter) {
        Optional<Node> node = section.node("default");
        if (node.isEmpty()) {
            return null;
        }
        return switch (parameter.type()) {
            case STRING, ENUM ->
                section.made("default", text -> parameter.having(text).value()).orElse(null);
            case BOOLEAN -> plain(node.get(), Scalars.BOOLEAN, "true or false", parameter);
            case INTEGER -> plain(node.get(), Scalars.NUMBER, "a whole number", parameter);
        };
    }

    private @Nullable String plain(Node node, Scalars wanted, String words, DeclaredParameter parameter) {
        if (Scalars.of(node) == wanted && node instanceof ScalarNode scalar) {
            try {
                return parameter.having(scalar.getValue()).value();
            } catch (IllegalArgumentException refused) {
                mistakes.add(node, String.valueOf(refused.getMessage()));
            }
        } else {
            mistakes.add(
                    node,
                    "Here belongs " + words + ", and this is "
                            + Scalars.of(node).words() + ".");
        }
        return null;
    }

    /** What nobody gives must not be required. */
    private void whoGivesIt(Section section) {
        if (section.node("default").isPresent()) {
            section.mistake("required", "It has a default, so nobody has to give it: leave “required” out.");
        } else if (environment.node("on").filter(MappingNode.class::isInstance).isPresent()) {
            section.mistake(
                    "required",
                    "What deploys here by itself gives no parameters: write a “default” instead of “required”.");
        }
    }
}
