package dev.cimon.engine.decide;

import dev.cimon.engine.decide.Effect.ReportStatus.Status;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Active;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.message.DeploymentReplies;
import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.message.Replies;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.ProjectSettings;
import dev.cimon.events.content.Content;
import dev.cimon.events.deployment.DeploymentHealed.Found;
import dev.cimon.events.deployment.ProjectSetUp;
import dev.cimon.events.reference.RepositoryName;
import java.util.List;
import java.util.Optional;

/** What effects bring back. A result that comes too late for the state its deployment is in changes nothing. */
final class Results {

    private Results() {}

    static void decide(Turn turn, EffectResult result) {
        switch (result) {
            case EffectResult.RepositoryFound found -> repositoryFound(turn, found);
            case EffectResult.CollaboratorsListed listed -> collaboratorsListed(turn, listed);
            case EffectResult.RefResolved resolved -> refResolved(turn, resolved);
            case EffectResult.TeamsFound found -> Inquiries.decide(turn, found);
            case EffectResult.UserGroupsFound found -> Inquiries.decide(turn, found);
            case EffectResult.VoterProvenInSlack proven -> ApprovalRequests.decide(turn, proven);
            case EffectResult.VoterProven proven -> ApprovalRequests.decide(turn, proven);
            case EffectResult.RightProven proven -> Rights.decide(turn, proven);
            case EffectResult.RightProvenInSlack proven -> Rights.decide(turn, proven);
            case EffectResult.ChecksRead read -> Inquiries.decide(turn, read);
            case EffectResult.GitHubDeploymentExists exists -> gitHubDeploymentExists(turn, exists);
            case EffectResult.PipelineTriggered triggered -> pipelineTriggered(turn, triggered);
            case EffectResult.PipelineObserved observed -> Progress.decide(turn, observed);
            case EffectResult.TimeCame came -> Waking.decide(turn, came);
            case EffectResult.RefusedByProvider refused -> refused(turn, refused);
            case EffectResult.AnswerRefusedByProvider(Effect.ProveVoter asked, int _, String words) ->
                ApprovalRequests.untold(turn, asked, words);
            case EffectResult.AnswerRefusedByProvider(Effect.ProveRight asked, int _, String words) ->
                Rights.untold(turn, asked, words);
            case EffectResult.AnswerRefusedByProvider refused -> answerRefused(turn, refused);
            case EffectResult.RevisionsCompared compared ->
                turn.answer(
                        compared.effect().replyTo(),
                        compared.effect()
                                .replyTo()
                                .deploymentReplies()
                                .comparison(
                                        compared.effect().environment(),
                                        compared.effect().gitRef(),
                                        compared.difference()));
            case EffectResult.DeploymentPlanned planned -> PlanRequests.decide(turn, planned);
            case EffectResult.CommitLocated located ->
                turn.answer(
                        located.effect().replyTo(),
                        located.effect().replyTo().deploymentReplies().located(located.commit(), located.containing()));
            case EffectResult.WorkflowRead read -> WorkflowChanges.decide(turn, read);
            case EffectResult.WorkflowUnreadable unreadable -> WorkflowChanges.decide(turn, unreadable);
            case EffectResult.AnswerDelayed delayed -> {
                ReplyTo replyTo = delayed.effect().replyTo();
                turn.answer(replyTo.further("meanwhile"), replyTo.replies().delayed(delayed.provider()));
            }
            case EffectResult.Delayed delayed -> delayed(turn, delayed);
        }
    }

