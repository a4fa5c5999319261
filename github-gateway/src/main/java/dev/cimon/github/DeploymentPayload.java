package dev.cimon.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Rejection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record DeploymentPayload(
        @Nullable String action,
        @Nullable Deployment deployment,
        @Nullable Repository repository,
        @Nullable Installation installation)
        implements GitHubPayload {

    @Override
    public Optional<GitHubDeploymentCreated> event() {
        if (!Payload.present(action, "action").equals("created")) {
            return Optional.empty();
        }
        Deployment created = Payload.present(deployment, "deployment");
        return Optional.of(new GitHubDeploymentCreated(
                Repository.nameOf(repository),
                Installation.idOf(installation),
                Payload.present(created.id(), "deployment.id"),
                new Revision(Payload.present(created.sha(), "deployment.sha")),
                Payload.present(created.ref(), "deployment.ref"),
                created.environmentName(),
                User.loginOf(created.creator()),
                created.ours()));
    }

    /** @param payload what the creator put in: an object, or a string that may hold one */
    record Deployment(
            @Nullable Long id,
            @Nullable String sha,
            @Nullable String ref,
            @Nullable String environment,
            @Nullable User creator,
            @Nullable JsonNode payload) {

        EnvironmentName environmentName() {
            return new EnvironmentName(Payload.present(environment, "deployment.environment"));
        }

        /** Our own id of it; null if another tool created it. */
        @Nullable DeploymentId ours() {
            JsonNode object = payload != null && payload.isTextual() ? tryParse(payload.textValue()) : payload;
            if (object == null || !object.at("/cimon/deployment").isTextual()) {
                return null;
            }
            try {
                return DeploymentId.of(object.at("/cimon/deployment").textValue());
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        private static @Nullable JsonNode tryParse(String text) {
            try {
                return Payload.json(text, JsonNode.class);
            } catch (Rejection e) {
                return null;
            }
        }
    }
}
