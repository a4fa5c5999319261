package dev.cimon.workflow;

import dev.cimon.events.reference.EnvironmentName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Makes a workflow of a text, or says everything that is wrong with it. */
final class WorkflowReader {

    static final List<String> KEYS = List.of("environments", "notifications", "administrators");

    private static final int MOST_ENVIRONMENTS = 50;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern RESERVED = Pattern.compile("pr[0-9]*", Pattern.CASE_INSENSITIVE);

    private final Mistakes mistakes;
    private final Map<Environment, EnvironmentReader> environments = new LinkedHashMap<>();
    private List<Notification> notifications = List.of();
    private @Nullable PeopleRule administrators;

    private WorkflowReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    static Reading read(String text) {
        WorkflowReader reader = new WorkflowReader(new Mistakes());
        Document.parse(text, reader.mistakes).ifPresent(reader::workflow);
        List<Mistake> found = reader.mistakes.found();
        return found.isEmpty()
                ? new Reading.Good(new WorkflowFile(
                        List.copyOf(reader.environments.keySet()), reader.notifications, reader.administrators))
                : new Reading.Broken(found);
    }

    private void workflow(Node root) {
        Section section = Section.of(root, KEYS, mistakes);
        Optional<Node> listed = section.node("environments");
        if (listed.isEmpty() && !(root instanceof MappingNode)) {
            return;
        }
        if (listed.isEmpty()) {
            mistakes.add(root, "“environments” is missing: name at least one environment under it.");
            return;
        }
        List<NodeTuple> entries = Section.entries(listed.get(), mistakes);
        if (entries.size() > MOST_ENVIRONMENTS) {
            mistakes.add(
                    listed.get(),
                    "There are " + entries.size() + " environments, and at most " + MOST_ENVIRONMENTS + " can be.");
            return;
        }
        entries.forEach(this::environment);
        if (entries.stream().noneMatch(entry -> !isPullRequests(entry))) {
            mistakes.add(listed.get(), "Name at least one environment besides pr{number}.");
        }
        Order.check(List.copyOf(environments.values()), named(entries), mistakes);
        List<String> all =
                environments.keySet().stream().map(known -> known.name().name()).toList();
        notifications = NotificationsReader.read(section, all, mistakes);
        administrators = section.node("administrators")
                .map(people -> PeopleReader.read(people, mistakes))
                .orElse(null);
    }

    private static boolean isPullRequests(NodeTuple entry) {
        return ((ScalarNode) entry.getKeyNode()).getValue().equals(Environment.PULL_REQUESTS.name());
    }

    private static List<String> named(List<NodeTuple> entries) {
        return entries.stream()
                .filter(entry -> !isPullRequests(entry))
                .map(entry -> ((ScalarNode) entry.getKeyNode()).getValue())
                .toList();
    }

    private void environment(NodeTuple entry) {
        ScalarNode key = (ScalarNode) entry.getKeyNode();
        String name = key.getValue();
        problemWith(name).ifPresent(problem -> mistakes.add(key, problem));
        boolean taken = environments.keySet().stream()
                .anyMatch(other -> other.name().name().equals(name));
        if (taken) {
            mistakes.add(key, "There is an environment “" + name + "” already: give this one another name.");
            return;
        }
        if (name.isBlank()) {
            return;
        }
        EnvironmentReader reader =
                new EnvironmentReader(new EnvironmentName(cut(name)), key, entry.getValueNode(), mistakes);
        environments.put(reader.environment(), reader);
    }

    private static String cut(String name) {
        return name.length() > 255 ? name.substring(0, 255) : name;
    }

    private static Optional<String> problemWith(String name) {
        if (name.equals(Environment.PULL_REQUESTS.name())) {
            return Optional.empty();
        }
        if (RESERVED.matcher(name).matches()) {
            return Optional.of(
                    "“" + name + "” is a name for pull requests: write pr{number} for the environments of all"
                            + " of them, or choose another name.");
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("“" + name + "” cannot be an environment's name: it has small letters, digits, dots,"
                        + " underscores and hyphens, 63 at most.");
    }
}