    private static void repositoryFound(Turn turn, EffectResult.RepositoryFound found) {
        Effect.VerifyRepository asked = found.effect();
        ReplyTo replyTo = asked.replyTo();
        Replies replies = replyTo.replies();
        Optional<Project> bound = turn.project();
        List<RepositoryName> here = turn.situation().here();
        if (!here.isEmpty() && !here.contains(asked.repository()) && !asked.also()) {
            turn.answer(replyTo, replies.channelTaken(here, asked.repository()));
            return;
        }
        if (bound.isPresent()
                && !bound.get().channels().isEmpty()
                && !bound.get().channels().contains(replyTo.channel())
                && !asked.also()) {
            turn.answer(replyTo, replies.repositoryTaken(bound.get()));
            return;
        }
        Project project = new Project(
                        asked.repository(),
                        bound.map(Project::channels).orElse(List.of()),
                        found.defaultBranch(),
                        found.homepage(),
                        found.url(),
                        bound.map(Project::deployments).orElse(0L),
                        bound.map(Project::settings).orElse(ProjectSettings.STANDARD),
                        bound.map(Project::controls).orElse(null),
                        bound.map(Project::source).orElse(null))
                .boundTo(replyTo.channel());
        turn.save(project);
        WorkflowChanges.look(turn, project, null, null);
        turn.record(new ProjectSetUp(project.repository(), replyTo.channel(), replyTo.user()));
        turn.answer(replyTo, replies.setUp(project, here.stream().allMatch(asked.repository()::equals)));
        List<String> unlinked = unlinked(turn.people(replyTo), found.collaborators());
        if (!unlinked.isEmpty()) {
            turn.answer(replyTo.further("people"), replyTo.linkReplies().chooseLogin(project.repository(), unlinked));
        }
    }

    private static void collaboratorsListed(Turn turn, EffectResult.CollaboratorsListed listed) {
        ReplyTo replyTo = listed.effect().replyTo();
        String wanted = listed.effect().login();
        LinkReplies replies = replyTo.linkReplies();
        if (wanted == null) {
            String after = listed.effect().after();
            List<String> further = unlinked(turn.people(replyTo), listed.collaborators()).stream()
                    .filter(login -> after == null || String.CASE_INSENSITIVE_ORDER.compare(login, after) > 0)
                    .toList();
            turn.answer(replyTo, replies.chooseLogin(listed.effect().repository(), further), after != null);
            return;
        }
        listed.collaborators().stream()
                .filter(login -> login.equalsIgnoreCase(wanted))
                .findFirst()
                .ifPresentOrElse(
                        login -> LinkRequests.claim(turn, replyTo, login),
                        () -> turn.answer(
                                replyTo,
                                replies.noCollaborator(wanted, listed.effect().repository())));
    }

