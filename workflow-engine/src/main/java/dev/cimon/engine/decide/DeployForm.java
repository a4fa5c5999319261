package dev.cimon.engine.decide;

import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.content.Modal;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.OpenModal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form that {@code deploy} alone opens, and what is filled in on it. */
public final class DeployForm {

    static final String CALLBACK = "deploy";

    private static final String REF = "ref";
    private static final String ENVIRONMENT = "environment";
    private static final String REASON = "reason";

    private DeployForm() {}

    static OpenModal of(ReplyTo replyTo, Project project, String triggerId) {
        List<String> environments = Workflow.of(project).names();
        return new OpenModal(
                replyTo.answerId(),
                replyTo.channel(),
                replyTo.user(),
                triggerId,
                CALLBACK,
                metadata(replyTo, project.repository()),
                new Modal(
                        "Deploy " + shortened(project.repository().name()),
                        "Deploy",
                        List.of(
                                new Modal.ChoiceInput(
                                        ENVIRONMENT, "Environment", environments, environments.getFirst()),
                                new Modal.TextInput(
                                        REF,
                                        "Branch, tag or commit",
                                        null,
                                        "Leave it empty for what the environment takes by default.",
                                        false,
                                        true),
                                new Modal.TextInput(
                                        REASON,
                                        "Reason",
                                        null,
                                        "Shown on the message of the deployment.",
                                        true,
                                        true))),
                replyTo.responseUrl(),
                replyTo.deploymentReplies().formTooLate());
    }

    /** Slack shows 24 characters of a title. */
    private static String shortened(String repository) {
        int room = 24 - "Deploy ".length();
        return repository.length() <= room ? repository : repository.substring(0, room - 1) + "…";
    }

    /** The channel a form belongs to; a form itself stands in none. Empty for forms that are not ours. */
    public static Optional<ChannelRef> channelOf(ModalSubmitted submitted) {
        return replyTo(submitted, "").map(ReplyTo::channel);
    }

    /** What the form was opened for. Forms of an earlier version do not tell. */
    public static Optional<RepositoryName> repositoryOf(ModalSubmitted submitted) {
        String[] words = submitted.privateMetadata().split(" ", -1);
        if (!submitted.callbackId().equals(CALLBACK) || words.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(RepositoryName.of(words[3]));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    static Optional<ReplyTo> replyTo(ModalSubmitted submitted, String answerId) {
        String[] words = submitted.privateMetadata().split(" ", -1);
        if (!submitted.callbackId().equals(CALLBACK) || (words.length != 3 && words.length != 4)) {
            return Optional.empty();
        }
        try {
            ChannelRef channel = new ChannelRef(submitted.workspace(), words[0]);
            return Optional.of(new ReplyTo(channel, submitted.user(), words[1], URI.create(words[2]), answerId));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String metadata(ReplyTo replyTo, RepositoryName repository) {
        return replyTo.channel().channel() + " " + replyTo.slash() + " " + replyTo.responseUrl() + " " + repository;
    }

    static void decide(Turn turn, ModalSubmitted submitted) {
        replyTo(submitted, turn.cause() + "/answer")
                .ifPresent(replyTo -> Commands.withProject(
                        turn,
                        replyTo,
                        project -> Requests.deploy(
                                turn,
                                replyTo,
                                project,
                                new EnvironmentName(submitted.values().getOrDefault(ENVIRONMENT, "")),
                                filled(submitted, REF),
                                filled(submitted, REASON))));
    }

    private static @Nullable String filled(ModalSubmitted submitted, String field) {
        String value = submitted.values().getOrDefault(field, "").strip();
        return value.isEmpty() ? null : value;
    }
}
