package dev.cimon.workflow;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads how CI is told what is to be deployed. */
final class CiReader {

    static final List<String> KEYS = List.of("parameter-names", "pipeline-definition");

    private static final String ID = "cimon_deployment";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,127}");
    private static final Pattern DEFINITION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CiReader() {}

    /** @param parameters that the environment declares, whose names are taken */
    static Ci read(Section environment, Parameters parameters, Mistakes mistakes) {
        return environment
                .node("ci")
                .map(node -> {
                    Section ci = Section.of(node, KEYS, mistakes);
                    if (node instanceof MappingNode mapping
                            && mapping.getValue().isEmpty()) {
                        mistakes.add(node, "Say " + String.join(" or ", KEYS) + " here, or leave the key out.");
                    }
                    return new Ci(
                            names(ci, parameters, mistakes),
                            ci.made("pipeline-definition", CiReader::definition).orElse(null));
                })
                .orElse(Ci.STANDARD);
    }

    private static SortedMap<String, String> names(Section ci, Parameters parameters, Mistakes mistakes) {
        SortedMap<String, String> names = new TreeMap<>(Ci.STANDARD.parameterNames());
        ci.node("parameter-names").ifPresent(node -> {
            List<String> standard = List.copyOf(Ci.STANDARD.parameterNames().sequencedKeySet());
            Section given = Section.of(node, standard, mistakes);
            if (node instanceof MappingNode mapping && mapping.getValue().isEmpty()) {
                mistakes.add(node, "Name a parameter here, or leave the key out.");
            }
            for (String parameter : standard) {
                given.node(parameter).ifPresent(value -> {
                    String name = name(given, parameter, value);
                    if (name == null) {
                        names.remove(parameter);
                    } else {
                        names.put(parameter, name);
                    }
                });
            }
            for (String parameter : standard) {
                String name = names.get(parameter);
                boolean twice = names.values().stream()
                                .filter(other -> other.equals(name))
                                .count()
                        > 1;
                if (given.node(parameter).isPresent()
                        && name != null
                        && (twice || parameters.named(name).isPresent())) {
                    given.mistake(parameter, "CI would be told two things as “" + name + "”: give one another name.");
                }
            }
        });
        return names;
    }

    private static @Nullable String name(Section given, String parameter, Node value) {
        boolean left = switch (Scalars.of(value)) {
            case NOTHING -> true;
            case BOOLEAN ->
                value instanceof ScalarNode scalar
                        && scalar.getValue().toLowerCase(Locale.ROOT).equals("false");
            case TEXT, NUMBER, LIST, MAPPING -> false;
        };
        if (left && parameter.equals(ID)) {
            given.mistake(
                    ID, "Cimon finds its pipeline again by this one: give it another name, but do not leave it out.");
        }
        if (left) {
            return null;
        }
        return given.made(parameter, CiReader::name).orElse(null);
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("“" + text + "” is no name of a parameter in .circleci/config.yml.");
        }
        return text;
    }

    private static String definition(String text) {
        String id = text.toLowerCase(Locale.ROOT);
        if (!DEFINITION.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "“" + text + "” is not the id of a pipeline definition. CircleCI shows it"
                            + " under Project Settings, Pipelines.");
        }
        return id;
    }
}
