package dev.cimon.engine.circleci;

import static dev.cimon.engine.circleci.CircleCiTriggerTest.clientOf;
import static dev.cimon.engine.circleci.CircleCiTriggerTest.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.engine.circleci.PipelineProgress.State;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CircleCiProgressTest {
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");

    private final CircleCiClient circleCi = clientOf(WORLD.circleCi(), "cci_sandbox");

    @AfterEach
    void heal() {
        WORLD.healthy(Provider.CIRCLECI);
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void followsARunningPipelineToItsSuccess() {
        PipelineId id = started("hang", 0);
        await().untilAsserted(() -> assertThat(states(id))
                .isEqualTo(Map.of(
                        "build", Job.State.SUCCEEDED, "test", Job.State.SUCCEEDED, "deploy", Job.State.RUNNING)));
        assertThat(progress(id).state()).isEqualTo(State.RUNNING);

        WORLD.control("POST", "/circleci/pipelines/" + id + "/pass", "{}");

        PipelineProgress passed = progress(id);
        assertThat(passed.state()).isEqualTo(State.SUCCEEDED);
        assertThat(passed.jobs()).allMatch(job -> job.state() == Job.State.SUCCEEDED && job.number() != null);
        assertThat(passed.workflows()).hasSize(1);
        assertThat(passed.error()).isNull();
    }

    @Test
    void showsTheEndOfTheLogOfAFailedJob() {
        PipelineId id = started("fail", 0);
        await().untilAsserted(() -> assertThat(progress(id).state()).isEqualTo(State.FAILED));

        PipelineProgress failed = progress(id);
        assertThat(failed.failedJobLog()).isEqualTo("""
                Deploying to preview
                Waiting for the new version to become healthy
                Error: health check of preview answered 503 five times
                Exited with code exit status 1""");
        long job = Objects.requireNonNull(failed.jobs().getLast().number());
        assertThat(done(circleCi.failureLog(SHOP, job))).isEqualTo(Optional.ofNullable(failed.failedJobLog()));
        assertThat(circleCi.failureLog(SHOP, 999_999)).isEqualTo(new Outcome.Done<>(Optional.empty()));
    }

    @Test
    void takesTheRerunForTheTruth() {
        PipelineId id = started("fail", 0);
        await().untilAsserted(() -> assertThat(progress(id).state()).isEqualTo(State.FAILED));
        WORLD.control("PUT", "/circleci/behaviour", "{\"outcome\":\"pass\",\"jobSeconds\":0}");

        WORLD.rerun(progress(id).workflows().getFirst());

        await().untilAsserted(() -> assertThat(progress(id).state()).isEqualTo(State.SUCCEEDED));
        assertThat(progress(id).workflows()).hasSize(1);
    }

    @Test
    void passesOnMistakesInTheConfiguration() {
        PipelineId id = started("error", 0);

        await().untilAsserted(() -> assertThat(progress(id).state()).isEqualTo(State.ERRORED));
        assertThat(progress(id).error())
                .isEqualTo("Error calling workflow: 'deploy'\nCannot find a definition for job named deploy");
    }

    @Test
    void cancelsWhatRunsAndNothingTwice() {
        PipelineId id = started("hang", 600);
        await().untilAsserted(() -> assertThat(progress(id).workflows()).isNotEmpty());

        assertThat(circleCi.cancel(id)).isEqualTo(new Outcome.Done<>(true));
        assertThat(progress(id).state()).isEqualTo(State.CANCELLED);
        assertThat(circleCi.cancel(id)).isEqualTo(new Outcome.Done<>(false));
    }

    @Test
    void refusesAPipelineThatDoesNotExist() {
        assertThat(circleCi.observe(new PipelineId(UUID.randomUUID().toString())))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void canBeAskedAgainWhileCircleCiIsDown() {
        WORLD.down(Provider.CIRCLECI);

        assertThat(circleCi.observe(new PipelineId("x")))
                .isEqualTo(new Outcome.RetryLater<>(null, "CircleCI answered 503"));
    }

    @Test
    void waitsForTheWorstOfSeveralWorkflowsAndReadsAllPages() {
        try (ScriptedServer server = new ScriptedServer()) {
            CircleCiClient client = clientOf(server.url().resolve("/v2"), "t");
            server.on("GET /v2/pipeline/p", 200, pipeline("created"))
                    .on("GET /v2/pipeline/p/workflow", 200, page(workflow("w1", "build", "failed"), "two"))
                    .on(
                            "GET /v2/pipeline/p/workflow?page-token=two",
                            200,
                            page(workflow("w2", "deploy", "running"), null))
                    .on("GET /v2/workflow/w1/job", 200, page(job("unit tests", "failed"), null))
                    .on("GET /v2/workflow/w2/job", 200, page(job("deploy", "blocked"), "next"))
                    .on("GET /v2/workflow/w2/job?page-token=next", 200, page(job("approve", "on_hold"), null));

            PipelineProgress running = done(client.observe(new PipelineId("p")));
            assertThat(running.state()).isEqualTo(State.RUNNING);
            assertThat(running.workflows()).containsExactly("w1", "w2");
            assertThat(running.jobs())
                    .containsExactly(
                            new Job("unit tests", Job.State.FAILED, 5L),
                            new Job("deploy", Job.State.PENDING, 5L),
                            new Job("approve", Job.State.PENDING, 5L));

            server.on(
                    "GET /v2/pipeline/p/workflow?page-token=two", 200, page(workflow("w2", "deploy", "success"), null));
            assertThat(done(client.observe(new PipelineId("p"))).state()).isEqualTo(State.FAILED);

            server.on(
                    "GET /v2/pipeline/p/workflow?page-token=two",
                    200,
                    page(workflow("w2", "deploy", "unauthorized"), null));
            PipelineProgress errored = done(client.observe(new PipelineId("p")));
            assertThat(errored.state()).isEqualTo(State.ERRORED);
            assertThat(errored.error()).isEqualTo("workflow deploy: unauthorized");

            server.on(
                    "GET /v2/pipeline/p/workflow?page-token=two", 200, page(workflow("w2", "deploy", "on_hold"), null));
            assertThat(done(client.observe(new PipelineId("p"))).state()).isEqualTo(State.ON_HOLD);
        }
    }

    @Test
    void waitsForWhatASetupWorkflowDecides() {
        try (ScriptedServer server = new ScriptedServer()) {
            CircleCiClient client = clientOf(server.url().resolve("/v2"), "t");
            server.on("GET /v2/pipeline/p", 200, pipeline("setup"))
                    .on("GET /v2/pipeline/p/workflow", 200, page(workflow("w1", "setup", "success"), null))
                    .on("GET /v2/workflow/w1/job", 200, page(job("setup", "success"), null));

            assertThat(done(client.observe(new PipelineId("p"))).state()).isEqualTo(State.RUNNING);
            assertThat(client.cancel(new PipelineId("p"))).isInstanceOf(Outcome.RetryLater.class);
        }
    }

    @Test
    void runsAsLongAsThereAreNoWorkflows() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /v2/pipeline/p", 200, pipeline("created"))
                    .on("GET /v2/pipeline/p/workflow", 200, "{\"items\":[],\"next_page_token\":null}");

            assertThat(done(clientOf(server.url().resolve("/v2"), "t").observe(new PipelineId("p")))
                            .state())
                    .isEqualTo(State.RUNNING);
        }
    }

    private Map<String, Job.State> states(PipelineId id) {
        Map<String, Job.State> states = new TreeMap<>();
        progress(id).jobs().forEach(job -> states.put(job.name(), job.state()));
        return states;
    }

    private PipelineProgress progress(PipelineId id) {
        return done(circleCi.observe(id));
    }

    private PipelineId started(String outcome, int jobSeconds) {
        WORLD.control(
                "PUT", "/circleci/behaviour", "{\"outcome\":\"" + outcome + "\",\"jobSeconds\":" + jobSeconds + "}");
        DeploymentId deployment = new DeploymentId(UUID.randomUUID());
        return done(circleCi.trigger(new PipelineOrder(
                        SHOP,
                        "refs/heads/main",
                        null,
                        new TreeMap<>(Map.of("environment", "preview")),
                        List.of(),
                        deployment,
                        Instant.now())))
                .id();
    }

    private static String pipeline(String state) {
        return """
                {"id":"p","number":1,"state":"%s","created_at":"2026-11-21T10:00:00Z","errors":[]}""".formatted(state);
    }

    private static String workflow(String id, String name, String status) {
        return """
                {"id":"%s","name":"%s","status":"%s","created_at":"2026-11-21T10:00:0%sZ"}""".formatted(id, name, status, id.substring(1));
    }

    private static String job(String name, String status) {
        return """
                {"id":"j","name":"%s","status":"%s","job_number":5,"type":"build"}""".formatted(name, status);
    }

    private static String page(String item, @org.jspecify.annotations.Nullable String next) {
        return "{\"items\":[" + item + "],\"next_page_token\":" + (next == null ? "null" : "\"" + next + "\"") + "}";
    }
}
