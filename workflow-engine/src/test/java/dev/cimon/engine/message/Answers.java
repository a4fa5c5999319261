package dev.cimon.engine.message;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.Subcommand;
import dev.cimon.engine.command.Target;
import dev.cimon.engine.control.ByHand;
import dev.cimon.engine.control.Controls;
import dev.cimon.engine.control.Freeze;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.Step;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.Setting;
import dev.cimon.engine.workflow.CiCall;
import dev.cimon.events.content.Content;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentHeld;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.workflow.DeclaredParameter;
import dev.cimon.workflow.Parameters;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An example of every answer in {@link Replies} and its like. */
final class Answers {

    private static final EnvironmentName PREVIEW = Samples.PREVIEW;
    private static final EnvironmentName STAGING = new EnvironmentName("staging");
    private static final EnvironmentName TEST = new EnvironmentName("test");
    private static final List<String> KNOWN = List.of("preview", "test", "staging", "production");

    private static final Lock LOCK = new Lock(
            STAGING,
            "T0ACME",
            Samples.BOB,
            "Load test",
            Samples.NOON.minusSeconds(3600),
            Samples.NOON.plusSeconds(3600));

    private final Replies replies = new Replies("/cimon");
    private final LinkReplies linkReplies = new LinkReplies("/cimon");
    private final DeploymentReplies deploymentReplies = new DeploymentReplies("/cimon");
    private final ControlReplies controlReplies = new ControlReplies("/cimon");
    private final PlanReplies planReplies = new PlanReplies("/cimon");
    private final ApprovalReplies approvalReplies = new ApprovalReplies("/cimon");
    private final ForceReplies forceReplies = new ForceReplies("/cimon");
    private final RollbackReplies rollbackReplies = new RollbackReplies("/cimon");
    private final RightReplies rightReplies = new RightReplies("/cimon");
    private final List<Answer> all = new ArrayList<>();

    private Answers() {
        help();
        settingUp();
        people();
        settings();
        deploying();
        cancellingAndRetrying();
        locking();
        freezing();
        planning();
        forcing();
        approving();
        steering();
        goingBack();
        queueing();
        automation();
        looking();
        resetting();
        trouble();
    }

    /** @param method of one of them */
    record Answer(String topic, String method, String when, Content content) {}

    static List<Answer> all() {
        return List.copyOf(new Answers().all);
    }

    private void add(String topic, String method, String when, Content content) {
        all.add(new Answer(topic, method, when, content));
    }

    private void help() {
        String topic = "Help";
        add(
                topic,
                "help",
                "Asked for help with one command; without it, all of them follow.",
                replies.help(Subcommand.DEPLOY));
        add(topic, "help", "Asked for help with settings.", replies.help(Subcommand.SET));
        add(
                topic,
                "misused",
                "A command that lacks something, or has too much.",
                replies.misused(new Command.Misused(Subcommand.SETUP, "Which repository? Write owner/repo.")));
        add(
                topic,
                "misused",
                "A setting with a value that it cannot have.",
                replies.misused(new Command.Misused(Subcommand.SET, Setting.FORKS, "“maybe” is neither on nor off.")));
        add(
                topic,
                "unknownCommand",
                "A word that is no command; the whole help follows.",
                first(replies.unknownCommand("launch")));
    }

    private static Content first(Content content) {
        return new Content(content.blocks().subList(0, 3));
    }

    private void settingUp() {
        String topic = "Channels and repositories";
        Project project = Samples.project();
        add(topic, "noProject", "A command in a channel that is bound to no repository.", replies.noProject());
        add(topic, "settingUp", "A command while the repository is still being looked at.", replies.settingUp());
        add(topic, "setUp", "The channel is bound. The buttons of `hello` follow.", replies.setUp(project, true));
        add(topic, "setUp", "The channel follows another repository as well.", replies.setUp(project, false));
        add(topic, "alreadyHere", "Bound to this very repository before.", replies.alreadyHere(Samples.SHOP));
        add(
                topic,
                "channelTaken",
                "The channel has another repository.",
                replies.channelTaken(List.of(Samples.SHOP), RepositoryName.of("acme/api")));
        add(
                topic,
                "whichRepository",
                "A command in a channel that has several repositories.",
                replies.whichRepository(List.of(RepositoryName.of("acme/api"), Samples.SHOP)));
        add(
                topic,
                "notHere",
                "`… in acme/web`, in a channel that has other repositories.",
                replies.notHere(RepositoryName.of("acme/web"), List.of(Samples.SHOP)));
        add(topic, "repositoryTaken", "The repository has another channel.", replies.repositoryTaken(project));
        add(topic, "noAccess", "GitHub shows no such repository.", replies.noAccess(Samples.SHOP, 404, "Not Found"));
        add(
                topic,
                "noAccess",
                "GitHub refuses.",
                replies.noAccess(Samples.SHOP, 403, "Resource not accessible by integration"));
        add(topic, "confirmReset", "Asked to reset; nothing happens without the click.", replies.confirmReset(project));
        add(topic, "released", "The click.", replies.released(Samples.SHOP, true));
        add(topic, "nothingToReset", "There was nothing to reset.", replies.nothingToReset());
    }

