package dev.cimon.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.workflow.Reading;
import dev.cimon.workflow.WorkflowFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of trying a file on that Saturday. */
final class Tried {

    private Tried() {}

    /** A line for each deployment: when it was asked for, its environment, what it came to then and now, and why. */
    static String of(Past past, Proposal proposal) {
        assertThat(WorkflowFile.read(proposal.file())).isInstanceOf(Reading.Good.class);
        return comparisons(past, proposal).stream().map(Tried::line).collect(Collectors.joining());
    }

    static List<Comparison> comparisons(Past past, Proposal proposal) {
        Recording recording =
                recordings(past, proposal.since(), null).all().iterator().next();
        return Trial.of(recording, proposal, Past.at("23:59"));
    }

    static Recordings recordings(Past past, Instant since, @Nullable RepositoryName only) {
        Recordings recordings = new Recordings(since, only);
        past.events().forEach(recordings::takeDecision);
        past.events().forEach(recordings::takeHappening);
        past.events().forEach(recordings::takeReport);
        return recordings;
    }

    private static String line(Comparison comparison) {
        String time = comparison.at().toString().substring(11, 16);
        return (time + " " + comparison.environment() + ": " + comparison.then().words() + " → "
                                + comparison.now().words() + "  "
                                + comparison.now().sentence())
                        .strip()
                + "\n";
    }
}
