package dev.cimon.engine.circleci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CircleCiTriggerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");

    private final CircleCiClient circleCi = clientOf(WORLD.circleCi(), "cci_sandbox");
    private final DeploymentId ours = new DeploymentId(UUID.randomUUID());

    @AfterEach
    void heal() {
        WORLD.healthy(Provider.CIRCLECI);
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void startsAPipelineOnABranch() throws JsonProcessingException {
        Pipeline pipeline = done(circleCi.trigger(order("refs/heads/feature/checkout")));

        assertThat(pipeline.url())
                .isEqualTo(URI.create("https://app.circleci.com/pipelines/github/acme/shop/" + pipeline.number()));
        assertThat(JSON.readTree(lastTrigger("/project/gh/acme/shop/pipeline")))
                .isEqualTo(JSON.readTree("""
                {"branch":"feature/checkout","parameters":{"cimon_deployment":"%s","environment":"preview"}}""".formatted(ours)));
    }

    @Test
    void givesEachParameterAsTheTypeThatIsDeclared() throws JsonProcessingException {
        WORLD.control(
                "PUT",
                "/circleci/parameters",
                "{\"project\":\"gh/acme/api\",\"parameters\":{\"environment\":\"string\",\"debug\":\"boolean\","
                        + "\"replicas\":\"integer\",\"size\":\"string\",\"note\":\"string\"}}");

        done(circleCi.trigger(new PipelineOrder(
                RepositoryName.of("acme/api"),
                "refs/heads/main",
                null,
                new TreeMap<>(Map.of("environment", "preview")),
                List.of(
                        new Parameter("debug", Parameter.Type.BOOLEAN, "true"),
                        new Parameter("replicas", Parameter.Type.INTEGER, "-3"),
                        new Parameter("size", Parameter.Type.ENUM, "large"),
                        new Parameter("note", Parameter.Type.STRING, "7")),
                ours,
                Instant.now())));

        assertThat(JSON.readTree(lastTrigger("/project/gh/acme/api/pipeline")).path("parameters"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"debug\":true,\"environment\":\"preview\",\"note\":\"7\",\"replicas\":-3,\"size\":\"large\"}"));
    }

    @Test
    void startsAPipelineOnATag() throws JsonProcessingException {
        done(circleCi.trigger(order("refs/tags/v1.1.0")));

        assertThat(JSON.readTree(lastTrigger("/project/gh/acme/shop/pipeline"))
                        .path("tag")
                        .asText())
                .isEqualTo("v1.1.0");
    }

    @Test
    void startsAPipelineOfADefinition() throws JsonProcessingException {
        String definition = UUID.nameUUIDFromBytes(
                        "definition acme/shop".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();

        done(circleCi.trigger(order("refs/heads/main", definition, Map.of())));

        assertThat(JSON.readTree(lastTrigger("/project/gh/acme/shop/pipeline/run")))
                .isEqualTo(JSON.readTree("""
                {"definition_id":"%s","config":{"branch":"main"},"checkout":{"branch":"main"},
                 "parameters":{"cimon_deployment":"%s","environment":"preview"}}""".formatted(definition, ours)));
    }

    @Test
    void waitsWhenLimited() {
        WORLD.limiting(Provider.CIRCLECI);

        assertThat(circleCi.trigger(order("refs/heads/main")))
                .isEqualTo(new Outcome.RetryLater<>(Duration.ofSeconds(7), "CircleCI asks Cimon to slow down (429)"));
    }

    @Test
    void doesNotKnowAfterAServerErrorAndFindsNothing() {
        WORLD.failing(Provider.CIRCLECI);
        PipelineOrder order = order("refs/heads/main");

        assertThat(circleCi.trigger(order)).isEqualTo(new Outcome.Unknown<>("CircleCI answered 500"));
        assertThat(circleCi.find(order)).isInstanceOf(Outcome.RetryLater.class);
        WORLD.healthy(Provider.CIRCLECI);
        assertThat(circleCi.find(order)).isEqualTo(new Outcome.Done<>(Optional.empty()));
    }

    @Test
    void doesNotKnowAfterATimeoutButFindsWhatItDid() {
        PipelineOrder order = order("refs/heads/feature/checkout");
        WORLD.silentAfterActing(Provider.CIRCLECI);
        CircleCiClient impatient = clientOf(WORLD.circleCi(), "cci_sandbox", Duration.ofSeconds(2));
        assertThat(impatient.trigger(order)).isInstanceOf(Outcome.Unknown.class);
        WORLD.healthy(Provider.CIRCLECI);

        Awaitility.await()
                .untilAsserted(() -> assertThat(done(circleCi.find(order))).isPresent());
        assertThat(WORLD.calls("POST", "/project/gh/acme/shop/pipeline"))
                .filteredOn(call -> call.body().contains(ours.toString()))
                .hasSize(1);
    }

    @Test
    void findsAPipelineOfATag() {
        PipelineOrder order = order("refs/tags/v1.0.0");
        Pipeline started = done(circleCi.trigger(order));

        assertThat(circleCi.find(order)).isEqualTo(new Outcome.Done<>(Optional.of(started)));
    }

    @Test
    void findsAPipelineBehindMoreThanAPageOfOthers() {
        PipelineOrder order = order("refs/heads/fix/vat-rounding");
        Pipeline started = done(circleCi.trigger(order));
        for (int i = 0; i < 25; i++) {
            done(circleCi.trigger(new PipelineOrder(
                    SHOP, order.gitRef(), null, new TreeMap<>(), List.of(), ours, order.firstAttempt())));
        }

        assertThat(circleCi.find(order)).isEqualTo(new Outcome.Done<>(Optional.of(started)));
    }

    @Test
    void findsOurIdInTheCompiledConfigurationWhereTheParametersAreNotTold() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /v2/project/gh/acme/shop/pipeline?branch=main", 200, page(Instant.now()))
                    .on("GET /v2/pipeline/p-new/config", 200, "{\"compiled\":\"x: other\"}")
                    .on("GET /v2/pipeline/p-old/config", 200, "{\"compiled\":\"x: " + ours + "\"}");

            assertThat(done(clientOf(server.url().resolve("/v2"), "t").find(order("refs/heads/main"))))
                    .map(Pipeline::id)
                    .contains(new PipelineId("p-old"));
        }
    }

    @Test
    void looksAtNothingOlderThanTheFirstAttempt() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on(
                    "GET /v2/project/gh/acme/shop/pipeline?branch=main",
                    200,
                    page(Instant.now().minus(Duration.ofHours(1))));

            assertThat(clientOf(server.url().resolve("/v2"), "t").find(order("refs/heads/main")))
                    .isEqualTo(new Outcome.Done<>(Optional.empty()));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void cannotTellYetWhileAConfigurationIsBeingCompiled() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on(
                    "GET /v2/project/gh/acme/shop/pipeline?branch=main",
                    200,
                    page(Instant.now()).replace("created\"", "pending\""));

            assertThat(clientOf(server.url().resolve("/v2"), "t").find(order("refs/heads/main")))
                    .isInstanceOf(Outcome.RetryLater.class);
        }
    }

    @Test
    void doesNotKnowWhetherAGarbledAnswerMeansAPipeline() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("POST /v2/project/gh/acme/shop/pipeline", 201, "<html>");

            assertThat(clientOf(server.url().resolve("/v2"), "t").trigger(order("refs/heads/main")))
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }

    static CircleCiClient clientOf(URI api, String token) {
        return clientOf(api, token, Duration.ofSeconds(30));
    }

    private static CircleCiClient clientOf(URI api, String token, Duration patience) {
        return new CircleCiClient(new CircleCiSettings(api, token, patience, InstantSource.system()));
    }

    static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String page(Instant createdAt) {
        return """
                {"next_page_token":null,"items":[
                  {"id":"p-new","number":3,"state":"created","created_at":"%s","errors":[],"vcs":{"branch":"main"}},
                  {"id":"p-old","number":2,"state":"created","created_at":"%s","errors":[],"vcs":{"branch":"main"}}
                ]}""".formatted(createdAt, createdAt.minusSeconds(1));
    }

    private String lastTrigger(String path) {
        return WORLD.calls("POST", path).getLast().body();
    }

    private PipelineOrder order(String gitRef) {
        return order(gitRef, null, Map.of());
    }

    private PipelineOrder order(String gitRef, @Nullable String definition, Map<String, String> more) {
        TreeMap<String, String> parameters = new TreeMap<>(more);
        List.of("environment:preview", "cimon_deployment:" + ours)
                .forEach(p -> parameters.put(p.substring(0, p.indexOf(':')), p.substring(p.indexOf(':') + 1)));
        return new PipelineOrder(SHOP, gitRef, definition, parameters, List.of(), ours, Instant.now());
    }
}
