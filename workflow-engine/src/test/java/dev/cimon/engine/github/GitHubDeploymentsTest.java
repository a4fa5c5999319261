package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.clientOf;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.engine.github.DeploymentStatus.State;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GitHubDeploymentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final EnvironmentName PREVIEW = new EnvironmentName("preview");

    private final GitHubClient github = clientOf(WORLD.gitHub(), "ghp_sandbox");
    private final GitHubClient impatient = clientOf(WORLD.gitHub(), "ghp_sandbox", Duration.ofSeconds(2));
    private final DeploymentId ours = new DeploymentId(UUID.randomUUID());
    private final Revision main = done(github.resolve(SHOP, "main")).revision();

    @AfterEach
    void heal() {
        WORLD.healthy(Provider.GITHUB);
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void createsADeploymentThatCarriesOurIdentityAsAnObject() throws JsonProcessingException {
        long id = done(github.createDeployment(order(main)));

        JsonNode sent = JSON.readTree(
                WORLD.calls("POST", "/repos/acme/shop/deployments").getLast().body());
        assertThat(sent).isEqualTo(JSON.readTree("""
                {"ref":"%s","task":"deploy","auto_merge":false,"required_contexts":[],"environment":"preview",
                 "description":"main for alice","transient_environment":true,"production_environment":false,
                 "payload":{"cimon":{"deployment":"%s","number":7,"url":"https://preview.acme.example/",
                                     "trigger":"command","requester":"alice"}}}""".formatted(main, ours)));
        assertThat(id).isPositive();
    }

    @Test
    void findsADeploymentAgainByOurId() {
        long id = done(github.createDeployment(order(main)));

        assertThat(github.findDeployment(SHOP, main, PREVIEW, ours)).isEqualTo(new Outcome.Done<>(Optional.of(id)));
        assertThat(github.findDeployment(SHOP, main, PREVIEW, new DeploymentId(UUID.randomUUID())))
                .isEqualTo(new Outcome.Done<>(Optional.empty()));
    }

    @Test
    void findsADeploymentWhosePayloadIsAString() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop", 200, """
                            {"name":"shop","full_name":"acme/shop","owner":{"login":"acme"}}""")
                    .on(
                            "GET /repos/acme/shop/deployments?sha=" + main + "&environment=preview&per_page=100",
                            200,
                            """
                            [{"id":1,"payload":""},{"id":2,"payload":"free text"},{"id":3,"payload":null},{"id":4,"payload":{}},
                             {"id":5,"payload":"{\\"cimon\\":{\\"deployment\\":\\"%s\\"}}"}]""".formatted(ours));

            assertThat(clientOf(server.url(), "t").findDeployment(SHOP, main, PREVIEW, ours))
                    .isEqualTo(new Outcome.Done<>(Optional.of(5L)));
        }
    }

    @Test
    void doesNotKnowAfterATimeoutButFindsWhatItDid() {
        WORLD.silentAfterActing(Provider.GITHUB);
        assertThat(impatient.createDeployment(order(main))).isInstanceOf(Outcome.Unknown.class);
        WORLD.healthy(Provider.GITHUB);

        Awaitility.await()
                .untilAsserted(() -> assertThat(done(github.findDeployment(SHOP, main, PREVIEW, ours)))
                        .isPresent());
        assertThat(WORLD.calls("POST", "/repos/acme/shop/deployments"))
                .filteredOn(call -> call.body().contains(ours.toString()))
                .as("sent once, carried out once")
                .hasSize(1);
    }

    @Test
    void doesNotKnowAfterAServerError() {
        WORLD.failing(Provider.GITHUB);

        assertThat(github.createDeployment(order(main))).isEqualTo(new Outcome.Unknown<>("GitHub answered 500"));
    }

    @Test
    void passesOnThatTheCommitIsUnknown() {
        Revision unknown = new Revision("0".repeat(40));

        assertThat(github.createDeployment(order(unknown)))
                .isEqualTo(new Outcome.Refused<>(422, "No ref found for: " + unknown));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void reportsEveryState(State state) throws JsonProcessingException {
        long id = done(github.createDeployment(order(main)));
        URI log = URI.create("https://app.circleci.com/pipelines/github/acme/shop/42");

        Outcome<Boolean> outcome = github.reportStatus(
                SHOP, id, new DeploymentStatus(state, "x".repeat(200), log, URI.create("https://a.example/"), true));

        assertThat(outcome).isEqualTo(new Outcome.Done<>(true));
        JsonNode sent = JSON.readTree(WORLD.calls("POST", "/deployments/" + id + "/statuses")
                .getLast()
                .body());
        assertThat(sent).isEqualTo(JSON.readTree("""
                {"state":"%s","description":"%s…","log_url":"%s","environment_url":"https://a.example/","auto_inactive":true}""".formatted(
                        state.name().toLowerCase(java.util.Locale.ROOT), "x".repeat(139), log)));
    }

    @Test
    void knowsWhatItHasReportedWhateverCameAfterIt() {
        long id = done(github.createDeployment(order(main)));
        DeploymentStatus success = new DeploymentStatus(State.SUCCESS, "Well done.", null, null, true);
        assertThat(github.isReported(SHOP, id, success)).isEqualTo(new Outcome.Done<>(false));
        WORLD.silentAfterActing(Provider.GITHUB);
        assertThat(impatient.reportStatus(SHOP, id, success)).isInstanceOf(Outcome.Unknown.class);
        WORLD.healthy(Provider.GITHUB);
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(done(github.isReported(SHOP, id, success))).isTrue());

        done(github.reportStatus(SHOP, id, new DeploymentStatus(State.INACTIVE, "Gone.", null, null, true)));

        assertThat(github.isReported(SHOP, id, success)).isEqualTo(new Outcome.Done<>(true));
        assertThat(github.isReported(SHOP, id, new DeploymentStatus(State.SUCCESS, "Again.", null, null, true)))
                .isEqualTo(new Outcome.Done<>(false));
    }

    @Test
    void refusesAStatusOfADeploymentThatIsGone() {
        DeploymentStatus status = new DeploymentStatus(State.SUCCESS, "", null, null, false);

        assertThat(github.reportStatus(SHOP, 999_999_999, status)).isEqualTo(new Outcome.Refused<>(404, "Not Found"));
    }

    @Test
    void neverCutsACharacterInHalf() {
        String text = new DeploymentStatus(State.ERROR, "x".repeat(138) + "🚀🚀", null, null, false).description();

        assertThat(text).isEqualTo("x".repeat(138) + "…");
    }

    private DeploymentOrder order(Revision revision) {
        return new DeploymentOrder(
                SHOP,
                revision,
                PREVIEW,
                "main for alice",
                true,
                false,
                new CimonPayload(ours, 7, URI.create("https://preview.acme.example/"), "command", "alice"));
    }
}
