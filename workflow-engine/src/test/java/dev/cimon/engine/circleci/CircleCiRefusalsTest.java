package dev.cimon.engine.circleci;

import static dev.cimon.engine.circleci.CircleCiTriggerTest.clientOf;
import static dev.cimon.engine.circleci.CircleCiTriggerTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.SandboxSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What CircleCI declines, in its words, and how each tells who has to mend it. */
class CircleCiRefusalsTest {
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");

    private final SandboxWorld world = new SandboxWorld(SandboxSettings.defaults());
    private final CircleCiClient circleCi = clientOf(world.circleCi(), "cci_sandbox");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void passesOnThatAParameterIsNotDeclared() {
        assertThat(circleCi.trigger(order("refs/heads/main", Map.of("colour", "blue"))))
                .isEqualTo(new Outcome.Refused<>(
                        400,
                        "Unexpected argument(s): colour. What Cimon sends has to be declared under parameters in"
                                + " .circleci/config.yml; what is not needed there, .github/cimon.yml can leave out or"
                                + " rename under ci."));
    }

    @Test
    void passesOnThatTheBranchIsUnknown() {
        assertThat(circleCi.trigger(order("refs/heads/nope", Map.of())))
                .isEqualTo(new Outcome.Refused<>(400, "Branch not found"));
    }

    @Test
    void saysWhereToLookWhenTheProjectIsUnknown() {
        world.control("PUT", "/circleci/access", "{\"hidden\":[\"gh/acme/shop\"]}");

        assertThat(circleCi.trigger(order("refs/heads/main", Map.of())))
                .isEqualTo(new Outcome.Refused<>(
                        404,
                        "Project not found. Is the project set up in CircleCI, and may the owner of CIRCLECI_TOKEN see"
                                + " it?"));
    }

    @Test
    void saysThatTheTokenWasRevokedForEveryCall() {
        PipelineOrder order = order("refs/heads/main", Map.of());
        Pipeline started = done(circleCi.trigger(order));
        world.control("PUT", "/circleci/access", "{\"tokenRevoked\":true}");
        Outcome<Object> refused = new Outcome.Refused<>(
                401, "You must log in first. CIRCLECI_TOKEN is wrong or revoked: give Cimon a valid one.");

        assertThat(circleCi.trigger(order)).isEqualTo(refused);
        assertThat(circleCi.find(order)).isEqualTo(refused);
        assertThat(circleCi.observe(started.id())).isEqualTo(refused);
        assertThat(circleCi.cancel(started.id())).isEqualTo(refused);
    }

    @Test
    void takesAnAnswerWithoutAPipelineForARefusal() {
        world.control("PUT", "/circleci/behaviour", "{\"outcome\":\"skip\"}");

        assertThat(circleCi.trigger(order("refs/heads/main", Map.of())))
                .isEqualTo(new Outcome.Refused<>(200, "Pipeline was not triggered: skipped by configuration."));
    }

    @Test
    void saysHowToMendAWrongTokenWithoutShowingIt() {
        Outcome<Pipeline> outcome = clientOf(world.circleCi(), "cci_wrong").trigger(order("refs/heads/main", Map.of()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.words())
                    .endsWith("CIRCLECI_TOKEN is wrong or revoked: give Cimon a valid one.")
                    .doesNotContain("cci_wrong");
        });
        assertThat(new CircleCiSettings(world.circleCi(), "cci_wrong").toString())
                .doesNotContain("cci_wrong");
    }

    private static PipelineOrder order(String gitRef, Map<String, String> parameters) {
        return new PipelineOrder(
                SHOP,
                gitRef,
                null,
                new TreeMap<>(parameters),
                List.of(),
                new DeploymentId(UUID.randomUUID()),
                Instant.now());
    }
}
