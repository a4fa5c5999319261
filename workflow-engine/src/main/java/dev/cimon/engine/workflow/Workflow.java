package dev.cimon.engine.workflow;

import static dev.cimon.engine.deployment.EnvironmentKind.PRODUCTION;
import static dev.cimon.engine.deployment.EnvironmentKind.STANDING;

import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.reference.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which push deploys where, and which environments there are, in order. */
public record Workflow(List<EnvironmentRule> environments) {

    private static final EnvironmentName PREVIEW = new EnvironmentName("preview");
    private static final EnvironmentName TEST = new EnvironmentName("test");
    private static final EnvironmentName STAGING = new EnvironmentName("staging");

    public Workflow {
        environments = List.copyOf(environments);
    }

    /**
     * What holds where a repository says nothing else: its default branch goes to preview, release branches to test,
     * version tags to production; staging is by hand.
     */
    public static Workflow standard(String defaultBranch) {
        Pattern main = Pattern.compile("main|master|" + Pattern.quote(defaultBranch));
        return new Workflow(List.of(
                new EnvironmentRule(PREVIEW, STANDING, List.of(main), List.of(), null),
                new EnvironmentRule(TEST, STANDING, List.of(Pattern.compile("release.*")), List.of(), PREVIEW),
                new EnvironmentRule(STAGING, STANDING, List.of(), List.of(), TEST),
                new EnvironmentRule(
                        new EnvironmentName("production"),
                        PRODUCTION,
                        List.of(),
                        List.of(Pattern.compile("v.*"), Pattern.compile("\\d.*")),
                        STAGING)));
    }

    /** Where a push of this ref ({@code refs/heads/…} or {@code refs/tags/…}) goes, if anywhere. */
    public Optional<EnvironmentName> environmentFor(String ref) {
        return environments.stream()
                .filter(rule -> rule.deploysOn(ref))
                .map(EnvironmentRule::name)
                .findFirst();
    }

    public List<String> names() {
        return environments.stream().map(rule -> rule.name().name()).toList();
    }

    public Optional<EnvironmentKind> kindOf(EnvironmentName name) {
        if (PullRequest.numberOf(name).isPresent()) {
            return Optional.of(EnvironmentKind.PULL_REQUEST);
        }
        return rule(name).map(EnvironmentRule::kind);
    }

    /** The environment before this one in the order, whose revision it takes when none is named. */
    public Optional<EnvironmentName> before(EnvironmentName name) {
        return rule(name).map(EnvironmentRule::after);
    }

    private Optional<EnvironmentRule> rule(EnvironmentName name) {
        return environments.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
