package dev.cimon.github;

import dev.cimon.events.github.GitHubDeploymentStatusChanged;
import dev.cimon.events.github.GitHubDeploymentStatusChanged.State;
import dev.cimon.webhook.Payload;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record DeploymentStatusPayload(
        @Nullable String action,
        @Nullable Status deploymentStatus,
        DeploymentPayload.@Nullable Deployment deployment,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<GitHubDeploymentStatusChanged> event() {
        Status status = Payload.present(deploymentStatus, "deployment_status");
        String state = Payload.present(status.state(), "deployment_status.state");
        return Arrays.stream(State.values())
                .filter(known -> known.name().equalsIgnoreCase(state))
                .findFirst()
                .map(this::changed);
    }

    private GitHubDeploymentStatusChanged changed(State state) {
        DeploymentPayload.Deployment of = Payload.present(deployment, "deployment");
        return new GitHubDeploymentStatusChanged(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                Payload.present(of.id(), "deployment.id"),
                of.environmentName(),
                state,
                of.ours());
    }

    record Status(@Nullable String state) {}
}
