package dev.cimon.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.events.reference.EnvironmentName;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "main,    refs/heads/main,              preview",
                "main,    refs/heads/master,            preview",
                "develop, refs/heads/develop,           preview",
                "develop, refs/heads/main,              preview",
                "main,    refs/heads/develop,           -",
                "main,    refs/heads/Main,              -",
                "main,    refs/heads/mainline,          -",
                "main,    refs/heads/fix/main,          -",
                "a.b,     refs/heads/axb,               -",
                "a+b(c,   refs/heads/a+b(c,             preview",
                "a\\Eb,   refs/heads/a\\Eb,             preview",
                "main,    refs/heads/release,           test",
                "main,    refs/heads/release-1.2,       test",
                "main,    refs/heads/release/1.2,       test",
                "main,    refs/heads/hotfix/release-1,  -",
                "main,    refs/heads/feature/🚀,        -",
                "main,    refs/heads/v1.2.3,            -",
                "main,    refs/heads/1.2.3,             -",
                "main,    refs/tags/v1.2.3,             production",
                "main,    refs/tags/1.2.3,              production",
                "main,    refs/tags/2026-11-21,         production",
                "main,    refs/tags/latest,             -",
                "main,    refs/tags/main,               -",
                "main,    refs/tags/release-1,          -",
                "main,    refs/tags/shop/v1,            -",
                "main,    refs/notes/v1,                -",
                "main,    main,                         -",
                "main,    refs/heads/,                  -"
            })
    void sendsAPushToItsEnvironment(String defaultBranch, String ref, @Nullable String environment) {
        assertThat(Workflow.standard(defaultBranch).environmentsFor(ref))
                .isEqualTo(
                        Stream.ofNullable(environment).map(EnvironmentName::new).toList());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "preview,    STANDING",
                "test,       STANDING",
                "staging,    STANDING",
                "production, PRODUCTION",
                "pr7,        PULL_REQUEST",
                "pr1234,     PULL_REQUEST",
                "pr,         -",
                "pr0,        -",
                "pr007,      -",
                "pr7a,       -",
                "xpr7,       -",
                "mars,       -"
            })
    void knowsWhatKindAnEnvironmentIs(String name, @Nullable EnvironmentKind kind) {
        assertThat(Workflow.standard("main").kindOf(new EnvironmentName(name))).isEqualTo(Optional.ofNullable(kind));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"preview, -", "test, preview", "staging, test", "production, staging", "pr7, -", "mars, -"})
    void knowsWhichEnvironmentComesBefore(String name, @Nullable String before) {
        assertThat(Workflow.standard("main").before(new EnvironmentName(name)).map(EnvironmentName::name))
                .isEqualTo(Optional.ofNullable(before));
    }

    @Test
    void namesEnvironmentsInOrder() {
        assertThat(Workflow.standard("main").names()).containsExactly("preview", "test", "staging", "production");
    }
}
