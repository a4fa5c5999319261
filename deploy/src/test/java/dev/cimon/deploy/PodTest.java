package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every pod has to be. */
class PodTest {

    static final List<String> OVERLAYS = Kustomize.OVERLAYS;
    static final List<String> SERVICES =
            List.of("circleci-gateway", "github-gateway", "notifier", "slack-gateway", "workflow-engine");

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void theFiveServicesAreThere(String overlay) {
        assertThat(deployments(overlay)).extracting(Manifest::name).containsExactlyInAnyOrderElementsOf(SERVICES);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void nobodyIsRootAndNothingCanBeWrittenButTmp(String overlay) {
        assertThat(deployments(overlay)).allSatisfy(deployment -> {
            requireRestricted(deployment);
            assertThat(deployment
                            .container()
                            .at("/securityContext/readOnlyRootFilesystem")
                            .asBoolean())
                    .isTrue();
            assertThat(deployment.pod().at("/securityContext/runAsUser").asInt())
                    .isEqualTo(10001);
            assertThat(Manifest.items(deployment.container().path("volumeMounts"))
                            .filter(mount -> !mount.path("readOnly").asBoolean()))
                    .extracting(mount -> mount.path("mountPath").asText())
                    .containsExactly("/tmp");
        });
    }

    @Test
    void kafkaAndPostgreSqlOfTheLocalOverlayAreNotRootEither() {
        List<Manifest> servers = kind("local", "StatefulSet");
        assertThat(servers).extracting(Manifest::name).containsExactlyInAnyOrder("kafka", "postgres");
        assertThat(servers).allSatisfy(PodTest::requireRestricted);
    }

    /** The namespace takes no others, and of itself Strimzi makes others. */
    @Test
    void thePodsThatStrimziMakesAreRestricted() {
        JsonNode kafka =
                Manifest.the(Kustomize.overlay("operators"), "Kafka", "kafka").at("/spec");
        assertThat(Stream.of(
                        "/kafka/template/kafkaContainer",
                        "/entityOperator/template/topicOperatorContainer",
                        "/entityOperator/template/userOperatorContainer"))
                .allSatisfy(container -> {
                    JsonNode security = kafka.at(container).path("securityContext");
                    assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
                    assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
                    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                            .isFalse();
                    assertThat(Manifest.texts(security.at("/capabilities/drop")))
                            .containsExactly("ALL");
                });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void healthIsAskedForAndTheStartMayTakeAsLongAsTheWaitForPostgreSql(String overlay) {
        assertThat(deployments(overlay)).allSatisfy(deployment -> {
            JsonNode container = deployment.container();
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/readinessProbe/httpGet/path").asText())
                    .as("slack-gateway answers with a sentence while Kafka is away")
                    .isEqualTo(deployment.name().equals("slack-gateway") ? "/q/health/group/slack" : "/q/health/ready");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
            assertThat(container.at("/startupProbe/periodSeconds").asInt()
                            * container.at("/startupProbe/failureThreshold").asInt())
                    .isGreaterThan(60);
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void thereIsTimeToFinishWhatWasBegun(String overlay) {
        String gateways = "webhook-edge/src/main/resources/META-INF/microprofile-config.properties";
        Duration stopping = seconds(gateways, "delay").plus(seconds(gateways, "timeout"));
        assertThat(deployments(overlay)).allSatisfy(deployment -> {
            int before = deployment
                    .container()
                    .at("/lifecycle/preStop/sleep/seconds")
                    .asInt();
            assertThat(before).isPositive();
            assertThat(deployment.pod().path("terminationGracePeriodSeconds").asLong())
                    .isGreaterThan(before + stopping.toSeconds() + 2);
        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void whatIsTakenIsLimitedAndTheImageIsNamedExactly(String overlay) {
        assertThat(kinds(overlay, "Deployment", "StatefulSet")).allSatisfy(workload -> {
            JsonNode resources = workload.container().path("resources");
            assertThat(List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory"))
                    .allSatisfy(quantity ->
                            assertThat(resources.at(quantity).asText()).isNotEmpty());
            assertThat(workload.container().path("image").asText())
                    .matches(".+:[^:/]+")
                    .doesNotEndWith(":latest");
        });
    }

    /** A gateway gives bodies an eighth of its heap, of which a JVM says a thirtieth less than it was given. */
    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void aGatewayHasRoomForTheLargestBodyOfItsProvider(String overlay) {
        long percentage = number("deploy/images/service.Dockerfile", "MaxRAMPercentage=(\\d+)");
        assertThat(deployments(overlay).stream()
                        .filter(service -> service.name().endsWith("-gateway")))
                .hasSize(3)
                .allSatisfy(gateway -> {
                    String memory =
                            gateway.container().at("/resources/limits/memory").asText();
                    assertThat(memory).endsWith("Mi");
                    long heap = Long.parseLong(memory.replace("Mi", "")) * percentage / 100;
                    assertThat(heap * 29 / 30 / 8).isGreaterThanOrEqualTo(largestBody(gateway.name()));
                });
        assertThat(number("cimon", "github-gateway\\) printf '%s' -Xmx(\\d+)m") * 29 / 30 / 8)
                .isGreaterThanOrEqualTo(largestBody("github-gateway"));
    }

    /** In megabytes. */
    private static long largestBody(String gateway) {
        return number(gateway + "/src/main/resources/application.properties", "max-body-size=(\\d+)M");
    }

    private static long number(String file, String pattern) {
        return Repository.mentions(file, pattern).stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void ofTheDatabasesAuthorityAPodSeesTheCertificateAndNotTheKey(String overlay) {
        List<JsonNode> mounted = deployments(overlay).stream()
                .flatMap(deployment -> Manifest.items(deployment.pod().path("volumes")))
                .filter(volume -> volume.at("/secret/secretName").asText().equals("database-ca"))
                .toList();
        assertThat(mounted)
                .hasSize(2)
                .allSatisfy(volume -> assertThat(Manifest.items(volume.at("/secret/items")))
                        .extracting(item -> item.path("key").asText())
                        .containsExactly("ca.crt"));
    }

    @Test
    void postgreSqlHasAConnectionForEveryReplicaThatMayBe() {
        List<Manifest> all = Kustomize.overlay("operators");
        int most = Stream.of("workflow-engine", "notifier")
                .mapToInt(service -> Manifest.the(all, "ScaledObject", service)
                                .at("/spec/maxReplicaCount")
                                .asInt()
                        * connections(service))
                .sum();
        assertThat(Manifest.the(all, "Cluster", "database")
                        .at("/spec/postgresql/parameters/max_connections")
                        .asInt())
                .isGreaterThan(most);
    }

    private static int connections(String service) {
        String settings = service + "/src/main/resources/application.properties";
        return Repository.mentions(settings, "max-size=(\\d+)").stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void aMachineCanBeEmptiedWithoutStoppingAService(String overlay) {
        List<Manifest> all = Kustomize.overlay(overlay);
        assertThat(deployments(overlay)).allSatisfy(deployment -> {
            Manifest budget = Manifest.the(all, "PodDisruptionBudget", deployment.name());
            assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
            assertThat(budget.at("/spec/selector")).isEqualTo(deployment.at("/spec/selector"));
            assertThat(Manifest.items(deployment.pod().path("topologySpreadConstraints")))
                    .extracting(spread -> spread.path("topologyKey").asText())
                    .containsExactlyInAnyOrder("kubernetes.io/hostname", "topology.kubernetes.io/zone");
            if (!overlay.equals("local")) {
                assertThat(leastReplicas(all, deployment)).isGreaterThanOrEqualTo(2);
            }
        });
    }

    private static int leastReplicas(List<Manifest> all, Manifest deployment) {
        JsonNode own = deployment.at("/spec/replicas");
        List<Manifest> scalers = all.stream()
                .filter(manifest ->
                        List.of("HorizontalPodAutoscaler", "ScaledObject").contains(manifest.kind()))
                .filter(manifest ->
                        manifest.at("/spec/scaleTargetRef/name").asText().equals(deployment.name()))
                .toList();
        assertThat(scalers).as("who says how many").hasSize(own.isMissingNode() ? 1 : 0);
        return own.asInt(scalers.stream()
                .mapToInt(scaler -> scaler.at("/spec/minReplicas")
                        .asInt(scaler.at("/spec/minReplicaCount").asInt()))
                .sum());
    }

    private static void requireRestricted(Manifest workload) {
        JsonNode pod = workload.pod();
        JsonNode security = workload.container().path("securityContext");
        assertThat(pod.path("containers")).hasSize(1);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(Manifest.texts(security.at("/capabilities/drop"))).containsExactly("ALL");
    }

    private static Duration seconds(String file, String setting) {
        return Repository.mentions(file, "quarkus\\.shutdown\\." + setting + "=(\\d+)s").stream()
                .map(Integer::parseInt)
                .map(Duration::ofSeconds)
                .findFirst()
                .orElseThrow();
    }

    static List<Manifest> deployments(String overlay) {
        return kind(overlay, "Deployment");
    }

    static List<Manifest> kind(String overlay, String kind) {
        return kinds(overlay, kind);
    }

    private static List<Manifest> kinds(String overlay, String... kinds) {
        return Kustomize.overlay(overlay).stream()
                .filter(manifest -> List.of(kinds).contains(manifest.kind()))
                .toList();
    }
}
