package dev.cimon.engine.message;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Cancelled;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Failed;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Refused;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.deployment.DeploymentState.Superseded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.deployment.Pipeline;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.project.People;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.workflow.Notification.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one message of a deployment, as it looks in each state. */
public final class DeploymentMessage {

    /** The actions of the buttons; their value is the id of the deployment. */
    public static final String CANCEL = "cancel-deployment";

    public static final String APPROVE = "approve-deployment";

    public static final String REJECT = "reject-deployment";

    public static final String RETRY = "retry-deployment";

    public static final String ROLLBACK = "roll-back";

    public static final String FORCE = "deploy-anyway";

    private DeploymentMessage() {}

    public static MessageKey keyOf(Deployment deployment) {
        return new MessageKey("deployment/" + deployment.id());
    }

    /** @param mentions who is mentioned, where they have linked themselves and want it */
    public static Content of(Deployment deployment, People people, Set<Mention> mentions, Instant now) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(headline(deployment, now));
        Commit commit = deployment.commit();
        if (commit != null) {
            People mentioned = mentions.contains(Mention.AUTHOR) ? people : People.NOBODY;
            blocks.add(commitLine(commit, deployment.trigger(), mentioned));
        }
        jobs(deployment.state()).ifPresent(blocks::add);
        reason(deployment).ifPresent(blocks::add);
        blocks.add(Block.Note.of(
                new Span.Text(deployment.repository() + " #" + deployment.number() + ", " + why(deployment) + " "),
                mentions.contains(Mention.REQUESTER) ? mention(deployment, people) : requester(deployment)));
        if (deployment.trigger().reason() != null) {
            blocks.add(Block.Note.of(
                    new Span.Text("Reason: " + deployment.trigger().reason())));
        }
        parameters(deployment).ifPresent(blocks::add);
        forced(deployment).ifPresent(blocks::add);
        buttons(deployment).ifPresent(blocks::add);
        return new Content(blocks);
    }

    /** What failed, for the thread. */
    public static Content failure(Failed failed) {
        List<Block> blocks = new ArrayList<>();
        List<Span> line = new ArrayList<>(List.of(new Span.Text(failed.reason())));
        if (failed.pipeline() != null) {
            line.add(new Span.Text(" "));
            line.add(new Span.Link(
                    "Pipeline #" + failed.pipeline().number(), failed.pipeline().url()));
        }
        blocks.add(new Block.Paragraph(line));
        if (failed.log() != null) {
            blocks.add(new Block.Preformatted(failed.log()));
        }
        return new Content(blocks);
    }

    static Block headline(Deployment deployment, Instant now) {
        Commit commit = deployment.commit();
        List<Span> line = new ArrayList<>();
        line.add(emoji(deployment));
        line.add(new Span.Text(" "));
        line.add(new Span.Code(commit == null ? deployment.askedRef() : commit.ref()));
        if (commit != null && !commit.ref().equals(commit.revision().abbreviated())) {
            line.add(new Span.Text(" "));
            line.add(new Span.Link(commit.revision().abbreviated(), commit.url()));
        }
        line.add(new Span.Text(" to "));
        line.add(new Span.Strong(deployment.environment().name()));
        line.add(new Span.Text(": " + word(deployment)));
        elapsed(deployment, now).ifPresent(time -> line.add(new Span.Text(" " + time)));
        return new Block.Paragraph(line);
    }

    private static Block commitLine(Commit commit, Trigger trigger, People people) {
        return Block.Paragraph.of(new Span.Text(commit.title() + " by "), author(commit, trigger, people));
    }

    /** As a mention where they are linked, want it, and did not set the deployment off themselves. */
    private static Span author(Commit commit, Trigger trigger, People people) {
        String login = commit.authorLogin();
        String name = login == null ? commit.authorName() : login;
        return people.mentionOf(login)
                .filter(user -> !name.equalsIgnoreCase(trigger.login()) && !isOf(trigger, user))
                .<Span>map(user -> new Span.Mention(user.id()))
                .orElseGet(() -> new Span.Text(name));
    }

    private static boolean isOf(Trigger trigger, SlackUser user) {
        return trigger.person() != null && trigger.person().id().equals(user.id());
    }

    static Span.Emoji emoji(Deployment deployment) {
        return new Span.Emoji(
                switch (deployment.state()) {
                    case Requested requested -> "eyes";
                    case Waiting waiting -> "hourglass_flowing_sand";
                    case Creating creating -> "inbox_tray";
                    case Triggering triggering -> "inbox_tray";
                    case Running running -> "rocket";
                    case Succeeded succeeded -> "white_check_mark";
                    case Failed failed -> "x";
                    case Cancelled cancelled -> "no_entry_sign";
                    case Superseded superseded -> "fast_forward";
                    case Refused refused -> "raised_hand";
                    case Inactive inactive -> "zzz";
                });
    }

    static String word(Deployment deployment) {
        return switch (deployment.state()) {
            case Requested requested -> "requested";
            case Waiting waiting -> "waiting";
            case Creating creating -> "queued";
            case Triggering triggering -> "queued";
            case Running running -> "running";
            case Succeeded succeeded -> "succeeded";
            case Failed failed -> "failed";
            case Cancelled cancelled -> "cancelled";
            case Superseded superseded -> "superseded";
            case Refused refused -> "refused";
            case Inactive inactive -> "succeeded, no longer active";
        };
    }

    private static Optional<String> elapsed(Deployment deployment, Instant now) {
        return switch (deployment.state()) {
            case Running running -> Optional.of("for " + inWords(running.startedAt(), now));
            case Succeeded succeeded -> Optional.of("in " + inWords(succeeded.startedAt(), succeeded.endedAt()));
            case Failed failed -> Optional.of("after " + inWords(deployment.requestedAt(), failed.endedAt()));
            case Cancelled cancelled -> Optional.of("after " + inWords(deployment.requestedAt(), cancelled.endedAt()));
            case Requested r -> Optional.empty();
            case Waiting w -> Optional.empty();
            case Creating c -> Optional.empty();
            case Triggering t -> Optional.empty();
            case Superseded s -> Optional.empty();
            case Refused r -> Optional.empty();
            case Inactive i -> Optional.empty();
        };
    }

    private static String inWords(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : Math.max(time.toSeconds(), 0) + " s";
    }

    private static Optional<Block> jobs(DeploymentState state) {
        List<Job> jobs = switch (state) {
            case Running running -> running.jobs();
            case Succeeded succeeded -> succeeded.jobs();
            case Failed failed -> failed.jobs();
            case Cancelled cancelled -> cancelled.jobs();
            case Requested r -> List.of();
            case Waiting w -> List.of();
            case Creating c -> List.of();
            case Triggering t -> List.of();
            case Superseded s -> List.of();
            case Refused r -> List.of();
            case Inactive i -> List.of();
        };
        if (jobs.isEmpty()) {
            return Optional.empty();
        }
        List<Span> line = new ArrayList<>();
        for (Job job : jobs) {
            line.add(new Span.Emoji(emoji(job.state())));
            line.add(new Span.Text(" " + job.name() + "   "));
        }
        return Optional.of(new Block.Paragraph(line));
    }

    private static String emoji(Job.State state) {
        return switch (state) {
            case PENDING -> "white_circle";
            case RUNNING -> "large_blue_circle";
            case SUCCEEDED -> "white_check_mark";
            case FAILED -> "x";
            case CANCELLED -> "no_entry_sign";
        };
    }

    static Optional<Block> reason(Deployment deployment) {
        if (deployment.endReason() != null && !deployment.over()) {
            return sentence(deployment.endReason() + " It is being cancelled.");
        }
        if (deployment.delayedBy() != null && !deployment.over()) {
            return sentence("Waiting for " + deployment.delayedBy() + ", which does not answer. I go on trying.");
        }
        return switch (deployment.state()) {
            case Waiting waiting -> Optional.of(GateWords.waits(waiting.findings()));
            case Failed failed -> sentence(failed.reason());
            case Cancelled cancelled -> sentence(cancelled.reason());
            case Refused refused -> sentence(refused.reason());
            case Superseded superseded -> sentence("A newer revision takes its place.");
            case Inactive inactive ->
                sentence(
                        inactive.newer() == null
                                ? "The environment has ended."
                                : "A newer deployment has taken its place.");
            case Requested r -> Optional.empty();
            case Running running
            when Boolean.TRUE.equals(deployment.overdue()) ->
                sentence("It takes longer than usual. I go on watching it.");
            case Creating c -> Optional.empty();
            case Triggering t -> Optional.empty();
            case Running r -> Optional.empty();
            case Succeeded s -> Optional.empty();
        };
    }

    private static Optional<Block> sentence(String text) {
        return Optional.of(Block.Paragraph.of(new Span.Text(text)));
    }

    static String why(Deployment deployment) {
        return switch (deployment.trigger().kind()) {
            case COMMAND -> "asked for by";
            case PUSH -> "pushed by";
            case TAG -> "tagged by";
            case PULL_REQUEST -> "pull request #" + deployment.trigger().pullRequest() + " by";
            case GITHUB_DEPLOYMENT -> "GitHub Deployment by";
            case RETRY -> "tried again by";
            case ROLLBACK -> "rolled back by";
        };
    }

    private static Span mention(Deployment deployment, People people) {
        SlackUser person = deployment.trigger().person();
        return Optional.ofNullable(person)
                .flatMap(people::linkOf)
                .filter(People.Link::mentions)
                .map(People.Link::user)
                .or(() -> people.mentionOf(person == null ? deployment.trigger().login() : null))
                .<Span>map(user -> new Span.Mention(user.id()))
                .orElseGet(() -> requester(deployment));
    }

    /** Who asked: named, not mentioned, since they know. */
    static Span requester(Deployment deployment) {
        SlackUser person = deployment.trigger().person();
        if (person != null) {
            return new Span.Text(person.name());
        }
        String login = deployment.trigger().login();
        return new Span.Text(login == null ? "somebody" : login);
    }

    private static Optional<Block> buttons(Deployment deployment) {
        List<Button> buttons = new ArrayList<>();
        pipeline(deployment.state())
                .ifPresent(pipeline ->
                        buttons.add(Button.link("open-pipeline", "Pipeline #" + pipeline.number(), pipeline.url())));
        if (deployment.current() && deployment.url() != null) {
            buttons.add(Button.link("open-site", "Open " + deployment.environment(), deployment.url()));
        }
        String id = deployment.id().toString();
        if (deployment.state() instanceof Waiting waiting && Gates.waitsForApproval(waiting.findings())) {
            buttons.add(Button.plain(APPROVE, "Approve", id));
            buttons.add(Button.danger(
                    REJECT, "Reject", id, "Reject #" + deployment.number() + " to " + deployment.environment() + "?"));
        }
        if (!deployment.over() && deployment.endReason() == null) {
            buttons.add(Button.danger(
                    CANCEL, "Cancel", id, "Cancel #" + deployment.number() + " to " + deployment.environment() + "?"));
        }
        if (deployment.state() instanceof Failed && deployment.commit() != null) {
            buttons.add(Button.plain(RETRY, "Retry", id));
        }
        if (deployment.current() || failedInItsPipeline(deployment)) {
            buttons.add(rollBack(deployment));
        }
        if (Gates.forceable(deployment)) {
            buttons.add(Button.plain(FORCE, "Deploy anyway", id));
        }
        return buttons.isEmpty() ? Optional.empty() : Optional.of(new Block.Actions(buttons));
    }

    static Optional<Block> parameters(Deployment deployment) {
        return deployment.parameters().isEmpty()
                ? Optional.empty()
                : Optional.of(Block.Note.of(new Span.Text("With " + Parameter.words(deployment.parameters()))));
    }

    static Optional<Block> forced(Deployment deployment) {
        return Optional.ofNullable(deployment.trigger().forced())
                .map(why -> Block.Note.of(new Span.Emoji("warning"), new Span.Text(" Forced: “" + why + "”.")));
    }

    private static boolean failedInItsPipeline(Deployment deployment) {
        return deployment.state() instanceof Failed failed && failed.pipeline() != null;
    }

    private static Button rollBack(Deployment deployment) {
        return Button.danger(
                ROLLBACK,
                "Rollback",
                deployment.id().toString(),
                "Bring " + deployment.environment() + " back to what worked before #" + deployment.number() + "?");
    }

    private static Optional<Pipeline> pipeline(DeploymentState state) {
        return switch (state) {
            case Running running -> Optional.of(running.pipeline());
            case Succeeded succeeded -> Optional.of(succeeded.pipeline());
            case Failed failed -> Optional.ofNullable(failed.pipeline());
            case Cancelled cancelled -> Optional.ofNullable(cancelled.pipeline());
            case Inactive inactive -> Optional.of(inactive.pipeline());
            case Requested r -> Optional.empty();
            case Waiting w -> Optional.empty();
            case Creating c -> Optional.empty();
            case Triggering t -> Optional.empty();
            case Superseded s -> Optional.empty();
            case Refused r -> Optional.empty();
        };
    }
}
