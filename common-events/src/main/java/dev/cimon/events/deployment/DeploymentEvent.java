package dev.cimon.events.deployment;

/** A step in the life of one deployment. Key: repository. */
public sealed interface DeploymentEvent extends DecisionEvent
        permits DeploymentRequested,
                DeploymentHeld,
                DeploymentApproved,
                DeploymentRejected,
                DeploymentCleared,
                DeploymentRegistered,
                DeploymentStarted,
                DeploymentSucceeded,
                DeploymentFailed,
                DeploymentCancelRequested,
                DeploymentCancelled,
                DeploymentSuperseded,
                DeploymentRefused,
                DeploymentDeactivated,
                DeploymentHealed {

    DeploymentRef deployment();

    @Override
    default String partitionKey() {
        return deployment().repository().toString();
    }
}
