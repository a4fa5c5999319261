package dev.cimon.circleci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cimon.events.circleci.CircleCiEvent;
import dev.cimon.events.circleci.JobCompleted;
import dev.cimon.events.circleci.Outcome;
import dev.cimon.events.circleci.WorkflowCompleted;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Rejection;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircleCiPayloadTest {

    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00.123Z");

    @Test
    void readsACompletedWorkflow() {
        assertThat(read("""
                        {"type":"workflow-completed","id":"e-1","happened_at":"2026-11-21T08:00:00.123Z",
                         "webhook":{"id":"w","name":"Cimon"},"project":{"id":"p","name":"shop","slug":"gh/Acme/Shop"},
                         "organization":{"id":"o","name":"acme"},
                         "workflow":{"id":"wf-1","name":"deploy","created_at":"2026-11-21T07:59:00Z","status":"success",
                           "stopped_at":"2026-11-21T08:00:00Z","url":"https://app.circleci.com/workflows/wf-1"},
                         "pipeline":{"id":"pl-1","number":17,"vcs":{"provider_name":"github","revision":"%s","branch":"main",
                           "origin_repository_url":"https://github.com/acme/shop","commit":{"subject":"Fix"}}}}""".formatted(SHA)))
                .contains(new WorkflowCompleted(
                        SHOP,
                        new PipelineId("pl-1"),
                        17,
                        "wf-1",
                        "deploy",
                        Outcome.SUCCESS,
                        URI.create("https://app.circleci.com/workflows/wf-1"),
                        new Revision(SHA),
                        AT));
    }

    @Test
    void readsACompletedWorkflowWithoutWhatCanBeMissing() {
        assertThat(read("""
                        {"type":"workflow-completed","id":"e-1","happened_at":"2026-11-21T08:00:00.123Z",
                         "project":{"slug":"github/acme/shop"},"workflow":{"id":"wf-1","status":"canceled"},
                         "pipeline":{"id":"pl-1","vcs":{"branch":null,"commit":null,"revision":null}}}"""))
                .contains(new WorkflowCompleted(
                        SHOP, new PipelineId("pl-1"), 0, "wf-1", "", Outcome.CANCELED, null, null, AT));
    }

    @ParameterizedTest
    @CsvSource({
        "success,SUCCESS",
        "failed,FAILED",
        "canceled,CANCELED",
        "error,ERROR",
        "unauthorized,UNAUTHORIZED",
        "not-known-to-us,ERROR"
    })
    void readsACompletedJob(String status, Outcome outcome) {
        assertThat(read("""
                        {"type":"job-completed","id":"e-2","happened_at":"2026-11-21T08:00:00.123Z",
                         "project":{"slug":"gh/acme/shop"},"workflow":{"id":"wf-1"},"pipeline":{"id":"pl-1","number":17},
                         "job":{"id":"j","name":"build","number":99,"status":"%s"}}""".formatted(status)))
                .contains(new JobCompleted(SHOP, new PipelineId("pl-1"), "wf-1", "build", 99L, outcome, AT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"target_repository_url\":\"https://github.com/Acme/Shop\",\"origin_repository_url\":\"https://github.com/bob/shop\" | any  | any",
                "\"target_repository_url\":null,\"origin_repository_url\":\"git@github.com:acme/shop.git\"                            | any  | any",
                "\"origin_repository_url\":\"https://github.example.org/acme/shop.git/\"                                              | any  | any",
                "\"revision\":null                                                                                                    | acme | shop"
            })
    void findsTheRepositoryOfAnAppProject(String vcs, String organization, String project) {
        assertThat(readFromApp(vcs, organization, project))
                .hasValueSatisfying(event -> assertThat(event.repository()).isEqualTo(SHOP));
    }

    @Test
    void passesOverAProjectWhoseRepositoryNobodyNames() {
        assertThat(readFromApp("\"revision\":null", "Acme Inc.", "Our shop")).isEmpty();
    }

    @Test
    void passesOverOtherTypes() {
        assertThat(read("{\"type\":\"deploy-started\",\"id\":\"e-3\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"type\":\"workflow-completed\"}",
                "{\"type\":\"workflow-completed\",\"happened_at\":\"yesterday\"}",
                "{\"type\":\"job-completed\",\"project\":{\"slug\":\"gh/no good/shop\"},\"pipeline\":{\"id\":\"p\"}}"
            })
    void rejectsWhatIsNotAWebhook(String json) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> read(json));
    }

    private static Optional<CircleCiEvent> readFromApp(String vcs, String organization, String project) {
        return read("""
                {"type":"workflow-completed","id":"e-1","happened_at":"2026-11-21T08:00:00.123Z",
                 "project":{"slug":"circleci/8rVsRjYoXQ/KhcGYBSJrT","name":"%s"},"organization":{"name":"%s"},
                 "workflow":{"id":"wf-1","status":"success"},"pipeline":{"id":"pl-1","number":1,"vcs":{%s}}}""".formatted(project, organization, vcs));
    }

    private static Optional<CircleCiEvent> read(String json) {
        CircleCiPayload payload = Payload.json(json, CircleCiPayload.class);
        return Payload.mapped(payload::event);
    }
}
