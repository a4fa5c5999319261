package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What CI is told, where the workflow says how. */
class CiTest {

    private static final String DEFINITION = "01234567-89ab-cdef-0123-456789abcdef";

    private final Play play = Play.withWorkflow("""
        environments:
          preview:
            ci:
              parameter-names: {environment: stage, subdomain: false, url: null, cimon_deployment: deployment}
              pipeline-definition: %s
          live:
          pr{number}:
            on: {pull-requests: [main]}
            ci:
              parameter-names: {version: false}
        """.formatted(DEFINITION));

    @Test
    void isToldByTheNamesThatItsConfigurationDeclares() {
        play.events.types("deploy main to preview").run();
        Effect.TriggerPipeline told =
                play.performed(Effect.TriggerPipeline.class).getFirst();
        assertThat(told.definition()).isEqualTo(DEFINITION);
        assertThat(told.parameters())
                .isEqualTo(Map.of(
                        "stage",
                        "preview",
                        "version",
                        "preview-0000000000",
                        "revision",
                        Samples.REVISION.sha(),
                        "deployment",
                        play.number(1).id().toString()));
    }

    @Test
    void isToldEverythingWhereTheWorkflowSaysNothingElse() {
        play.events
                .types("set pipelinedefinition " + DEFINITION.replace('0', 'f'))
                .run();
        play.events.types("deploy main to live").run();
        Effect.TriggerPipeline told =
                play.performed(Effect.TriggerPipeline.class).getFirst();
        assertThat(told.definition()).isEqualTo(DEFINITION.replace('0', 'f'));
        assertThat(told.parameters())
                .containsOnlyKeys("cimon_deployment", "environment", "revision", "subdomain", "url", "version");
    }

    @Test
    void isOnThePlanAsItWouldBeTold() {
        play.events.types("deploy main to preview --plan").run();
        assertThat(play.lastAnswer()).endsWith("""
                CircleCI would run the pipeline definition %s on refs/heads/main with these parameters:
                deployment: the id of the deployment
                revision: 0000000000000000000000000000000000000abc
                stage: preview
                version: preview-0000000000""".formatted(DEFINITION));
    }
}
