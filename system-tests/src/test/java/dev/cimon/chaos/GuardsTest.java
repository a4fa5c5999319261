package dev.cimon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.story.ControlApi;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private final Guards guards = new Guards(
            new ControlApi(URI.create("http://127.0.0.1:1")),
            List.of(new Place("acme/guarded", List.of("#guarded"), true)),
            1);

    @Test
    void tellsWhatWasTriggeredAlthoughNobodyHadOpenedItsGates() throws Exception {
        assertThat(guards.passed(List.of(
                        pipeline("gh/acme/guarded", "preview", "one"),
                        pipeline("gh/acme/guarded", "production", "two"),
                        pipeline("gh/acme/open", "production", "three"))))
                .containsExactly(
                        "one was triggered before its check was green",
                        "two was triggered before its check was green",
                        "two was triggered before anybody had approved it");
    }

    private static JsonNode pipeline(String project, String environment, String deployment) throws Exception {
        return new ObjectMapper().readTree("""
                {"project_slug":"%s","created_at":"2026-11-21T08:00:00.123Z",
                 "parameters":{"environment":"%s","revision":"c0ffee","cimon_deployment":"%s"}}""".formatted(project, environment, deployment));
    }
}
