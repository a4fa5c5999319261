package dev.cimon.engine.workflow;

import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.ProjectSettings;
import dev.cimon.engine.project.Setting;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.reference.EnvironmentName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an environment can be visited. */
public final class EnvironmentUrl {

    private static final String ALL_PULL_REQUESTS = "pr";

    private EnvironmentUrl() {}

    /**
     * The host that is set for the environment, else what its workflow file says, else what the pattern gives. Production stands on the base domain
     * itself, so that the pattern's <code>{environment}{urlseparator}</code> falls away. Empty where no base domain is
     * known, that is where none is set and the repository names no homepage, or one by its IPv6 address.
     */
    public static Optional<URI> of(Project project, EnvironmentName environment, EnvironmentKind kind) {
        ProjectSettings settings = project.settings();
        return host(settings, environment)
                .map(host -> "https://" + host + "/")
                .or(() -> Workflow.of(project).url(environment))
                .or(() -> baseDomain(project).map(domain -> filled(settings, domain, environment, kind)))
                .flatMap(EnvironmentUrl::address);
    }

    /** What is wrong with the addresses these settings give, for whoever sets them. */
    public static Optional<String> problemWith(Project project) {
        Workflow workflow = Workflow.of(project);
        boolean based = baseDomain(project).isPresent();
        return Stream.concat(workflow.names().stream(), Stream.of("pr1"))
                .map(EnvironmentName::new)
                .filter(environment -> (based || project.settings().urls().containsKey(environment.name()))
                        && of(project, environment, workflow.kindOf(environment).orElseThrow())
                                .isEmpty())
                .findFirst()
                .map(environment -> "That gives " + environment + " no address one could open. {number} stands only in"
                        + " url pr.");
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<String> host(ProjectSettings settings, EnvironmentName environment) {
        Optional<String> ofAll = PullRequest.numberOf(environment)
                .flatMap(number -> Optional.ofNullable(settings.urls().get(ALL_PULL_REQUESTS))
                        .map(host -> host.replace("{number}", number.toString())));
        return Optional.ofNullable(settings.urls().get(environment.name())).or(() -> ofAll);
    }

    /** The domain that is set, else the host of the homepage. */
    public static Optional<String> baseDomain(Project project) {
        return project.settings()
                .value(Setting.BASE_DOMAIN)
                .or(() -> Optional.ofNullable(project.homepage())
                        .map(URI::getHost)
                        .filter(host -> !host.startsWith("[")));
    }

    private static String filled(
            ProjectSettings settings, String domain, EnvironmentName environment, EnvironmentKind kind) {
        String pattern = settings.value(Setting.URL_PATTERN).orElse(Setting.URL_PATTERN.standard());
        String separator = settings.value(Setting.URL_SEPARATOR).orElse(Setting.URL_SEPARATOR.standard());
        String place =
                kind == EnvironmentKind.PRODUCTION ? pattern.replace("{environment}{urlseparator}", "") : pattern;
        return place.replace("{environment}", environment.name())
                .replace("{urlseparator}", separator)
                .replace("{basedomain}", domain);
    }
}