    private void people() {
        String topic = "People";
        List<String> many = IntStream.rangeClosed(1, 60)
                .mapToObj(number -> "dev-%02d".formatted(number))
                .toList();
        add(
                topic,
                "chooseLogin",
                "`hello`, and after `setup`: a button for everybody not yet linked.",
                linkReplies.chooseLogin(Samples.SHOP, List.of("alice-gh", "bob-gh", "carol-gh")));
        add(
                topic,
                "chooseLogin",
                "Of a large team, those who come first; the last button shows more.",
                linkReplies.chooseLogin(Samples.SHOP, many));
        add(topic, "chooseLogin", "Nobody is left.", linkReplies.chooseLogin(Samples.SHOP, List.of()));
        add(topic, "linked", "A login was chosen.", linkReplies.linked(Samples.BOB, "bob-gh", false));
        add(
                topic,
                "linked",
                "A login was chosen, and has to be proved where it gives a right.",
                linkReplies.linked(Samples.BOB, "bob-gh", true));
        URI toGitHub = URI.create("https://cimon.example.com/github/oauth/start?state=eyJyZXBvc2l0b3J5");
        add(topic, "prove", "`hello`, where logins have to be proved.", linkReplies.prove(null, toGitHub));
        add(topic, "prove", "The same from somebody who has chosen a login.", linkReplies.prove("bob-gh", toGitHub));
        add(
                topic,
                "proven",
                "Somebody has logged in at GitHub. In the channel.",
                linkReplies.proven(Samples.BOB, "bob-gh", List.of()));
        add(
                topic,
                "proven",
                "The same, and somebody else had chosen that login. In the channel.",
                linkReplies.proven(Samples.BOB, "bob-gh", List.of(new People.Link("T0ACME", Gallery.CAROL, "bob-gh"))));
        add(topic, "alreadyLinked", "Whoever chooses has a login.", linkReplies.alreadyLinked("bob-gh"));
        add(topic, "loginTaken", "The login has somebody.", linkReplies.loginTaken("bob-gh", Samples.BOB));
        add(
                topic,
                "noCollaborator",
                "The login does not work on the repository.",
                linkReplies.noCollaborator("octocat", Samples.SHOP));
        add(topic, "unlinked", "`goodbye`.", linkReplies.unlinked("bob-gh"));
        add(topic, "nothingToForget", "`goodbye` from a stranger.", linkReplies.nothingToForget());
        add(topic, "mentions", "`set mentions on`.", replies.mentions(true));
        add(topic, "mentions", "`set mentions off`.", replies.mentions(false));
        add(topic, "neverMentioned", "`set mentions off` from a stranger.", replies.neverMentioned());
    }

    private void settings() {
        String topic = "Settings";
        Project project = Samples.project();
        Project chosen = project.with(
                project.settings().with(Setting.BASE_DOMAIN, "shop.acme.dev").withUrl("production", "shop.acme.com"));
        add(topic, "configuration", "`config`.", replies.configuration(chosen, Gallery.PEOPLE, Samples.NOON));
        add(topic, "settingChanged", "`set`.", replies.settingChanged(project, "basedomain", "shop.acme.dev"));
        add(topic, "settingChanged", "`unset`.", replies.settingChanged(project, "basedomain", null));
        add(topic, "nothingSet", "`unset` of what is not set.", replies.nothingSet("basedomain"));
    }

