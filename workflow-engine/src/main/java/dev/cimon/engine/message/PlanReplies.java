package dev.cimon.engine.message;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.workflow.CiCall;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.deployment.GateFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a person who wants to see first what would be done, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record PlanReplies(String slash) {

    /** The action of the button that has a plan carried out; its value is written where it is read. */
    public static final String CONFIRM = "confirm-plan";

    /**
     * @param draft the deployment as it would be
     * @param changes what is different from the plan that they have confirmed, if they have
     * @param difference to what runs there, where that is known
     * @param call what CI would be told
     * @param value of the button that confirms it
     */
    public Content plan(
            Deployment draft,
            List<String> changes,
            List<GateFinding> findings,
            @Nullable Difference difference,
            CiCall call,
            String value) {
        List<Block> blocks = new ArrayList<>();
        if (!changes.isEmpty()) {
            blocks.add(Block.Paragraph.of(
                    new Span.Emoji("warning"),
                    new Span.Text(" Nothing was deployed, since this has changed since you were shown the plan: "
                            + String.join(" ", changes) + " The plan is now:")));
        }
        blocks.add(headline(draft));
        DeploymentMessage.forced(draft).ifPresent(blocks::add);
        findings.forEach(finding -> blocks.add(GateWords.line(finding)));
        blocks.add(new Block.Divider());
        blocks.addAll(
                difference == null
                        ? List.of(Block.Paragraph.of(new Span.Text(
                                "There is nothing on " + draft.environment() + " that I could compare it with.")))
                        : DeploymentReplies.compared(
                                draft.environment(), draft.requireCommit().ref(), difference));
        blocks.add(new Block.Divider());
        blocks.addAll(told(draft, call));
        if (Gates.waitsForOthers(findings)) {
            blocks.add(Block.Note.of(new Span.Text(
                    "GitHub and Slack are asked about checks, teams and user groups once it is confirmed, not for a"
                            + " plan.")));
        }
        blocks.add(confirmation(findings, value));
        return new Content(blocks);
    }

    private static List<Block> told(Deployment draft, CiCall call) {
        String definition = call.definition() == null ? "" : "the pipeline definition " + call.definition() + " ";
        Stream<String> standard =
                call.parameters().entrySet().stream().map(given -> given.getKey() + ": " + given.getValue());
        Stream<String> declared = draft.parameters().stream().map(given -> given.name() + ": " + given.value());
        return List.of(
                Block.Paragraph.of(
                        new Span.Text("CircleCI would run " + definition + "on "),
                        new Span.Code(draft.requireCommit().ciRef()),
                        new Span.Text(" with these parameters:")),
                new Block.Preformatted(Stream.concat(standard, declared).collect(Collectors.joining("\n"))));
    }

    private static Block headline(Deployment draft) {
        Commit commit = draft.requireCommit();
        return Block.Paragraph.of(
                new Span.Emoji("clipboard"),
                new Span.Text(" "),
                new Span.Code(commit.ref()),
                new Span.Text(" "),
                new Span.Link(commit.revision().abbreviated(), commit.url()),
                new Span.Text(" to "),
                new Span.Strong(draft.environment().name()),
                new Span.Text(": nothing has been done yet. What the gates say:"));
    }

    private static Block confirmation(List<GateFinding> findings, String value) {
        boolean refused = findings.stream().anyMatch(finding -> finding.verdict() == GateFinding.Verdict.REFUSE);
        return refused
                ? Block.Paragraph.of(new Span.Text("It would be refused."))
                : new Block.Actions(List.of(Button.plain(CONFIRM, "Deploy it", value)));
    }

    public Content carriedOut(Deployment deployment) {
        boolean waits = deployment.state() instanceof DeploymentState.Waiting;
        return Content.sentence("#" + deployment.number() + " is on its way as planned"
                + (waits ? "; its message shows what it waits for." : "."));
    }
}
