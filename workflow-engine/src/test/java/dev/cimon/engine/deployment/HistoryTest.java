package dev.cimon.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.DeploymentState.Cancelled;
import dev.cimon.engine.deployment.DeploymentState.Failed;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.events.deployment.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryTest {

    /**
     * Each word is one deployment, numbered from 1 in the order of their ends: what became of it, the letter of its
     * revision, and the number of the one that it brings back.
     */
    static Stream<Arguments> table() {
        return Stream.of(
                arguments("", null, null),
                arguments("waits:a", null, null),
                arguments("current:a", 1L, null),
                arguments("good:a current:a", 2L, null),
                arguments("good:a current:b", 2L, 1L),
                arguments("good:a good:b current:b", 3L, 1L),
                arguments("good:a failed:b current:c", 3L, 1L),
                arguments("good:a current:b failed:c", 3L, 2L),
                arguments("good:a current:b cancelled:c", 3L, 2L),
                arguments("good:a current:b rejected:c", 2L, 1L),
                arguments("good:a current:b runs:c waits:d", 2L, 1L),
                arguments("good:a good:b current:a:1", 3L, null),
                arguments("good:a good:b good:c current:b:2", 4L, 1L),
                arguments("good:a good:b good:c good:b:2 current:d", 5L, 4L),
                arguments("good:a current:b failed:a:1", 3L, 1L),
                arguments("failed:a failed:b", 2L, null));
    }

    @ParameterizedTest
    @MethodSource("table")
    void knowsWhatChangedTheEnvironmentLastAndWhatWorkedBefore(
            String course, @Nullable Long latest, @Nullable Long lastGood) {
        List<Deployment> deployments = deployments(course);
        Collections.reverse(deployments);
        History history = new History(deployments);
        assertThat(history.latest().map(Deployment::number).orElse(null)).isEqualTo(latest);
        assertThat(history.lastGood().map(Deployment::number).orElse(null)).isEqualTo(lastGood);
    }

    private static List<Deployment> deployments(String course) {
        List<Deployment> all = new ArrayList<>();
        for (String word : course.split(" ")) {
            if (!word.isEmpty()) {
                all.add(deployment(all.size() + 1, word.split(":")));
            }
        }
        return all;
    }

    private static Deployment deployment(long number, String[] word) {
        Instant start = Samples.NOON.plusSeconds(number * 10);
        Instant end = start.plusSeconds(5);
        DeploymentState state = switch (word[0]) {
            case "good" -> new Inactive(900, Samples.pipeline(), start, end, null, end.plusSeconds(100));
            case "current" -> new Succeeded(900, Samples.pipeline(), start, List.of(), end);
            case "failed" -> new Failed(900L, Samples.pipeline(), List.of(), "Job test failed.", null, end);
            case "cancelled" -> new Cancelled(900L, Samples.pipeline(), List.of(), "bob cancelled it.", end);
            case "rejected" -> new Failed(900L, null, List.of(), "CircleCI refused.", null, end);
            case "runs" -> new Running(900, Samples.pipeline(), start, List.of());
            default -> new Requested();
        };
        Deployment plain = Samples.deployment(
                number, state, Samples.commit(Samples.revision(word[1].charAt(0)), word[1], "refs/heads/" + word[1]));
        return word.length < 3 ? plain : restoring(plain, Long.parseLong(word[2]));
    }

    private static Deployment restoring(Deployment plain, long number) {
        Trigger trigger = plain.trigger().restoring(number);
        return Samples.by(plain, trigger);
    }
}