    private void deploying() {
        String topic = "Deploying";
        add(
                topic,
                "unknownEnvironment",
                "An environment that does not exist.",
                deploymentReplies.unknownEnvironment(new EnvironmentName("prod"), KNOWN));
        add(
                topic,
                "parametersRefused",
                "`deploy main to live tickett=7 replicas=two`.",
                deploymentReplies.parametersRefused(
                        new EnvironmentName("live"),
                        List.of(
                                "There is no parameter “tickett”; did you mean “ticket”?",
                                "“ticket” has to be given.",
                                "“replicas” is a whole number, not “two”."),
                        new Parameters(List.of(
                                declared("ticket", Parameter.Type.STRING, null, true, "Why it is urgent."),
                                declared("debug", Parameter.Type.BOOLEAN, "false", false, null),
                                declared("replicas", Parameter.Type.INTEGER, null, false, null)))));
        add(
                topic,
                "notToldHere",
                "`deploy main to preview` in a channel that the workflow has told of failures only.",
                deploymentReplies.notToldHere(Gallery.deployment(12, state(DeploymentState.Creating.class))));
        add(
                topic,
                "nothingToTake",
                "No ref was named, and nothing runs in the environment before.",
                deploymentReplies.nothingToTake(STAGING, TEST));
        add(
                topic,
                "refNotFound",
                "A ref that does not exist; the deployment is refused with the same words.",
                Content.sentence(DeploymentReplies.refNotFound("mian", Samples.SHOP, 404, "Not Found")));
        add(
                topic,
                "formTooLate",
                "Slack did not take the form within its three seconds.",
                deploymentReplies.formTooLate());
    }

    private static DeclaredParameter declared(
            String name,
            Parameter.Type type,
            @Nullable String standard,
            boolean required,
            @Nullable String description) {
        return new DeclaredParameter(name, type, List.of(), standard, required, description);
    }

    private void cancellingAndRetrying() {
        String topic = "Cancelling and retrying";
        Deployment failed = Gallery.deployment(12, state(DeploymentState.Failed.class));
        Deployment running = Gallery.deployment(13, state(DeploymentState.Running.class));
        Deployment succeeded = Gallery.deployment(11, state(DeploymentState.Succeeded.class));
        add(
                topic,
                "cancelling",
                "What was waiting or running is called off.",
                deploymentReplies.cancelling(List.of(running)));
        add(topic, "nothingRuns", "Nothing is on its way there.", deploymentReplies.nothingRuns(PREVIEW));
        add(topic, "overAlready", "The deployment is over.", deploymentReplies.overAlready(succeeded));
        add(
                topic,
                "noSuchDeployment",
                "A number that no deployment has.",
                deploymentReplies.noSuchDeployment(new Target(99L, null)));
        add(topic, "retrying", "The same commit again.", deploymentReplies.retrying(failed, running));
        add(
                topic,
                "refusedAsWell",
                "A gate refuses the other try; also for what was deployed anyway.",
                deploymentReplies.refusedAsWell(
                        running, "The workflow does not let the branch main go to preview: tags v* may."));
        add(
                topic,
                "overtaken",
                "Something newer has come to the environment since.",
                deploymentReplies.overtaken(failed, running));
        add(
                topic,
                "cancelledAlready",
                "Somebody was quicker.",
                deploymentReplies.cancelledAlready(running.endRequested("bob cancelled it.")));
        add(
                topic,
                "noLongerOurs",
                "The button of a message from before the channel was reset.",
                deploymentReplies.noLongerOurs());
        add(topic, "notFailed", "There is nothing to mend.", deploymentReplies.notFailed(succeeded));
        add(topic, "nothingFailed", "No failure among the last ten.", deploymentReplies.nothingFailed());
        add(
                topic,
                "environmentEnded",
                "The pull request of that preview is closed.",
                deploymentReplies.environmentEnded(failed));
    }

    private void locking() {
        String topic = "Locking";
        Lock wanted = new Lock(STAGING, "T0ACME", Samples.ALICE, null, Samples.NOON, null);
        explaining();
        add(topic, "locked", "`lock staging \"Load test\" for 2h`.", controlReplies.locked(LOCK, List.of()));
        Deployment running = Gallery.deployment(12, state(DeploymentState.Running.class));
        add(
                topic,
                "locked",
                "A deployment is on its way there.",
                controlReplies.locked(LOCK, List.of(Samples.elsewhere(running, "staging"))));
        add(
                topic,
                "confirmTakingOver",
                "Somebody else has the lock; nothing happens without the click.",
                controlReplies.confirmTakingOver(Samples.SHOP, LOCK, wanted));
        add(
                topic,
                "takenFrom",
                "The click; in the channel, so that the owner learns of it.",
                ControlReplies.takenFrom(LOCK, true, Samples.ALICE, wanted));
        add(topic, "unlocked", "`unlock staging`.", controlReplies.unlocked(LOCK));
        add(
                topic,
                "confirmUnlocking",
                "It is the lock of somebody else.",
                controlReplies.confirmUnlocking(Samples.SHOP, LOCK));
        add(
                topic,
                "takenFrom",
                "The click; in the channel.",
                ControlReplies.takenFrom(LOCK, true, Samples.ALICE, null));
        add(topic, "notLocked", "There was no lock.", controlReplies.notLocked(STAGING));
        add(
                topic,
                "changedMeanwhile",
                "The button was pressed when the lock was another one already.",
                controlReplies.changedMeanwhile());
    }

