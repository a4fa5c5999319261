package dev.cimon.engine.message;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.deployment.Step;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.deployment.DeploymentCancelled;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentDeactivated;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.deployment.DeploymentHeld;
import dev.cimon.events.deployment.DeploymentRefused;
import dev.cimon.events.deployment.DeploymentRegistered;
import dev.cimon.events.deployment.DeploymentRejected;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentStarted;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.deployment.DeploymentSuperseded;
import dev.cimon.events.deployment.GateFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why a deployment is where it is: what was decided about it and when, and what the gates say. */
final class Explanation {

    private static final int MOST_STEPS = 20;

    private Explanation() {}

    static Content of(Deployment deployment, List<Step> steps, List<GateFinding> now, Instant at) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(DeploymentMessage.headline(deployment, at));
        blocks.add(Block.Note.of(
                new Span.Text(deployment.repository() + " #" + deployment.number() + ", "
                        + DeploymentMessage.why(deployment) + " "),
                DeploymentMessage.requester(deployment)));
        DeploymentMessage.parameters(deployment).ifPresent(blocks::add);
        DeploymentMessage.forced(deployment).ifPresent(blocks::add);
        if (steps.size() > MOST_STEPS) {
            blocks.add(Block.Note.of(new Span.Text((steps.size() - MOST_STEPS) + " earlier steps are left out.")));
        }
        steps.stream().skip(Math.max(0, steps.size() - MOST_STEPS)).forEach(step -> blocks.add(line(step)));
        if (deployment.state() instanceof Pending) {
            blocks.add(new Block.Divider());
            blocks.add(Block.Paragraph.of(new Span.Strong("What the gates say now")));
            now.forEach(finding -> blocks.add(GateWords.line(finding)));
        } else {
            lastWords(steps, blocks);
        }
        return new Content(blocks);
    }

    /** What the gates said when it passed them. */
    private static void lastWords(List<Step> steps, List<Block> blocks) {
        steps.reversed().stream()
                .filter(step -> step.event() instanceof DeploymentCleared)
                .findFirst()
                .ifPresent(step -> {
                    blocks.add(new Block.Divider());
                    blocks.add(Block.Paragraph.of(
                            new Span.Strong("What the gates said"), new Span.Text(" on "), new Span.Moment(step.at())));
                    ((DeploymentCleared) step.event())
                            .findings()
                            .forEach(finding -> blocks.add(GateWords.line(finding)));
                });
    }

    private static Block line(Step step) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Moment(step.at()));
        line.add(new Span.Text("  "));
        switch (step.event()) {
            case DeploymentHeld held -> {
                line.add(new Span.Text("waits: "));
                line.addAll(GateWords.waiting(held.findings()));
            }
            case DeploymentStarted started -> {
                line.add(new Span.Text("runs: "));
                line.add(new Span.Link("Pipeline #" + started.pipelineNumber(), started.pipelineUrl()));
            }
            case DeploymentRequested requested -> {
                String forced = requested.trigger().forced();
                line.add(new Span.Text("asked for: " + requested.gitRef()
                        + (forced == null ? "" : ", whatever can be forced: “" + forced + "”")));
            }
            case DeploymentApproved approved ->
                line.add(new Span.Text("approved by " + approved.by().name() + ", " + approved.right()));
            case DeploymentRejected rejected ->
                line.add(new Span.Text("rejected by " + rejected.by().name() + ", " + rejected.right()
                        + (rejected.reason() == null ? "" : ": “" + rejected.reason() + "”")));
            case DeploymentCleared cleared -> line.add(new Span.Text("every gate lets it pass"));
            case DeploymentRegistered registered ->
                line.add(new Span.Text("registered: GitHub Deployment " + registered.gitHubDeployment()));
            case DeploymentSucceeded succeeded -> line.add(new Span.Text("succeeded"));
            case DeploymentFailed failed -> line.add(new Span.Text("failed: " + failed.reason()));
            case DeploymentCancelRequested requested ->
                line.add(new Span.Text(requested.by().name() + " wants it to be cancelled"));
            case DeploymentCancelled cancelled -> line.add(new Span.Text("cancelled: " + cancelled.reason()));
            case DeploymentSuperseded superseded ->
                line.add(new Span.Text("superseded: a newer revision takes its place"));
            case DeploymentRefused refused -> line.add(new Span.Text("refused: " + refused.reason()));
            case DeploymentHealed healed -> line.add(new Span.Text("found by asking: " + words(healed.found())));
            case DeploymentDeactivated deactivated ->
                line.add(new Span.Text(
                        deactivated.by() == null
                                ? "no longer active: the environment has ended"
                                : "no longer active: a newer deployment has taken its place"));
        }
        return new Block.Note(line);
    }

    private static String words(DeploymentHealed.Found found) {
        return switch (found) {
            case GITHUB_DEPLOYMENT -> "its GitHub Deployment, of which no answer had told";
            case PIPELINE -> "its pipeline, of which no answer had told";
            case CI_STATUS -> "the end of its pipeline, of which no webhook had told";
        };
    }
}
