package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.History;
import dev.cimon.engine.deployment.Step;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.right.ProofLinks;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known when something happens.
 *
 * @param project the one of the repository the happening is about
 * @param here what the channel it came from is bound to
 * @param deployments of the project: those on their way, and what runs in each environment; oldest first
 * @param successes of revisions that wait or that the happening brings, where the workflow asks for them
 * @param recent the last ten of the project, newest first
 * @param asked the one the happening names, whatever became of it; of any project
 * @param steps that the one which is asked for has gone through, in order, where somebody wants to know them
 * @param history of the environment in which somebody wants to go back
 * @param pullRequests of the project: those the happening is about
 * @param people linked in the workspaces it concerns
 * @param settingUp whether the channel is being bound to a repository right now
 * @param slash the command word of this installation
 * @param proofs where people prove who they are on GitHub, if they have to
 */
public record Situation(
        @Nullable Project project,
        List<RepositoryName> here,
        List<Deployment> deployments,
        Set<Success> successes,
        List<Deployment> recent,
        @Nullable Deployment asked,
        List<Step> steps,
        History history,
        List<PullRequest> pullRequests,
        People people,
        boolean settingUp,
        String slash,
        @Nullable ProofLinks proofs) {

    public Situation {
        here = List.copyOf(here);
        deployments = List.copyOf(deployments);
        successes = Set.copyOf(successes);
        recent = List.copyOf(recent);
        steps = List.copyOf(steps);
        pullRequests = List.copyOf(pullRequests);
    }

    Optional<Deployment> current(EnvironmentName environment) {
        return deployments.stream()
                .filter(deployment ->
                        deployment.current() && deployment.environment().equals(environment))
                .findFirst();
    }
}
