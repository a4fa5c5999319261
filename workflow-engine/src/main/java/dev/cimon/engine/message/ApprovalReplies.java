package dev.cimon.engine.message;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;

/**
 * Answers to a person who agrees to a deployment or does not, in words.
 *
 * @param slash the command word, as this workspace has it
 */
public record ApprovalReplies(String slash) {

    public Content approved(Deployment deployment) {
        return Content.sentence("You have approved " + named(deployment) + ".");
    }

    public Content rejected(Deployment deployment) {
        return Content.sentence("You have rejected " + named(deployment) + ". It is not deployed.");
    }

    public Content approvedBefore(Deployment deployment) {
        return line(
                "You have approved #" + deployment.number() + " before; once is enough. If you think otherwise now: ",
                "reject " + deployment.number());
    }

    public Content decidedAlready(Deployment deployment) {
        return Content.sentence("#" + deployment.number() + " has been decided already: it is "
                + DeploymentMessage.word(deployment) + ".");
    }

    /** @param sentence what the gate says */
    public Content closed(Deployment deployment, String sentence) {
        return Content.sentence("#" + deployment.number() + " needs no decision now. " + sentence);
    }

    public Content notAsked(Deployment deployment) {
        return line(
                "Nobody has to approve #" + deployment.number() + ", so nothing has changed. See what it waits for: ",
                "why " + deployment.number());
    }

    public Content own(Deployment deployment) {
        return line(
                "You have asked for #" + deployment.number()
                        + " yourself, so somebody else decides about it. To call it off: ",
                "cancel " + deployment.number());
    }

    /** @param proof whether their word is not enough to know who they are on GitHub */
    public Content maybeOwn(Deployment deployment, String login, boolean proof) {
        String sentence = login + " has set off #" + deployment.number() + ", and nobody decides about their own. ";
        return proof
                ? line(sentence + "You have not proved your GitHub login; do that, then decide: ", "hello")
                : line(sentence + "I do not know your GitHub login; tell me, then decide: ", "hello <login>");
    }

    /** @param names who decides, in words */
    public Content notTheirs(Deployment deployment, String names) {
        return Content.sentence(others(deployment, names));
    }

    /**
     * They may be one of those who decide, if only we knew who they are on GitHub.
     *
     * @param proof whether their word is not enough for that
     */
    public Content maybeTheirs(Deployment deployment, String names, boolean proof) {
        String sentence = others(deployment, names) + " If you are one of them, ";
        return proof
                ? line(sentence + "prove your GitHub login first: ", "hello")
                : line(sentence + "tell me your GitHub login first: ", "hello <login>");
    }

    private static String others(Deployment deployment, String names) {
        return "Others decide about what goes to " + deployment.environment() + ": " + names + ".";
    }

    private Content line(String sentence, String command) {
        return Content.of(Block.Paragraph.of(new Span.Text(sentence), new Span.Code(slash + " " + command)));
    }

    private static String named(Deployment deployment) {
        return "#" + deployment.number() + ", "
                + deployment.requireCommit().revision().abbreviated() + " to " + deployment.environment();
    }
}
