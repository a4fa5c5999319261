package dev.cimon.trial;

import static dev.cimon.trial.Past.at;
import static dev.cimon.trial.Past.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.deployment.Success;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import org.junit.jupiter.api.Test;

class RecordingsTest {

    private static final String MAIN = "refs/heads/main";
    private static final EnvironmentName PREVIEW = new EnvironmentName("preview");

    private final Past past = Past.ofShop();

    private void pushedToPreview(String clock, int commit) {
        past.pushed(clock, MAIN, commit, "alice-gh");
        past.checked(clock, commit, "build", Result.PASSED);
        past.byPush(clock, MAIN, commit, "alice-gh", "preview").succeeded();
    }

    @Test
    void keepOfWhatIsOlderOnlyWhatATrialNeeds() {
        pushedToPreview("07:00", 1);
        pushedToPreview("08:00", 2);
        pushedToPreview("10:00", 3);
        pushedToPreview("11:00", 4);

        Recording recording =
                Tried.recordings(past, at("09:00"), null).all().iterator().next();

        assertThat(recording.successes())
                .containsExactlyInAnyOrder(new Success(PREVIEW, commit(1)), new Success(PREVIEW, commit(2)));
        assertThat(recording.deployments().values().stream().flatMap(steps -> steps.revision().stream()))
                .containsExactly(commit(2), commit(3), commit(4));
        assertThat(recording.pushes().revisions()).containsExactly(commit(2), commit(3), commit(4));
        assertThat(recording.reports().of(commit(1), at("12:00"))).isEmpty();
        assertThat(recording.reports().of(commit(2), at("12:00"))).hasSize(1);
        assertThat(recording.events())
                .allMatch(event ->
                        event.equals(past.events().getFirst()) || !event.time().isBefore(at("09:00")));
    }

    @Test
    void keepNothingOfOtherRepositories() {
        pushedToPreview("10:00", 3);

        assertThat(Tried.recordings(past, at("09:00"), RepositoryName.of("acme/api"))
                        .all())
                .isEmpty();
        assertThat(Tried.recordings(past, at("09:00"), Past.SHOP).all()).hasSize(1);
    }
}
