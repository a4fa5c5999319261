package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.content.Modal;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.OpenModal;
import java.util.ArrayList;
import java.util.List;

/** The form that {@code deploy} alone opens, and what is filled in on it. */
final class DeployForm {

    static final String CALLBACK = "deploy";

    private static final String REF = "ref";
    private static final String ENVIRONMENT = "environment";
    private static final String REASON = "reason";

    private DeployForm() {}

    static OpenModal of(ReplyTo replyTo, Project project, String triggerId) {
        return new OpenModal(
                replyTo.answerId(),
                replyTo.channel(),
                replyTo.user(),
                triggerId,
                CALLBACK,
                SubmittedForm.metadata(replyTo, project.repository()),
                new Modal("Deploy " + shortened(project.repository().name()), "Deploy", inputs(Workflow.of(project))),
                replyTo.responseUrl(),
                replyTo.deploymentReplies().formTooLate());
    }

    private static List<Modal.Input> inputs(Workflow workflow) {
        List<String> environments = workflow.names();
        List<Modal.Input> inputs = new ArrayList<>();
        inputs.add(new Modal.ChoiceInput(ENVIRONMENT, "Environment", environments, environments.getFirst()));
        inputs.add(new Modal.TextInput(
                REF,
                "Branch, tag or commit",
                null,
                "Leave it empty for what the environment takes by default.",
                false,
                true));
        inputs.addAll(ParameterInputs.of(workflow));
        inputs.add(new Modal.TextInput(REASON, "Reason", null, "Shown on the message of the deployment.", true, true));
        return inputs;
    }

    /** Slack shows 24 characters of a title. */
    private static String shortened(String repository) {
        int room = 24 - "Deploy ".length();
        return repository.length() <= room ? repository : repository.substring(0, room - 1) + "…";
    }

    static void decide(Turn turn, ModalSubmitted submitted) {
        SubmittedForm.replyTo(submitted, turn.cause() + "/answer")
                .ifPresent(replyTo -> Commands.withProject(
                        turn,
                        replyTo,
                        project -> Requests.deploy(
                                turn,
                                replyTo,
                                project,
                                new Command.Deploy(
                                        SubmittedForm.filled(submitted, REF),
                                        new EnvironmentName(submitted.values().getOrDefault(ENVIRONMENT, "")),
                                        SubmittedForm.filled(submitted, REASON),
                                        null,
                                        false,
                                        ParameterInputs.given(submitted)))));
    }
}
