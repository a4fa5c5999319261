package dev.cimon.engine.decide;

import dev.cimon.engine.command.Command;
import dev.cimon.engine.command.CommandParser;
import dev.cimon.engine.command.Target;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.events.Event;
import dev.cimon.events.circleci.CircleCiEvent;
import dev.cimon.events.circleci.Outcome;
import dev.cimon.events.circleci.WorkflowCompleted;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.github.AccountProven;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.SlackEvent;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can happen in a {@link Play}, in few words. */
final class Events {

    private final Play play;
    private int count;

    Events(Play play) {
        this.play = play;
    }

    private String next() {
        count++;
        return "event-" + count;
    }

    Play types(String text) {
        return types(Samples.CHANNEL, text);
    }

    Play types(ChannelRef channel, String text) {
        return enters(channel, "/cimon", text);
    }

    Play enters(ChannelRef channel, String command, String text) {
        play.happens(next(), command(channel, command, text));
        return play;
    }

    /** Somebody else than alice, who says and presses all the rest. */
    Play types(SlackUser person, String text) {
        play.happens(
                next(), new CommandEntered(Samples.CHANNEL, person, "/cimon", text, "trigger", Samples.RESPONSE_URL));
        return play;
    }

    /** Presses the button with this action on the last answer. */
    Play pressesOnTheAnswer(String action) {
        Button button = play.answers.getLast().content().blocks().stream()
                .filter(Block.Actions.class::isInstance)
                .flatMap(block -> ((Block.Actions) block).buttons().stream())
                .filter(candidate -> candidate.action().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + action));
        return presses(action, button.value());
    }

    static CommandEntered command(String text) {
        return command(Samples.CHANNEL, "/cimon", text);
    }

    private static CommandEntered command(ChannelRef channel, String command, String text) {
        return new CommandEntered(channel, Samples.ALICE, command, text, "trigger", Samples.RESPONSE_URL);
    }

    Play presses(String action, @Nullable String value) {
        play.happens(
                next(),
                new ButtonPressed(
                        Samples.CHANNEL, Samples.ALICE, action, value, "1.2", "trigger", Samples.RESPONSE_URL));
        return play;
    }

    /** Somebody else than alice presses it, on the message of that deployment. */
    Play presses(SlackUser person, String action, long number) {
        play.happens(
                next(),
                new ButtonPressed(
                        Samples.CHANNEL,
                        person,
                        action,
                        play.number(number).id().toString(),
                        "1.2",
                        "trigger",
                        Samples.RESPONSE_URL));
        return play;
    }

    Play pushes(String ref) {
        return pushes(ref, "Sell more shoes");
    }

    Play pushes(String ref, String message) {
        HeadCommit head = new HeadCommit(Samples.revision(count + 1), message, "Bob Builder", "bob-gh");
        play.happens(
                next(), new PushReceived(Samples.SHOP, 1L, ref, false, false, false, head, "main", "bob-gh", null));
        return play;
    }

    Play pullRequest(Action action, int number) {
        return pullRequest(action, number, false, false, "Sell more shoes");
    }

    Play pullRequest(Action action, int number, boolean fork, boolean merged, String title) {
        URI url = URI.create("https://github.com/acme/shop/pull/" + number);
        play.happens(
                next(),
                new PullRequestChanged(
                        Samples.SHOP,
                        1L,
                        action,
                        number,
                        title,
                        url,
                        "bob-gh",
                        "shoes",
                        Samples.revision(count + 1),
                        "main",
                        fork,
                        false,
                        merged,
                        List.of(),
                        null));
        return play;
    }

    /** CircleCI says that a workflow of this deployment has ended. */
    Play workflowEnds(long number) {
        play.happens(next(), workflowOf(play.number(number)));
        return play;
    }

    static WorkflowCompleted workflowOf(Deployment deployment) {
        PipelineId pipeline = Outside.pipelineOf(deployment.id()).id();
        return new WorkflowCompleted(
                Samples.SHOP, pipeline, 41, "w-1", "deploy", Outcome.SUCCESS, null, null, Instant.EPOCH);
    }

    Optional<RepositoryName> repositoryOf(Event event) {
        return switch (event) {
            case GitHubEvent gitHub -> Optional.of(gitHub.repository());
            case CircleCiEvent circleCi -> Optional.of(circleCi.repository());
            case CommandEntered entered ->
                CommandParser.parse(entered.command(), entered.text()) instanceof Command.SetUp setUp
                        ? Optional.of(setUp.repository())
                        : CommandParser.repositoryOf(entered.command(), entered.text());
            case ModalSubmitted submitted -> SubmittedForm.repositoryOf(submitted);
            case ButtonPressed pressed ->
                PressedButton.repositoryOf(pressed)
                        .or(() -> PressedButton.deploymentOf(pressed)
                                .flatMap(id -> play.find(known -> known.id().equals(id)))
                                .map(Deployment::repository));
            default -> Optional.empty();
        };
    }

    Optional<ChannelRef> channelOf(Event event) {
        return switch (event) {
            case CommandEntered entered -> Optional.of(entered.channel());
            case ButtonPressed pressed -> Optional.of(pressed.channel());
            case ModalSubmitted submitted -> SubmittedForm.channelOf(submitted);
            case AccountProven proven -> Optional.of(proven.channel());
            case SlackEvent other -> Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The deployment that a person names by its number, or by pressing a button on its message. */
    Optional<Deployment> namedIn(Happening happening) {
        return switch (happening) {
            case Happening.Received received -> namedIn(received.envelope().data());
            case Happening.Returned returned
            when returned.result().effect() instanceof Effect.ForRight asked ->
                namedIn(asked.said().envelope().data());
            case Happening.Returned returned -> Optional.empty();
        };
    }

    private Optional<Deployment> namedIn(Event event) {
        return switch (event) {
            case ButtonPressed pressed ->
                PressedButton.deploymentOf(pressed)
                        .flatMap(id -> play.find(known -> known.id().equals(id)));
            case ModalSubmitted submitted ->
                SubmittedForm.deploymentOf(submitted)
                        .flatMap(id -> play.find(known -> known.id().equals(id)));
            case CommandEntered entered ->
                switch (CommandParser.parse(entered.command(), entered.text())) {
                    case Command.Cancel(Target target) -> named(target);
                    case Command.Retry(Target target) -> named(target);
                    case Command.Approve(Target target) -> named(target);
                    case Command.Reject(Target target, String _) -> named(target);
                    case Command.Why(Target target) -> named(target);
                    case Command.ListThen then -> named(new Target(null, then.environment()));
                    case Command.Rollback(EnvironmentName environment) -> named(new Target(null, environment));
                    default -> Optional.empty();
                };
            case GitHubDeploymentCreated created ->
                play.find(known -> known.id().equals(Decide.adoptedId(created)));
            default -> Optional.empty();
        };
    }

    private Optional<Deployment> named(@Nullable Target target) {
        if (target == null) {
            return Optional.empty();
        }
        return play.all().stream()
                .filter(known -> target.number() == null
                        ? known.environment().equals(target.environment())
                        : known.number() == target.number())
                .max(Comparator.comparingLong(Deployment::number));
    }
}
