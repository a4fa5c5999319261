package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.events.content.Modal;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.OpenModal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that asks why somebody insists, and what is filled in on it. */
final class ForceForm {

    static final String CALLBACK = "deploy-anyway";

    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 255;

    private ForceForm() {}

    static OpenModal of(ReplyTo replyTo, Deployment held, String triggerId) {
        return new OpenModal(
                replyTo.answerId(),
                replyTo.channel(),
                replyTo.user(),
                triggerId,
                CALLBACK,
                SubmittedForm.metadata(replyTo, held.repository()) + " " + held.id(),
                new Modal(
                        "Deploy anyway",
                        "Deploy anyway",
                        List.of(new Modal.TextInput(
                                REASON,
                                "Why must #" + held.number() + " be deployed now?",
                                null,
                                "Shown on the message, and recorded.",
                                true,
                                false))),
                replyTo.responseUrl(),
                replyTo.forceReplies().formTooLate());
    }

    static @Nullable String reason(ModalSubmitted submitted) {
        String filled = SubmittedForm.filled(submitted, REASON);
        if (filled == null || filled.length() <= LONGEST_REASON) {
            return filled;
        }
        boolean inTwo = Character.isHighSurrogate(filled.charAt(LONGEST_REASON - 1));
        return filled.substring(0, inTwo ? LONGEST_REASON - 1 : LONGEST_REASON);
    }
}
