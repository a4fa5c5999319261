package dev.cimon.workflow;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The text of a file as nodes that know where they stand; nothing is ever constructed from a tag. */
final class Document {

    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int DEEPEST = 20;
    private static final int MOST_NODES = 10_000;
    private static final Set<Tag> TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private final Mistakes mistakes;
    private final Set<Node> path = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private Document(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The root; empty if there is none that could be used, which is among the mistakes then. */
    static Optional<Node> parse(String text, Mistakes mistakes) {
        if (text.length() > MOST_CHARACTERS) {
            mistakes.add(START, "The file has more than 64 KiB; that is not a workflow.");
            return Optional.empty();
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setProcessComments(false);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                mistakes.add(
                        START,
                        "The file is empty. It needs “environments”; or remove it, and the default workflow"
                                + " is in force.");
                return Optional.empty();
            }
            return new Document(mistakes).usable(root) ? Optional.of(root) : Optional.empty();
        } catch (MarkedYAMLException malformed) {
            Mark where = malformed.getProblemMark() == null ? malformed.getContextMark() : malformed.getProblemMark();
            mistakes.add(where == null ? START : where, "This is not YAML: " + words(malformed) + ".");
        } catch (YAMLException malformed) {
            mistakes.add(START, "This is not YAML that can be read: " + malformed.getMessage());
        }
        return Optional.empty();
    }

    private static final Mark START = new Mark("", 0, 0, 0, new int[0], 0);

    private static String words(MarkedYAMLException malformed) {
        Deque<String> words = new ArrayDeque<>();
        if (malformed.getContext() != null) {
            words.add(malformed.getContext());
        }
        if (malformed.getProblem() != null) {
            words.add(malformed.getProblem());
        }
        return String.join(", ", words).replace('\n', ' ');
    }

    /** Anchors are fine as long as what they stand for stays small: it is read as often as it is referred to. */
    private boolean usable(Node node) {
        if (++nodes > MOST_NODES) {
            mistakes.add(
                    node,
                    "Up to here the file says more than " + MOST_NODES + " things, counting what its anchors"
                            + " repeat; that is not a workflow.");
            return false;
        }
        if (!TAGS.contains(node.getTag())) {
            mistakes.add(node, "Tags such as " + node.getTag().getValue() + " are not supported: leave it out.");
            return false;
        }
        if (!path.add(node)) {
            mistakes.add(node, "This anchor contains itself.");
            return false;
        }
        boolean usable = switch (node) {
            case MappingNode mapping -> mapping.getValue().stream().allMatch(this::usable);
            case SequenceNode sequence -> sequence.getValue().stream().allMatch(this::usable);
            default -> true;
        };
        path.remove(node);
        return usable;
    }

    private boolean usable(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode)) {
            mistakes.add(entry.getKeyNode(), "A key is a word here, not a list or a mapping.");
            return false;
        }
        return usable(entry.getKeyNode()) && usable(entry.getValueNode());
    }
}
