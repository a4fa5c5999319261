package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Pipeline;
import dev.cimon.engine.message.ChangedCommit;
import dev.cimon.engine.message.Difference;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The providers of a {@link Play}: everything works at once, but for what they are told to refuse, and pipelines. */
final class Outside {

    private static final Difference DIFFERENCE = new Difference(
            1,
            0,
            List.of(new ChangedCommit(Samples.revision(77), "Sell tea", "Bob Builder", "bob-gh", Samples.HOMEPAGE)),
            URI.create("https://github.com/acme/shop/compare"));

    private Revision revision = Samples.REVISION;

    private List<String> collaborators = List.of("alice-gh", "bob-gh", "carol-gh");

    private @Nullable String workflow;

    private Map<String, List<String>> teams = Map.of();

    private Map<String, List<String>> userGroups = Map.of();

    private final Map<String, CheckReported> checks = new TreeMap<>();
    private final Map<DeploymentId, Ending> endings = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private record Ending(EffectResult.PipelineStatus status, List<Job> jobs) {}

    private record Refusal(Class<? extends Effect> of, int status, String words) {}

    /** The workflow file of every repository from now on. */
    void workflow(@Nullable String text) {
        workflow = text;
    }

    /** What every branch is from now on. */
    void revision(Revision moved) {
        revision = moved;
    }

    private Commit found(String ref) {
        boolean sha = ref.matches("[0-9a-f]{7,40}");
        return Samples.commit(revision, ref, "refs/heads/" + (sha ? "main" : ref));
    }

    /** As GitHub tells whoever asks from now on. */
    void reports(CheckReported report) {
        checks.put(report.revision() + report.name(), report);
    }

    void teams(Map<String, List<String>> members) {
        teams = members;
    }

    void userGroups(Map<String, List<String>> members) {
        userGroups = members;
    }

    private static List<String> thoseOf(String who, Map<String, List<String>> members, List<String> asked) {
        return asked.stream()
                .filter(group -> members.getOrDefault(group, List.of()).contains(who))
                .toList();
    }

    void collaborators(List<String> logins) {
        collaborators = logins;
    }

    /** The next effect of this kind is refused. */
    void refuse(Class<? extends Effect> of, int status, String words) {
        refusals.add(new Refusal(of, status, words));
    }

    void end(DeploymentId deployment, EffectResult.PipelineStatus status, List<Job> jobs) {
        endings.put(deployment, new Ending(status, jobs));
    }

    Optional<EffectResult> perform(Effect effect) {
        return refusalOf(effect)
                .map(refusal -> refused(effect, refusal.status(), refusal.words()))
                .orElseGet(() -> resultOf(effect));
    }

    /** False for a pipeline whose end has not been said. */
    boolean answers(Effect effect) {
        return !(effect instanceof Effect.FollowPipeline follow)
                || endings.containsKey(follow.deployment())
                || refusals.stream().anyMatch(refusal -> refusal.of().isInstance(effect));
    }

    private Optional<Refusal> refusalOf(Effect effect) {
        Optional<Refusal> refusal = refusals.stream()
                .filter(candidate -> candidate.of().isInstance(effect))
                .findFirst();
        refusal.ifPresent(refusals::remove);
        return refusal;
    }

