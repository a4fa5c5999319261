package dev.cimon.inspection;

import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.trial.Proposal;
import dev.cimon.trial.Recording;
import dev.cimon.trial.Recordings;
import dev.cimon.trial.Trial;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries a workflow file on what the topics hold, and prints what would have been different. */
record WorkflowTrial(Topics topics, TrialText text, PrintStream out) {

    /** @param only the repository to try it on; every one that was ever bound to a channel, when absent */
    void show(Proposal proposal, @Nullable RepositoryName only, Instant now) {
        Recordings recordings = new Recordings(proposal.since(), only);
        read(Topic.DEPLOYMENTS, recordings::takeDecision);
        read(Topic.GITHUB_EVENTS, recordings::takeHappening);
        read(Topic.GITHUB_EVENTS, recordings::takeReport);
        if (recordings.all().isEmpty()) {
            out.println(
                    only == null
                            ? "No repository was ever bound to a channel."
                            : only + " was never bound to a channel.");
        }
        recordings.all().forEach(recording -> show(proposal, recording, now));
    }

    /** What was put back stands there twice. */
    private void read(Topic topic, Consumer<EventEnvelope<Event>> each) {
        topics.readAll(topics.partitionsOf(List.of(topic.topicName())), received -> {
            if (received.header(Repetition.REPEATED_FROM).isEmpty()) {
                received.event().ifPresent(each);
            }
        });
    }

    private void show(Proposal proposal, Recording recording, Instant now) {
        RepositoryName repository = recording.repository();
        Optional<Instant> beginning = recording.beginning().filter(first -> first.isAfter(proposal.since()));
        Proposal reached = beginning.map(proposal::from).orElse(proposal);
        beginning.ifPresent(first ->
                out.println(repository + ": what happened on GitHub is recorded since " + text.time(first) + " only."));
        text.lines(repository, reached.since(), Trial.of(recording, reached, now))
                .forEach(out::println);
        out.println();
    }
}
