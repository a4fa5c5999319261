package dev.cimon.inspection;

import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.trial.Proposal;
import dev.cimon.trial.Recording;
import dev.cimon.trial.Trial;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries a workflow file on what the topics hold, and prints what would have been different. */
record WorkflowTrial(Topics topics, TrialText text, PrintStream out) {

    /** What people did stands there as well: as what was decided because of it. */
    private static final List<String> RECORDED = List.of(Topic.DEPLOYMENTS_NAME, Topic.GITHUB_EVENTS_NAME);

    /** @param only the repository to try it on; every one that was ever bound to a channel, when absent */
    void show(Proposal proposal, @Nullable RepositoryName only, Instant now) {
        List<EventEnvelope<Event>> events = new ArrayList<>();
        topics.readAll(
                topics.partitionsOf(RECORDED),
                received -> received.event()
                        .filter(event -> Recording.matters(event.data()))
                        .ifPresent(events::add));
        Collection<RepositoryName> repositories = only == null ? Recording.projectsIn(events) : Set.of(only);
        if (repositories.isEmpty()) {
            out.println("No repository was ever bound to a channel.");
        }
        for (RepositoryName repository : repositories) {
            show(proposal, Recording.of(repository, events), repository, now);
        }
    }

    private void show(Proposal proposal, Recording recording, RepositoryName repository, Instant now) {
        if (!recording.followed()) {
            out.println(repository + " was never bound to a channel.");
            return;
        }
        Optional<Instant> beginning = recording.beginning().filter(first -> first.isAfter(proposal.since()));
        Proposal reached = beginning.map(proposal::from).orElse(proposal);
        beginning.ifPresent(first ->
                out.println(repository + ": what happened on GitHub is recorded since " + text.time(first) + " only."));
        text.lines(repository, reached.since(), Trial.of(recording, reached, now))
                .forEach(out::println);
        out.println();
    }
}
