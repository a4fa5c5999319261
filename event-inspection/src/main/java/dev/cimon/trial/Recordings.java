package dev.cimon.trial;

import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.MentionsChanged;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.deployment.TriggerIgnored;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what trials need of the topics, which reach back for years, and no more. They are gone through three times,
 * each event standing behind those of its repository that came before: once for what was decided, then for what happened
 * on GitHub to those repositories, then for what checks said of the commits that turned out to matter.
 */
public final class Recordings {

    private final Instant since;
    private final @Nullable RepositoryName only;
    private final List<EventEnvelope<Event>> people = new ArrayList<>();
    private final SortedMap<RepositoryName, Recording> all =
            new TreeMap<>(Comparator.comparing(RepositoryName::toString));

    /**
     * @param since no trial begins earlier
     * @param only the repository to be tried; every one that was ever bound to a channel, when absent
     */
    public Recordings(Instant since, @Nullable RepositoryName only) {
        this.since = since;
        this.only = only;
    }

    public void takeDecision(EventEnvelope<Event> event) {
        switch (event.data()) {
            case PersonLinked _, PersonUnlinked _ -> people.add(event);
            case MentionsChanged _, TriggerIgnored _ -> {} // of no consequence to any deployment
            case DecisionEvent decided -> {
                RepositoryName repository = RepositoryName.of(decided.partitionKey());
                if (only == null || only.equals(repository)) {
                    all.computeIfAbsent(repository, _ -> new Recording(repository, since, people))
                            .takeDecision(event, decided);
                }
            }
            default -> {} // of another topic
        }
    }

    public void takeHappening(EventEnvelope<Event> event) {
        Event data = event.data();
        if (data instanceof PushReceived
                || data instanceof PullRequestChanged
                || data instanceof GitHubDeploymentCreated) {
            of(RepositoryName.of(data.partitionKey())).ifPresent(recording -> recording.takeHappening(event));
        }
    }

    public void takeReport(EventEnvelope<Event> event) {
        if (event.data() instanceof CheckReported report) {
            of(report.repository()).ifPresent(recording -> recording.takeReport(event, report));
        }
    }

    private Optional<Recording> of(RepositoryName repository) {
        return Optional.ofNullable(all.get(repository));
    }

    /** Of each repository in question that was ever bound to a channel. */
    public Collection<Recording> all() {
        return all.values();
    }
}
