package dev.cimon.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of the file whose keys are known; whatever is not as it should be is among the mistakes. */
final class Section {

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Node where;
    private final Mistakes mistakes;

    private Section(Node where, Mistakes mistakes) {
        this.where = where;
        this.mistakes = mistakes;
    }

    /** @param keys that may stand in it */
    static Section of(Node node, List<String> keys, Mistakes mistakes) {
        Section section = new Section(node, mistakes);
        for (NodeTuple entry : entries(node, mistakes)) {
            ScalarNode key = (ScalarNode) entry.getKeyNode();
            String word = key.getValue();
            if (!keys.contains(word)) {
                mistakes.add(key, unknown(word, keys));
            } else if (section.values.putIfAbsent(word, entry.getValueNode()) != null) {
                mistakes.add(key, "“" + word + "” stands here twice: keep one of them.");
            }
        }
        return section;
    }

    /** The entries of what should be a mapping. */
    static List<NodeTuple> entries(Node node, Mistakes mistakes) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        mistakes.add(node, expected("a mapping, that is lines of the form “key: value”", node));
        return List.of();
    }

    private static String unknown(String word, List<String> keys) {
        String listed = "Here may stand " + String.join(", ", keys) + ".";
        return Spelling.closest(word, keys)
                .map(meant -> "There is no key “" + word + "” here; did you mean “" + meant + "”?")
                .orElse("There is no key “" + word + "” here. " + listed);
    }

    static String expected(String what, Node node) {
        Scalars is = Scalars.of(node);
        String hint = what.startsWith("a text") && (is == Scalars.NUMBER || is == Scalars.BOOLEAN)
                ? ": put it into quotes."
                : ".";
        return "Here belongs " + what + ", and this is " + is.words() + hint;
    }

    Node where() {
        return where;
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    void mistake(String key, String sentence) {
        mistakes.add(node(key).orElse(where), sentence);
    }

    Optional<String> text(String key) {
        return node(key).flatMap(this::text);
    }

    private Optional<String> text(Node node) {
        if (Scalars.of(node) == Scalars.TEXT && node instanceof ScalarNode scalar) {
            if (!scalar.getValue().isBlank()) {
                return Optional.of(scalar.getValue());
            }
            mistakes.add(node, "This text is empty: write something, or leave the key out.");
        } else {
            mistakes.add(node, expected("a text", node));
        }
        return Optional.empty();
    }

    /** A text that something can be made of; the function says what is wrong with it by its exception's message. */
    <T> Optional<T> made(String key, Function<String, T> making) {
        return node(key).flatMap(node -> text(node).flatMap(text -> made(node, text, making)));
    }

    private <T> Optional<T> made(Node node, String text, Function<String, T> making) {
        try {
            return Optional.of(making.apply(text));
        } catch (IllegalArgumentException refused) {
            mistakes.add(node, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    boolean flag(String key, boolean standard) {
        Optional<Node> node = node(key);
        if (node.isPresent() && Scalars.of(node.get()) == Scalars.BOOLEAN && node.get() instanceof ScalarNode scalar) {
            return scalar.getValue().toLowerCase(Locale.ROOT).equals("true");
        }
        node.ifPresent(found -> mistakes.add(found, expected("true or false", found)));
        return standard;
    }

    int number(String key, int standard, int least, int most) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return standard;
        }
        if (node.get() instanceof ScalarNode scalar && Scalars.of(scalar) == Scalars.NUMBER) {
            String digits = scalar.getValue();
            if (digits.matches("[0-9]{1,6}") && Integer.parseInt(digits) >= least && Integer.parseInt(digits) <= most) {
                return Integer.parseInt(digits);
            }
        }
        mistakes.add(node.get(), "Here belongs a number from " + least + " to " + most + ".");
        return standard;
    }

    /** The items of a list, as far as there is one; it has to have some. */
    List<Node> items(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode sequence)) {
            mistakes.add(node.get(), expected("a list", node.get()));
            return List.of();
        }
        if (sequence.getValue().isEmpty()) {
            mistakes.add(sequence, "This list is empty: name something, or leave the key out.");
        }
        return sequence.getValue();
    }

    List<String> texts(String key) {
        return made(items(key), Function.identity());
    }

    <T> List<T> each(String key, Function<String, T> making) {
        return made(items(key), making);
    }

    private <T> List<T> made(List<Node> items, Function<String, T> making) {
        List<T> all = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Node item : items) {
            text(item).ifPresent(text -> {
                if (seen.contains(text)) {
                    mistakes.add(item, "“" + text + "” stands in this list twice: keep one of them.");
                } else {
                    seen.add(text);
                    made(item, text, making).ifPresent(all::add);
                }
            });
        }
        return all;
    }
}
