package dev.cimon.workflow;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Notification.Mention;
import dev.cimon.workflow.Notification.Milestone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads which channel is told what. */
final class NotificationsReader {

    static final List<String> KEYS = List.of("environments", "states", "mentions");

    private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{2,20}");

    /** All of those the file names, with that of all pull requests. */
    private final List<String> environments;

    private final Mistakes mistakes;
    private final List<Notification> notifications = new ArrayList<>();

    private NotificationsReader(List<String> environments, Mistakes mistakes) {
        this.environments = environments;
        this.mistakes = mistakes;
    }

    static List<Notification> read(Section workflow, List<String> environments, Mistakes mistakes) {
        NotificationsReader reader = new NotificationsReader(environments, mistakes);
        workflow.node("notifications").ifPresent(reader::all);
        return reader.notifications;
    }

    private void all(Node node) {
        List<NodeTuple> entries = Section.entries(node, mistakes);
        if (node instanceof MappingNode && entries.isEmpty()) {
            mistakes.add(node, "Name a channel here, or leave the key out.");
        }
        entries.forEach(entry -> one((ScalarNode) entry.getKeyNode(), entry.getValueNode()));
    }

    private void one(ScalarNode key, Node node) {
        String channel = key.getValue();
        if (!CHANNEL.matcher(channel).matches()) {
            mistakes.add(
                    key,
                    "“" + channel
                            + "” is not the id of a channel, such as C024BE91L: Slack shows it at the end of “View"
                            + " channel details”.");
        }
        if (notifications.stream().anyMatch(other -> other.channel().equals(channel))) {
            mistakes.add(key, "“" + channel + "” stands here twice: keep one of them.");
        }
        Section section = Section.of(node, KEYS, mistakes);
        if (node instanceof MappingNode mapping && mapping.getValue().isEmpty()) {
            mistakes.add(node, "Say " + String.join(" or ", KEYS) + " here, or leave the channel out.");
        }
        notifications.add(new Notification(
                channel,
                section.each("environments", this::environment),
                Set.copyOf(section.each("states", text -> oneOf(text, Milestone.values(), Milestone::word))),
                mentions(section)));
    }

    private EnvironmentName environment(String text) {
        if (!environments.contains(text)) {
            throw new IllegalArgumentException("There is no environment “" + text + "” in this file; "
                    + Spelling.closest(text, environments)
                            .map(meant -> "did you mean “" + meant + "”?")
                            .orElse("its environments are " + String.join(", ", environments) + "."));
        }
        return new EnvironmentName(text);
    }

    private Set<Mention> mentions(Section section) {
        return switch (section.node("mentions").orElse(null)) {
            case null -> Notification.standard("").mentions();
            case ScalarNode scalar when scalar.getValue().equals("nobody") -> Set.of();
            case ScalarNode scalar -> {
                mistakes.add(scalar, "Here belongs nobody, or a list of author and requester.");
                yield Set.of();
            }
            case Node other ->
                Set.copyOf(section.each("mentions", text -> oneOf(text, Mention.values(), Mention::word)));
        };
    }

    private static <T> T oneOf(String text, T[] all, Function<T, String> word) {
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + text + "” is none of "
                        + Arrays.stream(all).map(word).collect(Collectors.joining(", ")) + "."));
    }
}
