package dev.cimon.engine.message;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.gate.Queue;
import dev.cimon.engine.project.People;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits, environment by environment, each with its reason and, where it can be told, when it is likely to start. */
public final class DeploymentQueue {

    private static final int MOST = 10;

    private DeploymentQueue() {}

    static Content of(
            List<Deployment> deployments, List<Deployment> recent, @Nullable EnvironmentName only, Instant now) {
        List<Block> blocks = new ArrayList<>();
        deployments.stream()
                .filter(deployment -> deployment.state() instanceof Waiting)
                .map(Deployment::environment)
                .distinct()
                .filter(environment -> only == null || environment.equals(only))
                .forEach(environment -> blocks.addAll(lines(
                        environment,
                        Queue.of(environment, Stream.concat(deployments.stream(), recent.stream())),
                        now)));
        return blocks.isEmpty()
                ? Content.sentence(only == null ? "Nothing waits." : "Nothing waits for " + only + ".")
                : new Content(blocks);
    }

    private static List<Block> lines(EnvironmentName environment, Queue queue, Instant now) {
        List<Deployment> waiting = queue.waiting();
        List<Block> lines = new ArrayList<>();
        lines.add(Block.Paragraph.of(
                new Span.Text(waiting.size() == 1 ? "One waits for " : waiting.size() + " wait for "),
                new Span.Strong(environment.name())));
        waiting.stream()
                .limit(MOST)
                .forEach(deployment -> lines.add(line(waiting.indexOf(deployment) + 1, deployment, queue, now)));
        if (waiting.size() > MOST) {
            lines.add(Block.Note.of(new Span.Text("and " + (waiting.size() - MOST) + " more")));
        }
        return lines;
    }

    private static Block line(int position, Deployment deployment, Queue queue, Instant now) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Text(position + ". #" + deployment.number() + " "));
        line.add(new Span.Code(deployment.requireCommit().ref()));
        line.add(new Span.Text(" by "));
        line.add(DeploymentMessage.requester(deployment));
        line.add(new Span.Text(": "));
        if (deployment.state() instanceof Waiting waiting) {
            line.addAll(GateWords.waiting(waiting.findings()));
        }
        queue.start(deployment, now).ifPresent(at -> {
            line.add(new Span.Text(" Likely to start "));
            line.add(new Span.Moment(at));
            line.add(new Span.Text("."));
        });
        return new Block.Note(line);
    }

    /**
     * That nobody is before them any more.
     *
     * @param active what is still being deployed
     * @param people linked where it is shown
     */
    public static Content next(Deployment next, Deployment active, SlackUser requester, People people) {
        boolean mentioned =
                people.linkOf(requester).filter(People.Link::mentions).isPresent();
        return Content.of(Block.Paragraph.of(
                mentioned ? new Span.Mention(requester.id()) : new Span.Text(requester.name()),
                new Span.Text(", you are next: #" + next.number() + " goes to " + next.environment() + " after #"
                        + active.number() + ".")));
    }
}
