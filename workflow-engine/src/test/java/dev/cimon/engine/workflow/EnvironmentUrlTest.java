package dev.cimon.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.project.Project;
import dev.cimon.events.reference.EnvironmentName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentUrlTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://acme.dev,           preview,    STANDING,     https://preview.acme.dev/",
                "https://acme.dev/shop?a=b,  test,       STANDING,     https://test.acme.dev/",
                "http://acme.dev:8080,       pr7,        PULL_REQUEST, https://pr7.acme.dev/",
                "https://acme.dev,           production, PRODUCTION,   https://acme.dev/",
                "-,                          preview,    STANDING,     -",
                "acme.dev,                   preview,    STANDING,     -",
                "'http://[::1]:8080/',       preview,    STANDING,     -",
                "mailto:shop@acme.dev,       preview,    STANDING,     -"
            })
    void standsUnderTheHomepagesHost(
            @Nullable URI homepage, String environment, EnvironmentKind kind, @Nullable URI expected) {
        Project project = new Project(Samples.SHOP, List.of(), "main", homepage, Samples.HOMEPAGE, 0, null, null, null);
        assertThat(EnvironmentUrl.of(project, new EnvironmentName(environment), kind))
                .isEqualTo(Optional.ofNullable(expected));
    }
}
