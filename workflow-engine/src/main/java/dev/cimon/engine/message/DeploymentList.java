package dev.cimon.engine.message;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.project.Project;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.reference.EnvironmentName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is deployed where now, then the last ones. */
final class DeploymentList {

    private static final int LONGEST_REF = 60;

    private DeploymentList() {}

    static Content of(
            Project project,
            List<Deployment> deployments,
            List<Deployment> recent,
            @Nullable EnvironmentName only,
            Instant now) {
        Predicate<Deployment> wanted =
                deployment -> only == null || deployment.environment().equals(only);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                new Span.Strong("Deployed now"),
                new Span.Text(" from "),
                new Span.Link(project.repository().toString(), project.url())));
        List<Deployment> current =
                deployments.stream().filter(Deployment::current).filter(wanted).toList();
        if (current.isEmpty()) {
            blocks.add(
                    Block.Paragraph.of(new Span.Text(only == null ? "Nothing yet." : "Nothing on " + only + " yet.")));
        }
        current.forEach(deployment -> blocks.add(currentLine(deployment)));
        project.controls().freezeInForce(now).map(ControlReplies::line).ifPresent(blocks::add);
        project.controls().locksInForce(now).stream()
                .filter(lock -> only == null || lock.environment().equals(only))
                .map(ControlReplies::line)
                .forEach(blocks::add);
        List<Deployment> last = recent.stream().filter(wanted).toList();
        if (!last.isEmpty()) {
            blocks.add(new Block.Divider());
            blocks.add(Block.Paragraph.of(new Span.Strong("Last deployments")));
            last.forEach(deployment -> blocks.add(recentLine(deployment)));
        }
        return new Content(blocks);
    }

    static Content then(EnvironmentName environment, Instant then, @Nullable Deployment there) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Text("On "));
        line.add(new Span.Strong(environment.name()));
        line.add(new Span.Text(", on "));
        line.add(new Span.Moment(then));
        line.add(new Span.Text(": "));
        if (there == null) {
            line.add(new Span.Text("nothing."));
        } else {
            addCommit(line, there);
            line.add(new Span.Text(" (#" + there.number() + " by "));
            line.add(DeploymentMessage.requester(there));
            line.add(new Span.Text(")"));
            line.addAll(period(there));
        }
        return Content.of(
                new Block.Paragraph(line),
                Block.Note.of(new Span.Text("I read times without a zone as UTC (this is " + then
                        + "); Slack shows them in your own zone.")));
    }

    private static List<Span> period(Deployment there) {
        return switch (there.state()) {
            case Succeeded current ->
                List.of(new Span.Text(", since "), new Span.Moment(current.endedAt()), new Span.Text(" until now."));
            case Inactive before ->
                List.of(
                        new Span.Text(", since "),
                        new Span.Moment(before.succeededAt()),
                        new Span.Text(" until "),
                        new Span.Moment(before.endedAt()),
                        new Span.Text("."));
            case DeploymentState.Pending pending -> List.of();
            case DeploymentState.Active active -> List.of();
            case DeploymentState.Failed failed -> List.of();
            case DeploymentState.Cancelled cancelled -> List.of();
            case DeploymentState.Superseded superseded -> List.of();
            case DeploymentState.Refused refused -> List.of();
        };
    }

    private static Block currentLine(Deployment deployment) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Strong(deployment.environment().name()));
        line.add(new Span.Text("  "));
        addCommit(line, deployment);
        if (deployment.state() instanceof Succeeded succeeded) {
            line.add(new Span.Text(" since "));
            line.add(new Span.Moment(succeeded.endedAt()));
        }
        line.add(new Span.Text(" by "));
        line.add(DeploymentMessage.requester(deployment));
        if (deployment.url() != null) {
            line.add(new Span.Text("  "));
            line.add(new Span.Link("open", deployment.url()));
        }
        return new Block.Paragraph(line);
    }

    private static Block recentLine(Deployment deployment) {
        List<Span> line = new ArrayList<>();
        line.add(DeploymentMessage.emoji(deployment));
        line.add(new Span.Text(" #" + deployment.number() + " "));
        addCommit(line, deployment);
        line.add(new Span.Text(" to " + deployment.environment() + " by "));
        line.add(DeploymentMessage.requester(deployment));
        line.add(new Span.Text(", "));
        line.add(new Span.Moment(deployment.requestedAt()));
        line.add(new Span.Text(": " + DeploymentMessage.word(deployment)));
        return new Block.Note(line);
    }

    private static void addCommit(List<Span> line, Deployment deployment) {
        Commit commit = deployment.commit();
        if (commit == null) {
            line.add(new Span.Code(shortened(deployment.askedRef())));
            return;
        }
        line.add(new Span.Code(shortened(commit.ref())));
        line.add(new Span.Text(" "));
        line.add(new Span.Link(commit.revision().abbreviated(), commit.url()));
    }

    private static String shortened(String ref) {
        return ref.length() <= LONGEST_REF ? ref : ref.substring(0, LONGEST_REF - 1) + "…";
    }
}