    private static List<String> unlinked(People people, List<String> logins) {
        return logins.stream()
                .filter(login -> people.withLogin(login).isEmpty())
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    private static void refResolved(Turn turn, EffectResult.RefResolved resolved) {
        turn.deployment(resolved.effect().deployment())
                .filter(deployment -> deployment.state() instanceof Pending)
                .ifPresent(deployment -> {
                    Deployment known = deployment.resolved(resolved.commit());
                    turn.save(known);
                    Lifecycle.proceed(turn, known);
                    ReplyTo replyTo = resolved.effect().replyTo();
                    if (replyTo != null) {
                        Requests.answerWhereItIsNotShown(turn, replyTo, known);
                    }
                });
    }

    private static void gitHubDeploymentExists(Turn turn, EffectResult.GitHubDeploymentExists exists) {
        turn.deployment(exists.effect().deployment()).ifPresent(deployment -> {
            if (deployment.state() instanceof Creating creating) {
                Progress.registered(turn, deployment, creating, exists.gitHubDeployment());
                if (exists.found()) {
                    turn.heal(deployment.id(), Found.GITHUB_DEPLOYMENT);
                }
            }
        });
    }

    private static void pipelineTriggered(Turn turn, EffectResult.PipelineTriggered triggered) {
        turn.deployment(triggered.effect().deployment()).ifPresent(deployment -> {
            if (deployment.state() instanceof Triggering triggering) {
                Progress.started(turn, deployment, triggering, triggered.pipeline());
                if (triggered.found()) {
                    turn.heal(deployment.id(), Found.PIPELINE);
                }
            }
        });
    }

    private static void refused(Turn turn, EffectResult.RefusedByProvider refused) {
        Optional<Deployment> found = turn.deployment(refused.effect().deployment());
        if (found.isEmpty()) {
            return;
        }
        Deployment deployment = found.get();
        switch (refused.effect()) {
            case Effect.ResolveRef asked -> unresolved(turn, deployment, asked, refused);
            case Effect.ReadChecks asked -> Inquiries.checksUntold(turn, deployment, asked, refused.words());
            case Effect.FindTeams asked -> Inquiries.untold(turn, asked, refused.words());
            case Effect.FindUserGroups asked -> Inquiries.untold(turn, asked, refused.words());
            case Effect.CreateGitHubDeployment asked ->
                failed(turn, deployment, Creating.class, said("GitHub", refused.words()));
            case Effect.TriggerPipeline asked ->
                failed(turn, deployment, Triggering.class, said("CircleCI", refused.words()));
            case Effect.FollowPipeline asked ->
                failed(turn, deployment, Running.class, said("CircleCI", refused.words()));
            case Effect.CancelPipeline asked
            when deployment.state() instanceof Running && deployment.endReason() != null -> {
                Deployment goesOn = deployment.goesOn();
                turn.save(goesOn);
                turn.show(goesOn);
                turn.showInThread(
                        goesOn,
                        "not-cancelled/" + goesOn.version(),
                        Content.sentence("It could not be cancelled. " + said("CircleCI", refused.words())));
            }
            case Effect.CancelPipeline asked -> {}
            case Effect.ReportStatus asked -> {}
            case Effect.RemoveEnvironment asked -> {}
        }
    }

    private static void unresolved(
            Turn turn, Deployment deployment, Effect.ResolveRef asked, EffectResult.RefusedByProvider refused) {
        if (deployment.state() instanceof Pending pending) {
            ReplyTo replyTo = asked.replyTo();
            String reason = DeploymentReplies.refNotFound(
                    asked.gitRef(), asked.repository(), refused.status(), refused.words());
            Lifecycle.refuse(turn, deployment, pending, reason, List.of());
            if (replyTo != null) {
                turn.answer(replyTo, Content.sentence(reason));
            }
        }
    }

    private static String said(String provider, String words) {
        return words.equals(EffectResult.DEFECT) ? words : provider + " refused: " + words;
    }

    private static void failed(Turn turn, Deployment deployment, Class<? extends Active> in, String reason) {
        if (deployment.state() instanceof Active active && in.isInstance(active)) {
            Progress.failed(turn, deployment.to(active.fail(reason, turn.now())), reason, Status.ERROR);
        }
    }

    private static void answerRefused(Turn turn, EffectResult.AnswerRefusedByProvider refused) {
        ReplyTo replyTo = refused.effect().replyTo();
        RepositoryName repository = refused.effect().repository();
        turn.answer(
                replyTo,
                switch (refused.effect()) {
                    case Effect.ForPerson asked
                    when refused.words().equals(EffectResult.DEFECT) -> Content.sentence(refused.words());
                    case Effect.CompareRevisions asked
                    when refused.status() == 404 ->
                        replyTo.deploymentReplies().noComparison(asked.gitRef(), asked.environment(), refused.words());
                    case Effect.PlanDeployment asked
                    when refused.status() == 404 || refused.status() == 422 ->
                        Content.sentence(
                                DeploymentReplies.refNotFound(asked.gitRef(), repository, 404, refused.words()));
                    case Effect.LocateCommit asked
                    when refused.status() == 404 || refused.status() == 422 ->
                        Content.sentence(
                                DeploymentReplies.refNotFound(asked.gitRef(), repository, 404, refused.words()));
                    case Effect.ProveVoterInSlack asked ->
                        Content.sentence(Inquiries.groupsUntold(asked.groups(), refused.words()));
                    case Effect.ProveRightInSlack asked ->
                        Content.sentence(Inquiries.groupsUntold(asked.groups(), refused.words()));
                    default -> replyTo.replies().noAccess(repository, refused.status(), refused.words());
                });
    }

    private static void delayed(Turn turn, EffectResult.Delayed delayed) {
        turn.deployment(delayed.effect().deployment())
                .filter(deployment -> !deployment.over() && !delayed.provider().equals(deployment.delayedBy()))
                .ifPresent(deployment -> {
                    Deployment waiting = deployment.delayed(delayed.provider());
                    turn.save(waiting);
                    turn.show(waiting);
                });
    }
}
