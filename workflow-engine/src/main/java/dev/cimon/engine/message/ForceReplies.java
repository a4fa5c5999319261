package dev.cimon.engine.message;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;

/**
 * Answers to a person who insists, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record ForceReplies(String slash) {

    public Content forcing(Deployment held, Deployment forced) {
        return Content.sentence("#" + forced.number() + " deploys what #" + held.number()
                + " was to deploy, in your name and for the reason you gave.");
    }

    public Content nothingToForce(Deployment deployment) {
        return Content.of(Block.Paragraph.of(
                new Span.Text("#" + deployment.number() + " (" + DeploymentMessage.word(deployment)
                        + ") is not held back by anything that can be forced, so nothing has changed. See "),
                new Span.Code(slash + " why " + deployment.number())));
    }

    public Content reasonNeeded() {
        return Content.sentence("Nothing has changed: to deploy anyway, say why.");
    }

    public Content formTooLate() {
        return Content.sentence("Slack did not let me open the form in time. Please press the button again.");
    }
}
