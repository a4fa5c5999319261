package dev.cimon.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PreviewCommentTest {

    @Test
    void saysThisInEachState() {
        String all = Samples.states().stream()
                .map(state -> state.getClass().getSimpleName() + " "
                        + PreviewComment.about(Samples.deployment(state), Optional.empty())
                                .orElse("–"))
                .collect(Collectors.joining("\n"));
        assertThat(all).isEqualTo("""
            Requested :hourglass_flowing_sand: `0000000` is being deployed.
            Waiting :hourglass_flowing_sand: `0000000` is being deployed.
            Creating :hourglass_flowing_sand: `0000000` is being deployed.
            Triggering :hourglass_flowing_sand: `0000000` is being deployed.
            Running :hourglass_flowing_sand: `0000000` is being deployed.
            Succeeded :rocket: `0000000` is deployed: https://preview.acme.dev/
            Failed :x: `0000000` could not be deployed. See [pipeline #41](https://app.circleci.com/pipelines/41).
            Cancelled :no_entry_sign: `0000000` was not deployed.
            Superseded –
            Refused :no_entry_sign: `0000000` was not deployed.
            Inactive –\
            """);
    }

    @Test
    void saysWhatIsThereInstead() {
        Deployment current = Samples.states().stream()
                .filter(Succeeded.class::isInstance)
                .map(Samples::deployment)
                .findFirst()
                .orElseThrow();
        Deployment refused = Samples.deployment(Samples.states().get(9));
        assertThat(PreviewComment.about(refused, Optional.of(current)))
                .contains(":no_entry_sign: `0000000` was not deployed."
                        + " The preview still shows `0000000`: https://preview.acme.dev/");
    }

    @Test
    void knowsItselfByItsLastLine() {
        assertThat(PreviewComment.isOurs("Deployed.\r\n\r\n<!-- cimon preview -->\r\n"))
                .isTrue();
        assertThat(PreviewComment.isOurs("> Deployed.\n> <!-- cimon preview -->\n\nThank you."))
                .isFalse();
        assertThat(PreviewComment.isOurs("")).isFalse();
    }
}