    private void freezing() {
        String topic = "Freezing";
        Freeze freeze = new Freeze(
                Samples.BOB, "Black Friday", Samples.NOON.minusSeconds(3600), Samples.NOON.plusSeconds(3600));
        add(
                topic,
                "frozen",
                "`freeze \"Black Friday\" for 2h`.",
                controlReplies.frozen(Samples.SHOP, freeze, List.of()));
        add(topic, "thawed", "`thaw`.", controlReplies.thawed(Samples.SHOP));
        add(topic, "notFrozen", "`thaw` when nothing is frozen.", controlReplies.notFrozen(Samples.SHOP));
        add(
                topic,
                "list",
                "`list test` while everything is frozen.",
                deploymentReplies.list(
                        Samples.project().with(Controls.NONE.with(freeze)), List.of(), List.of(), TEST, Samples.NOON));
    }

    private void planning() {
        String topic = "Planning";
        Deployment draft = Gallery.deployment(13, new DeploymentState.Requested());
        List<GateFinding> findings = List.of(
                new GateFinding("lock", GateFinding.Verdict.PASS, "Nobody has locked preview."), Samples.finding());
        CiCall call = CiCall.planned(Samples.project(), draft);
        add(
                topic,
                "plan",
                "`deploy main to preview --plan`, where nothing is deployed yet.",
                planReplies.plan(draft, List.of(), findings, null, call, "value"));
        add(
                topic,
                "plan",
                "The button was pressed, and something has changed meanwhile.",
                first(planReplies.plan(
                        draft, List.of("#14 runs there now; it was #12."), findings, null, call, "value")));
        Deployment waiting = Gallery.deployment(13, state(DeploymentState.Waiting.class));
        add(topic, "carriedOut", "The button was pressed, and nothing has changed.", planReplies.carriedOut(draft));
        add(topic, "carriedOut", "The same, and something holds it.", planReplies.carriedOut(waiting));
    }

    private void forcing() {
        String topic = "Deploying anyway";
        Deployment waiting = Gallery.deployment(12, state(DeploymentState.Waiting.class));
        Deployment forced = Gallery.deployment(13, state(DeploymentState.Creating.class));
        add(topic, "forcing", "The form that the button opened was sent.", forceReplies.forcing(waiting, forced));
        add(
                topic,
                "nothingToForce",
                "The button was pressed when nothing that can be forced held it any more.",
                forceReplies.nothingToForce(forced));
        add(topic, "reasonNeeded", "The form was sent empty.", forceReplies.reasonNeeded());
        add(topic, "formTooLate", "Slack did not take the form within its three seconds.", forceReplies.formTooLate());
    }

    private void approving() {
        String topic = "Approving and rejecting";
        Deployment waiting = Gallery.deployment(12, state(DeploymentState.Waiting.class));
        Deployment running = Gallery.deployment(12, state(DeploymentState.Running.class));
        add(topic, "approved", "`approve 12`, or the button.", approvalReplies.approved(waiting));
        add(topic, "rejected", "`reject 12`, or the button.", approvalReplies.rejected(waiting));
        add(topic, "approvedBefore", "A second time.", approvalReplies.approvedBefore(waiting));
        add(topic, "own", "By whoever asked for it, where four eyes are wanted.", approvalReplies.own(waiting));
        add(
                topic,
                "maybeOwn",
                "Somebody pushed it, and it is not known who of Slack that is.",
                approvalReplies.maybeOwn(waiting, "dave-gh", false));
        add(
                topic,
                "maybeOwn",
                "The same, where logins have to be proved.",
                approvalReplies.maybeOwn(waiting, "dave-gh", true));
        add(
                topic,
                "notTheirs",
                "By somebody whom the workflow does not name.",
                approvalReplies.notTheirs(waiting, "bob-gh, acme/release"));
        add(
                topic,
                "maybeTheirs",
                "By somebody whose GitHub login is not known.",
                approvalReplies.maybeTheirs(waiting, "bob-gh, acme/release", false));
        add(
                topic,
                "maybeTheirs",
                "By somebody who has not proved their GitHub login, where that is asked for.",
                approvalReplies.maybeTheirs(waiting, "bob-gh, acme/release", true));
        add(
                topic,
                "closed",
                "Enough people have approved it; it waits for something else.",
                approvalReplies.closed(waiting, "bob has approved it, as bob-gh."));
        add(topic, "decidedAlready", "It is on its way, or over.", approvalReplies.decidedAlready(running));
        add(topic, "notAsked", "The workflow asks nobody.", approvalReplies.notAsked(waiting));
    }

