package dev.cimon.workflow;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what deploys to an environment by itself. */
final class TriggersReader {

    private static final String BRANCHES = "branches";
    private static final String TAGS = "tags";
    private static final String PULL_REQUESTS = "pull-requests";
    private static final List<String> KEYS = List.of(BRANCHES, TAGS, PULL_REQUESTS);

    private TriggersReader() {}

    static Triggers read(Section environment, boolean ofPullRequests, Mistakes mistakes) {
        Optional<Node> on = environment.node("on");
        if (on.isEmpty()
                || (on.get() instanceof ScalarNode scalar && scalar.getValue().equals("manual"))) {
            if (ofPullRequests) {
                mistakes.add(
                        on.orElse(environment.where()),
                        "Say which pull requests deploy: “on: {pull-requests: ['**']}” for all; or remove pr{number},"
                                + " and none does.");
            }
            return Triggers.MANUAL;
        }
        if (!(on.get() instanceof MappingNode mapping)) {
            mistakes.add(
                    on.get(),
                    "Here belongs the word manual, or branches, tags or pull-requests, each with a list of patterns.");
            return Triggers.MANUAL;
        }
        if (mapping.getValue().isEmpty()) {
            mistakes.add(mapping, "Say what deploys here, or write “on: manual”.");
        }
        Section triggers = Section.of(mapping, KEYS, mistakes);
        KEYS.stream()
                .filter(key -> triggers.node(key).isPresent() && key.equals(PULL_REQUESTS) != ofPullRequests)
                .forEach(key -> triggers.mistake(
                        key,
                        ofPullRequests
                                ? "pr{number} is deployed by pull requests alone: move this to another environment."
                                : "Each pull request has its own environment: move this to one named pr{number}."));
        return new Triggers(patterns(triggers, BRANCHES), patterns(triggers, TAGS), patterns(triggers, PULL_REQUESTS));
    }

    static RefPatterns patterns(Section from, String key) {
        List<RefPattern> patterns = from.each(key, RefPattern::new);
        if (!patterns.isEmpty() && patterns.stream().allMatch(RefPattern::excludes)) {
            from.mistake(key, "These patterns only exclude, so nothing matches: put '**' first.");
        }
        return new RefPatterns(patterns);
    }
}
