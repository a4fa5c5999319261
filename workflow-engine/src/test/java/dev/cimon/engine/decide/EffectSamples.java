package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.right.Membership;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DeploymentCancelled;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Mistake;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of every effect. */
public final class EffectSamples {

    private static final DeploymentId ID = Samples.id(1);
    private static final URI PIPELINE = URI.create("https://app.circleci.com/pipelines/41");
    private static final URI PREVIEW = URI.create("https://preview.acme.dev/");

    private EffectSamples() {}

    public static List<Effect> all() {
        return List.of(
                publish(),
                verify(),
                collaborators(),
                compare(),
                locate(),
                plan(),
                resolveRef(),
                findTeams(),
                proveVoter(),
                findUserGroups(),
                proveVoterInSlack(),
                proveRight(),
                proveRightInSlack(),
                readChecks(),
                create(),
                report(),
                trigger(),
                follow(),
                cancel(),
                remove(),
                comment(),
                wake(),
                readWorkflow(),
                reportWorkflow());
    }

    public static Effect.Publish publish() {
        DeploymentCancelled event = new DeploymentCancelled(
                Samples.deployment(Samples.states().getFirst()).ref(), "The pull request was closed.");
        return new Effect.Publish(
                "audit/" + ID,
                OutgoingEvent.of(new EventEnvelope<>(
                        ID + "/4/DeploymentCancelled", "/workflow-engine", Samples.NOON, "event-1", null, event)));
    }

    public static Effect.VerifyRepository verify() {
        return new Effect.VerifyRepository(Samples.REPLY_TO, Samples.SHOP, true);
    }

    public static Effect.ListCollaborators collaborators() {
        return new Effect.ListCollaborators(Samples.REPLY_TO, Samples.SHOP, null, null);
    }

    public static Effect.ResolveRef resolveRef() {
        return new Effect.ResolveRef(ID, Samples.SHOP, "main", "main", Samples.REPLY_TO, null);
    }

    public static Effect.CompareRevisions compare() {
        return new Effect.CompareRevisions(Samples.REPLY_TO, Samples.SHOP, Samples.PREVIEW, Samples.REVISION, "main");
    }

    public static Effect.LocateCommit locate() {
        return new Effect.LocateCommit(
                Samples.REPLY_TO, Samples.SHOP, "main", new TreeMap<>(Map.of("preview", Samples.REVISION)));
    }

    public static Effect.PlanDeployment plan() {
        return new Effect.PlanDeployment(
                Samples.REPLY_TO,
                Samples.SHOP,
                Samples.PREVIEW,
                "main",
                "main",
                "main",
                Samples.commit(),
                Samples.REVISION,
                "Customers cannot pay",
                null,
                null);
    }

    public static Effect.RemoveEnvironment remove() {
        return new Effect.RemoveEnvironment(ID, Samples.SHOP, new EnvironmentName("pr7"));
    }

    public static Effect.CommentOnPullRequest comment() {
        return new Effect.CommentOnPullRequest(Samples.SHOP, 7, "Preview: https://pr7.acme.dev/");
    }

    public static Effect.WakeWaiting wake() {
        return new Effect.WakeWaiting(Samples.SHOP, Samples.PREVIEW, Samples.NOON);
    }

    public static Effect.ReadWorkflow readWorkflow() {
        return new Effect.ReadWorkflow(Samples.SHOP, "main", Samples.REVISION, Samples.NOON, true);
    }

    public static Effect.ReportWorkflow reportWorkflow() {
        return new Effect.ReportWorkflow(
                Samples.SHOP, Samples.HOMEPAGE, Samples.REVISION, List.of(new Mistake(3, 5, "There is no such key.")));
    }

    public static Effect.FindTeams findTeams() {
        return new Effect.FindTeams(ID, Samples.SHOP, "alice-gh", List.of("acme/release"));
    }

    public static Effect.ProveVoter proveVoter() {
        return new Effect.ProveVoter(
                Samples.REPLY_TO, Samples.SHOP, ID, "alice-gh", List.of("acme/release"), false, "Not on Fridays");
    }

    public static Effect.FindUserGroups findUserGroups() {
        return new Effect.FindUserGroups(ID, Samples.SHOP, "U0ALICE", List.of("@release", "S0614TZR7"));
    }

    public static Effect.ProveVoterInSlack proveVoterInSlack() {
        List<String> teams = List.of("acme/release");
        return new Effect.ProveVoterInSlack(
                Samples.REPLY_TO,
                Samples.SHOP,
                ID,
                "U0ALICE",
                List.of("@release"),
                Membership.of("alice-gh", teams, List.of(), Samples.NOON),
                true,
                null);
    }

    public static Effect.ProveRight proveRight() {
        return new Effect.ProveRight(
                Samples.REPLY_TO, Samples.SHOP, "alice-gh", List.of("acme/release"), said("unlock preview"));
    }

    public static Effect.ProveRightInSlack proveRightInSlack() {
        List<String> teams = List.of("acme/release");
        return new Effect.ProveRightInSlack(
                Samples.REPLY_TO,
                Samples.SHOP,
                "U0ALICE",
                List.of("@release"),
                Membership.of("alice-gh", teams, List.of(), Samples.NOON),
                said("thaw"));
    }

    private static OutgoingEvent said(String text) {
        return OutgoingEvent.of(
                new EventEnvelope<>("event-1", "/slack-gateway", Samples.NOON, null, null, Events.command(text)));
    }

    public static Effect.ReadChecks readChecks() {
        return new Effect.ReadChecks(ID, Samples.SHOP, Samples.REVISION);
    }

    public static Effect.CreateGitHubDeployment create() {
        return create(ID);
    }

    static Effect.CreateGitHubDeployment create(DeploymentId id) {
        return new Effect.CreateGitHubDeployment(
                id,
                1,
                Samples.SHOP,
                Samples.PREVIEW,
                EnvironmentKind.STANDING,
                Samples.commit(),
                PREVIEW,
                "command",
                "alice");
    }

    public static Effect.ReportStatus report() {
        return new Effect.ReportStatus(
                ID, Samples.SHOP, 900, Effect.ReportStatus.Status.SUCCESS, "Deployed to preview.", PIPELINE, PREVIEW);
    }

    public static Effect.TriggerPipeline trigger() {
        return new Effect.TriggerPipeline(
                ID,
                Samples.SHOP,
                "refs/heads/main",
                new TreeMap<>(Map.of("environment", "preview", "revision", Samples.REVISION.sha())),
                null,
                null);
    }

    public static Effect.FollowPipeline follow() {
        return new Effect.FollowPipeline(ID, Samples.SHOP, Samples.pipeline().id(), 3);
    }

    public static Effect.CancelPipeline cancel() {
        return new Effect.CancelPipeline(ID, Samples.SHOP, Samples.pipeline().id());
    }
}
