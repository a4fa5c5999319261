package dev.cimon.trial;

import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Parameters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody asked for by hand, by a command, a form or a button: as they would type it. */
record Wish(DeploymentRequested requested) {

    private EnvironmentName environment() {
        return requested.deployment().environment();
    }

    private List<Parameter> parameters() {
        return Objects.requireNonNullElse(requested.trigger().parameters(), List.of());
    }

    /** Why it cannot be asked for again, if it cannot. Parameters are recorded together with the defaults of then. */
    Optional<String> doubt(World world) {
        if (PullRequest.numberOf(environment()).isPresent()) {
            return Optional.of("What people did by hand about a pull request is not tried.");
        }
        Parameters declared = world.workflow().parameters(environment());
        String unknown = parameters().stream()
                .map(Parameter::name)
                .filter(name -> declared.named(name).isEmpty())
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                        || !world.workflow().names().contains(environment().name())
                ? Optional.empty()
                : Optional.of("The file has no parameter " + unknown + "; whether somebody gave it is not recorded.");
    }

    String words() {
        String forced = requested.trigger().forced();
        return "deploy " + requested.gitRef() + " to " + environment()
                + parameters().stream().map(given -> " " + given).collect(Collectors.joining())
                + (forced == null ? "" : " --force \"" + forced + "\"");
    }
}
