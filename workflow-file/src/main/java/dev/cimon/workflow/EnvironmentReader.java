package dev.cimon.workflow;

import dev.cimon.events.reference.EnvironmentName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads what the file says about one environment. */
final class EnvironmentReader {

    static final List<String> KEYS = List.of(
            "on",
            "production",
            "url",
            "stable-ref",
            "allowed-refs",
            "after",
            "required-checks",
            "approvals",
            "freeze",
            "concurrency",
            "permissions",
            "lock-after-rollback",
            "parameters",
            "ci");

    private static final List<String> NOT_OF_PULL_REQUESTS =
            List.of("production", "stable-ref", "allowed-refs", "after", "lock-after-rollback");

    private final EnvironmentName name;
    private final Mistakes mistakes;
    private final Section section;
    private final Environment environment;

    EnvironmentReader(EnvironmentName name, ScalarNode key, Node node, Mistakes mistakes) {
        this.name = name;
        this.mistakes = mistakes;
        this.section = Section.of(Scalars.of(node) == Scalars.NOTHING ? nothingMore(key) : node, KEYS, mistakes);
        this.environment = read();
    }

    private static Node nothingMore(ScalarNode key) {
        return new MappingNode(Tag.MAP, true, List.of(), key.getStartMark(), key.getEndMark(), FlowStyle.BLOCK);
    }

    Environment environment() {
        return environment;
    }

    /** Where it says after which environment it comes. */
    Optional<ScalarNode> after() {
        return section.node("after")
                .filter(node -> Scalars.of(node) == Scalars.TEXT)
                .map(ScalarNode.class::cast);
    }

    private boolean ofPullRequests() {
        return name.equals(Environment.PULL_REQUESTS);
    }

    private Environment read() {
        if (ofPullRequests()) {
            NOT_OF_PULL_REQUESTS.stream()
                    .filter(key -> section.node(key).isPresent())
                    .forEach(key -> section.mistake(
                            key, "“" + key + "” means nothing for pull requests: leave it out of pr{number}."));
        }
        Parameters parameters = ParametersReader.read(section, mistakes);
        return new Environment(
                name,
                TriggersReader.read(section, ofPullRequests(), mistakes),
                section.flag("production", name.name().equals("production")),
                url(),
                section.text("stable-ref").orElse(null),
                allowedRefs(),
                section.text("after")
                        .filter(text -> text.length() < 256)
                        .map(EnvironmentName::new)
                        .orElse(null),
                requiredChecks(),
                approvals(),
                FreezeReader.read(section, mistakes),
                concurrency(),
                section.node("permissions")
                        .map(node -> PeopleReader.read(node, mistakes))
                        .orElse(null),
                section.flag("lock-after-rollback", true),
                parameters,
                CiReader.read(section, parameters, mistakes));
    }

    private @Nullable String url() {
        return section.made("url", text -> Address.checked(text, ofPullRequests()))
                .orElse(null);
    }

    private @Nullable AllowedRefs allowedRefs() {
        return section.node("allowed-refs")
                .map(node -> {
                    Section allowed = Section.of(node, List.of("branches", "tags", "commits"), mistakes);
                    return new AllowedRefs(
                            TriggersReader.patterns(allowed, "branches"),
                            TriggersReader.patterns(allowed, "tags"),
                            allowed.flag("commits", false));
                })
                .orElse(null);
    }

    private RequiredChecks requiredChecks() {
        return switch (section.node("required-checks").orElse(null)) {
            case null -> new RequiredChecks.None();
            case ScalarNode scalar when scalar.getValue().equals("all") -> new RequiredChecks.All();
            case ScalarNode scalar when scalar.getValue().equals("none") -> new RequiredChecks.None();
            case ScalarNode scalar -> {
                mistakes.add(scalar, "Here belongs all, none, or a list of the names of checks.");
                yield new RequiredChecks.None();
            }
            case Node other -> new RequiredChecks.Named(section.texts("required-checks"));
        };
    }

    private @Nullable Approvals approvals() {
        return section.node("approvals")
                .map(node -> {
                    Section approvals = Section.of(node, List.of("required", "by", "four-eyes"), mistakes);
                    return new Approvals(
                            approvals.number("required", 1, 1, Approvals.MOST),
                            approvals
                                    .node("by")
                                    .map(by -> PeopleReader.read(by, mistakes))
                                    .orElse(null),
                            approvals.flag("four-eyes", true));
                })
                .orElse(null);
    }

    private Concurrency concurrency() {
        return section.made("concurrency", EnvironmentReader::concurrency).orElse(Concurrency.QUEUE);
    }

    private static Concurrency concurrency(String text) {
        return Arrays.stream(Concurrency.values())
                .filter(policy -> policy.word().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("“" + text + "” is none of queue, cancel-running and refuse."));
    }
}
