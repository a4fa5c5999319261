package dev.cimon.events.deployment;

/** Something about the deployment that no answer and no webhook had told was found by asking. */
public record DeploymentHealed(DeploymentRef deployment, Found found) implements DeploymentEvent {

    /** What was found. */
    public enum Found {
        /** The GitHub Deployment whose creation was never answered, by our id in its payload. */
        GITHUB_DEPLOYMENT,
        /** The pipeline whose trigger was never answered, by our id among its parameters. */
        PIPELINE,
        /** The end of the pipeline, of which no webhook had told. */
        CI_STATUS
    }
}
