package dev.cimon.workflow;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a node is, by the core schema of YAML 1.2, as editors see it: {@code on} and {@code yes} are words. */
enum Scalars {
    TEXT("a text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NOTHING("nothing"),
    LIST("a list"),
    MAPPING("a mapping");

    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NUMERIC = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
            + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private final String words;

    Scalars(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Scalars of(Node node) {
        return switch (node) {
            case ScalarNode scalar -> of(scalar);
            case SequenceNode _ -> LIST;
            case MappingNode _ -> MAPPING;
            default -> NOTHING;
        };
    }

    private static Scalars of(ScalarNode scalar) {
        String value = scalar.getValue();
        boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
        if (quoted || (scalar.getTag().equals(Tag.STR) && !plainMeansMore(value))) {
            return TEXT;
        }
        if (NULL.matcher(value).matches()) {
            return NOTHING;
        }
        if (TRUE_OR_FALSE.matcher(value).matches()) {
            return BOOLEAN;
        }
        return NUMERIC.matcher(value).matches() ? NUMBER : TEXT;
    }

    /** Such as 0o17, which YAML 1.1 takes for a word. */
    private static boolean plainMeansMore(String value) {
        return NUMERIC.matcher(value).matches();
    }
}
