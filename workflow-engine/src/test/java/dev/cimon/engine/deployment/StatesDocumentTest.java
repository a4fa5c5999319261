package dev.cimon.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/states.md} is drawn from the states; {@code -Dcimon.docs.write=true} draws it anew. */
class StatesDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/states.md");

    @Test
    void isDrawnFromTheStates() throws IOException {
        if (Boolean.getBoolean("cimon.docs.write")) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/states.md, as -Dcimon.docs.write=true writes it")
                .isEqualTo(document());
    }

    private static String document() {
        StringBuilder page = new StringBuilder("""
            # States of a deployment

            Drawn from `DeploymentState` in the workflow-engine: each arrow is a method of the state it leaves.
            No other steps compile.

            ```mermaid
            stateDiagram-v2
                [*] --> Requested
            """);
        Transition.legal()
                .forEach((step, methods) -> page.append("    %s: %s%n".formatted(step, String.join(", ", methods))));
        Transition.states().stream()
                .map(Class::getSimpleName)
                .filter(state -> Transition.legal().keySet().stream()
                        .noneMatch(step -> step.from().equals(state)))
                .forEach(state -> page.append("    %s --> [*]%n".formatted(state)));
        return page.append("```\n").toString();
    }
}
