package dev.cimon.chaos;

import dev.cimon.story.ControlApi;
import java.util.List;
import java.util.Optional;

/**
 * A repository with the channels that it is deployed from.
 *
 * @param guarded whether it has the workflow of {@link Guards}
 */
record Place(String repository, List<String> channels, boolean guarded) {

    private static final String PERSON = "alice";
    private static final double JOB_SECONDS = 0.3;

    Place {
        channels = List.copyOf(channels);
    }

    /** A new one, which is followed in one channel or in two. */
    static Place found(ControlApi sandbox, String name, boolean twoChannels, boolean guarded) {
        String repository = "acme/" + name;
        List<String> channels = twoChannels ? List.of("#" + name, "#" + name + "-too") : List.of("#" + name);
        channels.forEach(channel -> sandbox.found(repository, channel));
        if (guarded) {
            sandbox.pushFile(repository, ".github/cimon.yml", Guards.WORKFLOW);
        }
        return new Place(repository, channels, guarded);
    }

    String channel() {
        return channels.getFirst();
    }

    void behave(ControlApi sandbox, String outcome) {
        sandbox.behave("gh/" + repository, outcome, JOB_SECONDS);
    }

    /** Binds the channels; answers once that is said in each, and the workflow is in force. */
    void setUp(ControlApi sandbox) {
        behave(sandbox, "pass");
        for (String channel : channels) {
            sandbox.command(PERSON, channel, "setup " + repository + (channel.equals(channel()) ? "" : " --also"));
            Waiting.until(
                    "an answer to setup in " + channel,
                    () -> sandbox.messages(PERSON, channel).stream()
                            .filter(m -> m.ephemeral() && m.read().contains(repository))
                            .findFirst());
        }
        if (guarded) {
            Waiting.until(
                    "the workflow of " + repository,
                    () -> sandbox.messages(PERSON, channel()).stream()
                            .filter(m -> m.read().contains(repository + " follows "))
                            .findFirst());
            String login = Guards.APPROVER + "-gh";
            sandbox.command(Guards.APPROVER, channel(), "hello " + login);
            Waiting.until(
                    "an answer to " + login,
                    () -> sandbox.messages(Guards.APPROVER, channel()).stream()
                            .filter(m -> m.ephemeral() && m.read().contains(login))
                            .findFirst());
        }
    }

    /** The message in this channel that says all of it. */
    Optional<String> says(ControlApi sandbox, String channel, String... words) {
        return sandbox.messages(PERSON, channel).stream()
                .filter(message -> message.deployment().isPresent())
                .map(message -> message.read())
                .filter(text -> List.of(words).stream().allMatch(text::contains))
                .findFirst();
    }
}
