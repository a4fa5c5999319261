package dev.cimon.engine.workflow;

import dev.cimon.engine.control.Controls;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.WorkflowSource;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Ci;
import dev.cimon.workflow.Environment;
import dev.cimon.workflow.Notification;
import dev.cimon.workflow.Parameters;
import dev.cimon.workflow.PeopleRule;
import dev.cimon.workflow.Reading;
import dev.cimon.workflow.WorkflowFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is deployed where, in one repository: its workflow file, or the default one where it has none. */
public record Workflow(WorkflowFile file, String defaultBranch) {

    private static final int MOST_REMEMBERED = 50;

    /** Reading a text gives the same file whenever it is read. */
    private static final Map<String, WorkflowFile> REMEMBERED = new ConcurrentHashMap<>();

    /** The one that is in force. */
    public static Workflow of(Project project) {
        WorkflowSource.Good good = project.workflow().good();
        return good == null
                ? standard(project.defaultBranch())
                : new Workflow(remembered(good.text()), project.defaultBranch());
    }

    /** What holds where a repository says nothing else. */
    public static Workflow standard(String defaultBranch) {
        return new Workflow(WorkflowFile.standard(), defaultBranch);
    }

    private static WorkflowFile remembered(String text) {
        if (REMEMBERED.size() > MOST_REMEMBERED) {
            REMEMBERED.clear();
        }
        return REMEMBERED.computeIfAbsent(text, Workflow::read);
    }

    /** What was good once stays good: the format only grows. */
    private static WorkflowFile read(String text) {
        return switch (WorkflowFile.read(text)) {
            case Reading.Good good -> good.file();
            case Reading.Broken broken ->
                throw new IllegalStateException("a workflow that was good is not any more: " + broken.mistakes());
        };
    }

    /** Where a push of this ref ({@code refs/heads/…} or {@code refs/tags/…}) goes, if anywhere. */
    public List<EnvironmentName> environmentsFor(String ref) {
        return standing().stream()
                .filter(environment -> environment.on().push(ref, defaultBranch))
                .map(Environment::name)
                .toList();
    }

    /** @param base the branch it wants to be merged into */
    public boolean deploysPullRequestInto(String base) {
        return file.environment(Environment.PULL_REQUESTS)
                .filter(environment -> environment.on().pullRequests().match(base, defaultBranch))
                .isPresent();
    }

    /** Those that are there without any pull request, in order. */
    public List<String> names() {
        return standing().stream().map(environment -> environment.name().name()).toList();
    }

    public Optional<EnvironmentKind> kindOf(EnvironmentName name) {
        if (PullRequest.numberOf(name).isPresent()) {
            return Optional.of(EnvironmentKind.PULL_REQUEST);
        }
        return environment(name)
                .map(environment -> environment.production() ? EnvironmentKind.PRODUCTION : EnvironmentKind.STANDING);
    }

    /** What the file says about an environment; about all pull requests, for that of one. */
    public Optional<Environment> environment(EnvironmentName name) {
        if (name.equals(Environment.PULL_REQUESTS)) {
            return Optional.empty();
        }
        return file.environment(PullRequest.numberOf(name).isPresent() ? Environment.PULL_REQUESTS : name);
    }

    /**
     * The environment whose revision this one takes when neither a ref nor a stable one is named: the one it comes after,
     * else the one before it in the file.
     */
    public Optional<EnvironmentName> before(EnvironmentName name) {
        int index = names().indexOf(name.name());
        Optional<EnvironmentName> above = index < 1
                ? Optional.empty()
                : Optional.of(standing().get(index - 1).name());
        return environment(name).map(Environment::after).or(() -> above);
    }

    /** The environments that only take what has succeeded in this one. */
    public List<EnvironmentName> after(EnvironmentName name) {
        return standing().stream()
                .filter(environment -> name.equals(environment.after()))
                .map(Environment::name)
                .toList();
    }

    /** Whether it matters anywhere what has succeeded elsewhere. */
    public boolean ordered() {
        return standing().stream().anyMatch(environment -> environment.after() != null);
    }

    /**
     * Who may deploy there and steer what is deployed there; everybody, when empty.
     *
     * @param name {@link Controls#PULL_REQUESTS} for those of all pull requests
     */
    public Optional<PeopleRule> permissions(EnvironmentName name) {
        return (name.name().equals(Controls.PULL_REQUESTS)
                        ? file.environment(Environment.PULL_REQUESTS)
                        : environment(name))
                .map(Environment::permissions);
    }

    /** Who may decide what concerns all environments; everybody, when empty. */
    public Optional<PeopleRule> administrators() {
        return Optional.ofNullable(file.administrators());
    }

    /** What is deployed there when nobody names a ref, if the file says so. */
    public Optional<String> stableRef(EnvironmentName name) {
        return environment(name).map(Environment::stableRef);
    }

    /** What deployments there may be given for CI. */
    public Parameters parameters(EnvironmentName name) {
        return environment(name).map(Environment::parameters).orElse(Parameters.NONE);
    }

    /** How CI is told what is deployed there. */
    public Ci ci(EnvironmentName name) {
        return environment(name).map(Environment::ci).orElse(Ci.STANDARD);
    }

    /** How a channel is told of a deployment; empty while it is not. */
    public Optional<Notification> notification(ChannelRef channel, Deployment deployment) {
        EnvironmentName name = PullRequest.numberOf(deployment.environment()).isPresent()
                ? Environment.PULL_REQUESTS
                : deployment.environment();
        return Optional.of(file.notification(channel.channel()))
                .filter(notification -> notification.tells(name, deployment.milestones()));
    }

    /** Its address, if the file gives it one. */
    public Optional<String> url(EnvironmentName name) {
        String number = PullRequest.numberOf(name).map(Object::toString).orElse("");
        return environment(name).map(Environment::url).map(url -> url.replace("{number}", number));
    }

    private List<Environment> standing() {
        return file.environments().stream()
                .filter(environment -> !environment.ofPullRequests())
                .toList();
    }
}