    private Optional<EffectResult> resultOf(Effect effect) {
        return switch (effect) {
            case Effect.Publish publish -> Optional.empty();
            case Effect.VerifyRepository asked ->
                Optional.of(new EffectResult.RepositoryFound(
                        asked,
                        "main",
                        Samples.HOMEPAGE,
                        URI.create("https://github.com/" + asked.repository()),
                        collaborators));
            case Effect.ListCollaborators asked ->
                Optional.of(new EffectResult.CollaboratorsListed(asked, collaborators));
            case Effect.CompareRevisions asked -> Optional.of(new EffectResult.RevisionsCompared(asked, DIFFERENCE));
            case Effect.PlanDeployment asked ->
                Optional.of(new EffectResult.DeploymentPlanned(
                        asked,
                        asked.commit() == null ? found(asked.gitRef()) : asked.commit(),
                        asked.deployed() == null ? null : DIFFERENCE));
            case Effect.LocateCommit asked ->
                Optional.of(new EffectResult.CommitLocated(
                        asked,
                        Samples.commit(Samples.REVISION, asked.gitRef(), "refs/heads/" + asked.gitRef()),
                        List.of(new EnvironmentName(asked.deployed().firstKey()))));
            case Effect.ResolveRef asked -> Optional.of(new EffectResult.RefResolved(asked, found(asked.gitRef())));
            case Effect.FindTeams asked ->
                Optional.of(new EffectResult.TeamsFound(asked, thoseOf(asked.login(), teams, asked.teams())));
            case Effect.ProveVoter asked ->
                Optional.of(new EffectResult.VoterProven(asked, thoseOf(asked.login(), teams, asked.teams())));
            case Effect.FindUserGroups asked ->
                Optional.of(
                        new EffectResult.UserGroupsFound(asked, thoseOf(asked.person(), userGroups, asked.groups())));
            case Effect.ProveVoterInSlack asked ->
                Optional.of(new EffectResult.VoterProvenInSlack(
                        asked, thoseOf(asked.person(), userGroups, asked.groups())));
            case Effect.ProveRight asked ->
                Optional.of(new EffectResult.RightProven(asked, thoseOf(asked.login(), teams, asked.teams())));
            case Effect.ProveRightInSlack asked ->
                Optional.of(new EffectResult.RightProvenInSlack(
                        asked, thoseOf(asked.person(), userGroups, asked.groups())));
            case Effect.ReadChecks asked ->
                Optional.of(new EffectResult.ChecksRead(
                        asked,
                        checks.values().stream()
                                .filter(report -> report.revision().equals(asked.revision()))
                                .toList()));
            case Effect.CreateGitHubDeployment asked ->
                Optional.of(new EffectResult.GitHubDeploymentExists(asked, 900 + asked.number(), false));
            case Effect.TriggerPipeline asked ->
                Optional.of(new EffectResult.PipelineTriggered(asked, pipelineOf(asked.deployment()), false));
            case Effect.FollowPipeline asked -> Optional.of(observed(asked));
            case Effect.ReportStatus asked -> Optional.empty();
            case Effect.RemoveEnvironment asked -> Optional.empty();
            case Effect.CommentOnPullRequest asked -> Optional.empty();
            case Effect.WakeWaiting asked -> Optional.of(new EffectResult.TimeCame(asked));
            case Effect.ReportWorkflow asked -> Optional.empty();
            case Effect.ReadWorkflow asked ->
                Optional.of(new EffectResult.WorkflowRead(
                        asked,
                        Objects.requireNonNullElse(asked.revision(), Samples.REVISION),
                        workflow == null ? null : "blob-" + workflow.hashCode(),
                        workflow));
            case Effect.CancelPipeline asked -> {
                endings.putIfAbsent(asked.deployment(), new Ending(EffectResult.PipelineStatus.CANCELLED, List.of()));
                yield Optional.empty();
            }
        };
    }

    private EffectResult observed(Effect.FollowPipeline asked) {
        Ending ending =
                endings.getOrDefault(asked.deployment(), new Ending(EffectResult.PipelineStatus.RUNNING, List.of()));
        boolean errored = ending.status() == EffectResult.PipelineStatus.ERRORED;
        return new EffectResult.PipelineObserved(
                asked, ending.status(), ending.jobs(), errored ? "Config is broken" : null, null, true);
    }

    static Pipeline pipelineOf(DeploymentId deployment) {
        return new Pipeline(new PipelineId("p-" + deployment), 41, URI.create("https://app.circleci.com/p/41"));
    }

    private static Optional<EffectResult> refused(Effect effect, int status, String words) {
        return switch (effect) {
            case Effect.ForPerson asked -> Optional.of(new EffectResult.AnswerRefusedByProvider(asked, status, words));
            case Effect.ForDeployment step -> Optional.of(new EffectResult.RefusedByProvider(step, status, words));
            case Effect.Publish publish -> Optional.empty();
            case Effect.CommentOnPullRequest comment -> Optional.empty();
            case Effect.WakeWaiting wake -> Optional.empty();
            case Effect.ReadWorkflow asked -> Optional.of(new EffectResult.WorkflowUnreadable(asked, words));
            case Effect.ReportWorkflow report -> Optional.empty();
        };
    }
}
