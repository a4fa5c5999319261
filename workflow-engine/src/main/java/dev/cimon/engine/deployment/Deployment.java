package dev.cimon.engine.deployment;

import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.workflow.Notification.Milestone;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One revision on its way to one environment.
 *
 * @param number as people say it, counted per repository from 1
 * @param askedRef what was asked for, before it was resolved
 * @param commit absent until the ref is resolved
 * @param url where the environment can be visited, when known
 * @param version grows with every change
 * @param endReason why it is to be cancelled as soon as it can be, when it is
 * @param delayedBy the provider it waits for, in words, while one does not answer
 * @param adopted the GitHub Deployment it carries out, when another tool created that
 * @param overdue true once its pipeline takes longer than is usual
 * @param collected what has been found out for its gates, if anything was
 */
public record Deployment(
        DeploymentId id,
        long number,
        RepositoryName repository,
        EnvironmentName environment,
        EnvironmentKind kind,
        Trigger trigger,
        String askedRef,
        @Nullable Commit commit,
        @Nullable URI url,
        Instant requestedAt,
        long version,
        @Nullable String endReason,
        @Nullable String delayedBy,
        @Nullable Long adopted,
        @Nullable Boolean overdue,
        @Nullable Evidence collected,
        DeploymentState state) {

    public DeploymentRef ref() {
        return new DeploymentRef(id, number, repository, environment);
    }

    public Evidence evidence() {
        return collected == null ? Evidence.NONE : collected;
    }

    /** What CI is told besides the standard parameters. */
    public List<Parameter> parameters() {
        return trigger.parameters() == null ? List.of() : trigger.parameters();
    }

    /** Nothing further happens to it by itself. */
    public boolean over() {
        return state instanceof DeploymentState.Over;
    }

    /** A gate, or somebody who had to approve it, does not let it be deployed. */
    public boolean refused() {
        return state instanceof DeploymentState.Refused;
    }

    /** It is changing its environment now. */
    public boolean active() {
        return state instanceof DeploymentState.Active;
    }

    /** It is what runs in its environment. */
    public boolean current() {
        return state instanceof DeploymentState.Succeeded;
    }

    /** GitHub's number of it, once it is known there. */
    public Optional<Long> gitHubDeployment() {
        return switch (state) {
            case DeploymentState.Triggering triggering -> Optional.of(triggering.gitHubDeployment());
            case DeploymentState.Running running -> Optional.of(running.gitHubDeployment());
            case DeploymentState.Succeeded succeeded -> Optional.of(succeeded.gitHubDeployment());
            case DeploymentState.Failed failed -> Optional.ofNullable(failed.gitHubDeployment());
            case DeploymentState.Cancelled cancelled -> Optional.ofNullable(cancelled.gitHubDeployment());
            case DeploymentState.Inactive inactive -> Optional.of(inactive.gitHubDeployment());
            case DeploymentState.Waiting waiting
            when waiting.gitHubDeployment() != null -> Optional.of(waiting.gitHubDeployment());
            case DeploymentState.Pending pending -> Optional.ofNullable(adopted);
            case DeploymentState.Creating creating -> Optional.ofNullable(adopted);
            case DeploymentState.Superseded superseded -> Optional.ofNullable(adopted);
            case DeploymentState.Refused refused -> Optional.ofNullable(adopted);
        };
    }

    /** What it has reached and stays beyond. */
    public Set<Milestone> milestones() {
        return switch (state) {
            case DeploymentState.Pending pending -> Set.of();
            case DeploymentState.Creating creating -> Set.of();
            case DeploymentState.Triggering triggering -> Set.of();
            case DeploymentState.Running running -> Set.of(Milestone.RUNNING);
            case DeploymentState.Succeeded succeeded -> Set.of(Milestone.RUNNING, Milestone.SUCCEEDED);
            case DeploymentState.Inactive inactive -> Set.of(Milestone.RUNNING, Milestone.SUCCEEDED);
            case DeploymentState.Failed failed -> ended(failed.pipeline(), Milestone.FAILED);
            case DeploymentState.Cancelled cancelled -> ended(cancelled.pipeline(), Milestone.CANCELLED);
            case DeploymentState.Refused refused -> Set.of(Milestone.REFUSED);
            case DeploymentState.Superseded superseded -> Set.of(Milestone.SUPERSEDED);
        };
    }

    private static Set<Milestone> ended(@Nullable Pipeline pipeline, Milestone end) {
        return pipeline == null ? Set.of(end) : Set.of(Milestone.RUNNING, end);
    }

    /** @throws IllegalStateException while the ref is not resolved */
    public Commit requireCommit() {
        if (commit == null) {
            throw new IllegalStateException("the ref of " + id + " is not resolved");
        }
        return commit;
    }

    public Deployment to(DeploymentState next) {
        return copy(commit, endReason, null, overdue, collected, next);
    }

    public Deployment resolved(Commit found) {
        return copy(found, endReason, null, overdue, collected, state);
    }

    public Deployment endRequested(String reason) {
        return copy(commit, endReason == null ? reason : endReason, delayedBy, overdue, collected, state);
    }

    /** What was asked to end it could not be done, so that it goes on. */
    public Deployment goesOn() {
        return copy(commit, null, delayedBy, overdue, collected, state);
    }

    public Deployment delayed(String by) {
        return copy(commit, endReason, by, overdue, collected, state);
    }

    public Deployment runsLate() {
        return copy(commit, endReason, delayedBy, true, collected, state);
    }

    /** More has been found out for its gates. */
    public Deployment with(Evidence evidence) {
        return copy(commit, endReason, delayedBy, overdue, evidence, state);
    }

    private Deployment copy(
            @Nullable Commit commit,
            @Nullable String endReason,
            @Nullable String delayedBy,
            @Nullable Boolean overdue,
            @Nullable Evidence collected,
            DeploymentState next) {
        return new Deployment(
                id,
                number,
                repository,
                environment,
                kind,
                trigger,
                askedRef,
                commit,
                url,
                requestedAt,
                version + 1,
                endReason,
                delayedBy,
                adopted,
                overdue,
                collected,
                next);
    }
}