    private void steering() {
        String topic = "Steering what others may";
        add(
                topic,
                "denied",
                "`unlock production`, by somebody whom the workflow does not let deploy there.",
                rightReplies.denied("unlock production", "bob-gh, acme/release"));
        add(
                topic,
                "denied",
                "`thaw`, by somebody who is no administrator.",
                rightReplies.denied("thaw acme/shop", "acme/platform"));
        add(
                topic,
                "maybeDenied",
                "By somebody whose GitHub login is not known.",
                rightReplies.maybeDenied("cancel what others deploy to production", "acme/release", false));
        add(
                topic,
                "maybeDenied",
                "By somebody who has not proved their GitHub login, where that is asked for.",
                rightReplies.maybeDenied("lock production", "acme/release", true));
        add(topic, "knownTooLate", "GitHub told it only after minutes.", rightReplies.knownTooLate());
    }

    private void goingBack() {
        String topic = "Going back";
        Deployment succeeded = Gallery.deployment(12, state(DeploymentState.Succeeded.class));
        Deployment running = Gallery.deployment(13, state(DeploymentState.Running.class));
        add(topic, "goingBack", "`rollback preview`.", rollbackReplies.goingBack(succeeded, running, true));
        add(
                topic,
                "goingBack",
                "The workflow says `lock-after-rollback: false`.",
                rollbackReplies.goingBack(succeeded, running, false));
        add(
                topic,
                "refused",
                "A gate refuses it.",
                rollbackReplies.refused(running, "alice may not deploy to preview, only acme/release."));
        add(
                topic,
                "nothingToGoBackTo",
                "Nothing else has worked there yet.",
                rollbackReplies.nothingToGoBackTo(PREVIEW));
        add(topic, "lockedByAnother", "Somebody else has the lock.", rollbackReplies.lockedByAnother(LOCK));
        add(topic, "stillChanging", "Something is on its way there.", rollbackReplies.stillChanging(running));
        add(
                topic,
                "notTheLatest",
                "The button was pressed on an old message.",
                rollbackReplies.notTheLatest(succeeded, running));
        add(
                topic,
                "notTheLatest",
                "The same, where nothing else is known.",
                rollbackReplies.notTheLatest(succeeded, null));
    }

    private void automation() {
        String topic = "Automatic deployments";
        add(topic, "automatic", "`auto off preview`.", controlReplies.automatic("preview", false));
        add(topic, "automatic", "`auto on preview`.", controlReplies.automatic("preview", true));
        add(topic, "automaticAlready", "The same again.", controlReplies.automaticAlready("preview", true));
        ByHand off = new ByHand(Samples.BOB, Samples.NOON, null).ignoring("main 3f9c2ab", Samples.NOON);
        add(
                topic,
                "automatic",
                "In `config`, and at the end of `why preview`, while it is off.",
                Content.of(ControlReplies.line("preview", off)));
    }

    private void queueing() {
        String topic = "Queueing";
        Deployment succeeded = Gallery.deployment(10, state(DeploymentState.Succeeded.class));
        Deployment running = Gallery.deployment(11, state(DeploymentState.Running.class));
        Deployment waiting = Gallery.deployment(12, state(DeploymentState.Waiting.class));
        add(
                topic,
                "queue",
                "`queue`.",
                controlReplies.queue(List.of(succeeded, running, waiting), List.of(), null, Samples.NOON));
        add(
                topic,
                "queue",
                "`queue staging`, when nothing waits there.",
                controlReplies.queue(List.of(), List.of(), STAGING, Samples.NOON));
        add(
                topic,
                "queue",
                "In the thread of a message, when nobody is before it any more.",
                DeploymentQueue.next(waiting, running, Samples.BOB, Gallery.PEOPLE));
    }

