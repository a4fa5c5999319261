package dev.cimon.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.workflow.Reading;
import dev.cimon.workflow.WorkflowFile;
import java.util.List;
import java.util.stream.Collectors;

/** What came of trying a file on that Saturday. */
final class Tried {

    private Tried() {}

    /** A line for each deployment: when it was asked for, its environment, what it came to then and now, and why. */
    static String of(Past past, Proposal proposal) {
        assertThat(WorkflowFile.read(proposal.file())).isInstanceOf(Reading.Good.class);
        Recording recording = Recording.of(Past.SHOP, past.events());
        List<Comparison> all = Trial.of(recording, proposal, Past.at("23:59"));
        return all.stream().map(Tried::line).collect(Collectors.joining());
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
