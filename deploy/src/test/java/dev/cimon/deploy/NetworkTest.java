package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The policies allow the arrows of ARCHITECTURE.md's diagram and no others. */
class NetworkTest {

    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    @Test
    void inTheLocalOverlayEverybodyReachesWhoItNeeds() {
        assertThat(table("local")).isEqualTo("""
            circleci-gateway ← ingress-nginx:http, monitoring:http
            circleci-gateway → kafka:9092, kube-system:53
            github-gateway ← ingress-nginx:http, monitoring:http
            github-gateway → kafka:9092, kube-system:53, world:443
            kafka ← circleci-gateway|github-gateway|notifier|slack-gateway|workflow-engine:9092
            kafka → kube-system:53
            notifier ← monitoring:http
            notifier → kafka:9092, kube-system:53, postgres:5432, world:443
            postgres ← notifier|workflow-engine:5432
            postgres → kube-system:53
            slack-gateway ← ingress-nginx:http, monitoring:http
            slack-gateway → kafka:9092, kube-system:53
            workflow-engine ← monitoring:http
            workflow-engine → kafka:9092, kube-system:53, postgres:5432, world:443
            """);
    }

    @Test
    void inTheProductionOverlayKafkaAndPostgreSqlAreAddresses() {
        assertThat(table("production")).isEqualTo("""
            circleci-gateway ← ingress-nginx:http, monitoring:http
            circleci-gateway → 10.20.0.0/24:9096, kube-system:53
            github-gateway ← ingress-nginx:http, monitoring:http
            github-gateway → 10.20.0.0/24:9096, kube-system:53, world:443
            notifier ← monitoring:http
            notifier → 10.20.0.0/24:9096, 10.20.1.0/24:5432, kube-system:53, world:443
            slack-gateway ← ingress-nginx:http, monitoring:http
            slack-gateway → 10.20.0.0/24:9096, kube-system:53
            workflow-engine ← monitoring:http
            workflow-engine → 10.20.0.0/24:9096, 10.20.1.0/24:5432, kube-system:53, world:443
            """);
    }

    @Test
    void withOperatorsTheyArePodsOfTheirs() {
        assertThat(table("operators")).isEqualTo("""
            circleci-gateway ← gateway-system:http, monitoring:http
            circleci-gateway → kube-system:53, strimzi kafka:9093
            github-gateway ← gateway-system:http, monitoring:http
            github-gateway → kube-system:53, strimzi kafka:9093, world:443
            notifier ← monitoring:http
            notifier → cnpg database:5432, kube-system:53, strimzi kafka:9093, world:443
            slack-gateway ← gateway-system:http, monitoring:http
            slack-gateway → kube-system:53, strimzi kafka:9093, world:443
            workflow-engine ← monitoring:http
            workflow-engine → cnpg database:5432, kube-system:53, strimzi kafka:9093, world:443
            """);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void onlyThesePathsLeadToTheGateways(String overlay) {
        boolean gatewayApi = overlay.equals("operators");
        assertThat(PodTest.kind(overlay, "Ingress")).hasSize(gatewayApi ? 0 : 1);
        assertThat(PodTest.kind(overlay, "HTTPRoute")).hasSize(gatewayApi ? 1 : 0);
        Stream<String> paths = gatewayApi
                ? Manifest.items(PodTest.kind(overlay, "HTTPRoute").getFirst().at("/spec/rules"))
                        .map(rule -> rule.at("/matches/0/path/value").asText() + " → "
                                + rule.at("/backendRefs/0/name").asText())
                : Manifest.items(PodTest.kind(overlay, "Ingress").getFirst().at("/spec/rules/0/http/paths"))
                        .map(path -> path.path("path").asText() + " → "
                                + path.at("/backend/service/name").asText());
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "/slack → slack-gateway",
                        "/github/webhooks → github-gateway",
                        "/github/oauth → github-gateway",
                        "/circleci/webhooks → circleci-gateway");
    }

    @Test
    void theCertificateIsThatOfTheHostWhoseRequestsAreTaken() {
        JsonNode ingress = PodTest.kind("production", "Ingress").getFirst().at("/spec");
        assertThat(Manifest.items(ingress.path("rules"))
                        .map(rule -> rule.path("host").asText()))
                .isNotEmpty()
                .containsExactlyElementsOf(Manifest.texts(ingress.at("/tls/0/hosts")));
    }

    /** Everybody's incoming and outgoing connections, a line each. */
    private static String table(String overlay) {
        List<Manifest> policies = PodTest.kind(overlay, "NetworkPolicy");
        return Stream.concat(PodTest.deployments(overlay).stream(), PodTest.kind(overlay, "StatefulSet").stream())
                .flatMap(workload -> Stream.of(
                        workload.name() + " ← " + peers(policies, workload, "Ingress", "from"),
                        workload.name() + " → " + peers(policies, workload, "Egress", "to")))
                .sorted()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String peers(List<Manifest> policies, Manifest workload, String direction, String end) {
        JsonNode labels = workload.at("/spec/template/metadata/labels");
        List<Manifest> about = policies.stream()
                .filter(policy -> Manifest.texts(policy.at("/spec/policyTypes")).contains(direction))
                .filter(policy -> selects(policy.at("/spec/podSelector"), labels))
                .toList();
        assertThat(about).as("who is not selected is open to everybody").isNotEmpty();
        Set<String> peers = new TreeSet<>();
        about.stream()
                .flatMap(policy -> Manifest.items(policy.at("/spec/" + direction.toLowerCase(Locale.ROOT))))
                .forEach(rule -> Manifest.items(rule.path("ports"))
                        .forEach(port -> Manifest.items(rule.path(end))
                                .forEach(peer -> peers.add(
                                        name(peer) + ":" + port.path("port").asText()))));
        return String.join(", ", peers);
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.path("matchLabels").properties().stream()
                        .allMatch(wanted -> labels.path(wanted.getKey()).equals(wanted.getValue()))
                && Manifest.items(selector.path("matchExpressions"))
                        .allMatch(expression -> Manifest.texts(expression.path("values"))
                                .contains(labels.path(expression.path("key").asText())
                                        .asText()));
    }

    private static String name(JsonNode peer) {
        if (peer.has("ipBlock")) {
            String cidr = peer.at("/ipBlock/cidr").asText();
            return cidr.endsWith("/0") && peer.at("/ipBlock/except").size() > 1 ? "world" : cidr;
        }
        if (peer.has("namespaceSelector")) {
            return peer.path("namespaceSelector")
                    .path("matchLabels")
                    .path("kubernetes.io/metadata.name")
                    .asText();
        }
        JsonNode selector = peer.path("podSelector");
        Map<String, String> operators = Map.of("strimzi.io/cluster", "strimzi ", "cnpg.io/cluster", "cnpg ");
        return Stream.concat(
                        Manifest.items(selector.path("matchExpressions"))
                                .map(expression -> Manifest.texts(expression.path("values")).stream()
                                        .sorted()
                                        .collect(Collectors.joining("|"))),
                        selector.path("matchLabels").properties().stream()
                                .filter(label -> !label.getKey().equals("strimzi.io/kind"))
                                .map(label -> operators.getOrDefault(label.getKey(), "")
                                        + label.getValue().asText()))
                .collect(Collectors.joining());
    }
}