    private void explaining() {
        Deployment waiting = Gallery.deployment(12, state(DeploymentState.Waiting.class));
        Deployment succeeded = Gallery.deployment(11, state(DeploymentState.Succeeded.class));
        Instant start = Samples.NOON.minusSeconds(150);
        GateFinding open = new GateFinding("lock", GateFinding.Verdict.PASS, "Nobody has locked preview.");
        GateFinding busy = Samples.finding();
        Step requested = new Step(new DeploymentRequested(waiting.ref(), waiting.trigger(), "main", null), 1, start);
        add(
                "Explaining",
                "explanation",
                "`why 12`, while it waits.",
                controlReplies.explanation(
                        waiting,
                        List.of(requested, new Step(new DeploymentHeld(waiting.ref(), List.of(open, busy)), 2, start)),
                        List.of(open, busy),
                        Samples.NOON));
        add(
                "Explaining",
                "explanation",
                "`why 11`, when it is over.",
                controlReplies.explanation(
                        succeeded,
                        List.of(
                                requested,
                                new Step(
                                        new DeploymentCleared(succeeded.ref(), Gallery.REVISION, List.of(open)),
                                        2,
                                        start),
                                new Step(new DeploymentSucceeded(succeeded.ref(), null), 5, Samples.NOON)),
                        List.of(busy),
                        Samples.NOON));
    }

    private static DeploymentState state(Class<? extends DeploymentState> kind) {
        return Gallery.states().stream()
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + kind));
    }

    private void looking() {
        String topic = "Looking";
        Deployment succeeded = Gallery.deployment(11, state(DeploymentState.Succeeded.class));
        Deployment failed = Gallery.deployment(12, state(DeploymentState.Failed.class));
        URI compare = URI.create("https://github.com/acme/shop/compare/1111111...main");
        ChangedCommit change = new ChangedCommit(
                Gallery.REVISION,
                "Sell more shoes",
                "Bob Builder",
                "bob-gh",
                Gallery.commit().url());
        add(
                topic,
                "list",
                "`list`.",
                deploymentReplies.list(
                        Samples.project(), List.of(succeeded), List.of(failed, succeeded), null, Samples.NOON));
        add(
                topic,
                "list",
                "`list` of an environment where nothing was.",
                deploymentReplies.list(Samples.project(), List.of(), List.of(), TEST, Samples.NOON));
        add(
                topic,
                "list",
                "`list` of an environment that somebody has locked.",
                deploymentReplies.list(
                        Samples.project().with(Controls.NONE.with(LOCK)), List.of(), List.of(), STAGING, Samples.NOON));
        add(
                topic,
                "listThen",
                "`list preview at friday 14:00`.",
                deploymentReplies.listThen(PREVIEW, Samples.NOON, succeeded));
        add(
                topic,
                "listThen",
                "The same, when nothing ran there.",
                deploymentReplies.listThen(PREVIEW, Samples.NOON, null));
        add(topic, "nothingDeployed", "`where`, before the first deployment.", deploymentReplies.nothingDeployed());
        add(
                topic,
                "nothingDeployedOn",
                "`diff` with an empty environment.",
                deploymentReplies.nothingDeployedOn(TEST, KNOWN));
        add(topic, "located", "`where`.", deploymentReplies.located(Gallery.commit(), List.of(PREVIEW, TEST)));
        add(
                topic,
                "located",
                "`where` of what is deployed nowhere.",
                deploymentReplies.located(Gallery.commit(), List.of()));
        add(
                topic,
                "comparison",
                "`diff`.",
                deploymentReplies.comparison(TEST, "main", new Difference(1, 2, List.of(change), compare)));
        add(
                topic,
                "comparison",
                "`diff` without a difference.",
                deploymentReplies.comparison(TEST, "main", new Difference(0, 0, List.of(), compare)));
    }

    private void resetting() {
        Deployment running = Gallery.deployment(13, state(DeploymentState.Running.class));
        add("Resetting", "stillDeploys", "`reset` while something runs.", replies.stillDeploys(List.of(running)));
        add("Resetting", "boundToAnother", "The button was pressed too late.", replies.boundToAnother("acme/shop"));
    }

    private void trouble() {
        add(
                "Trouble",
                "noComparison",
                "`diff` with a commit that is no longer there.",
                deploymentReplies.noComparison(
                        "main", TEST, "acme/shop cannot compare the two: one of them is not there"));
        add("Trouble", "delayed", "A provider is away; the answer follows later.", replies.delayed("GitHub"));
    }
}
