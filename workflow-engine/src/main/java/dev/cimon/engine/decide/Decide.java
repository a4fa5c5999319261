package dev.cimon.engine.decide;

import dev.cimon.events.Event;
import dev.cimon.events.circleci.JobCompleted;
import dev.cimon.events.circleci.WorkflowCompleted;
import dev.cimon.events.github.AccountProven;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CommitCommented;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.github.ReleasePublished;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ModalSubmitted;
import java.time.Instant;

/** The engine's one function: pure and total. */
public final class Decide {

    private Decide() {}

    /** What follows from this happening in this situation; nothing, where Cimon has no business with it. */
    public static Decision decide(Situation situation, Happening happening, Instant now) {
        Turn turn = new Turn(situation, happening, now);
        switch (happening) {
            case Happening.Received received -> decide(turn, received.envelope().data());
            case Happening.Returned returned -> Results.decide(turn, returned.result());
        }
        QueueNotes.tell(turn);
        return turn.decision();
    }

    /** The deployment that carries out what another tool has created on GitHub, if we adopt it. */
    public static DeploymentId adoptedId(GitHubDeploymentCreated created) {
        return Lifecycle.adoptedId(created);
    }

    static void decide(Turn turn, Event event) {
        switch (event) {
            case CommandEntered entered -> Commands.decide(turn, entered);
            case ButtonPressed pressed -> Buttons.decide(turn, pressed);
            case ModalSubmitted submitted
            when submitted.callbackId().equals(ForceForm.CALLBACK) -> ForceRequests.decide(turn, submitted);
            case ModalSubmitted submitted -> DeployForm.decide(turn, submitted);
            case GitHubDeploymentCreated created -> Triggers.decide(turn, created);
            case PushReceived push -> Triggers.decide(turn, push);
            case PullRequestChanged change -> Triggers.decide(turn, change);
            case PullRequestReviewed review -> PullRequests.decide(turn, review);
            case PullRequestCommented comment -> PullRequests.decide(turn, comment);
            case CheckReported check -> {
                PullRequests.decide(turn, check);
                Inquiries.decide(turn, check);
            }
            case AccountProven proven -> LinkRequests.decide(turn, proven);
            case ReleasePublished release -> Announcements.decide(turn, release);
            case CommitCommented comment -> Announcements.decide(turn, comment);
            case WorkflowCompleted completed -> Lifecycle.followNow(turn, completed.pipeline());
            case JobCompleted completed -> Lifecycle.followNow(turn, completed.pipeline());
            default -> {
                // the other events are for later readers of the topics; they change nothing here
            }
        }
    }
}
