package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the services are told, and where their secrets come from. */
class SettingsTest {

    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    private static final Map<String, String> MAIN = Map.of(
            "slack-gateway", "slack-gateway/src/main/java/dev/cimon/slack/SlackGateway.java",
            "github-gateway", "github-gateway/src/main/java/dev/cimon/github/GitHubGateway.java",
            "circleci-gateway", "circleci-gateway/src/main/java/dev/cimon/circleci/CircleCiGateway.java",
            "workflow-engine", "workflow-engine/src/main/java/dev/cimon/engine/WorkflowEngine.java",
            "notifier", "notifier/src/main/java/dev/cimon/notifier/Notifier.java");

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void noSecretStandsInAManifest(String overlay) {
        List<Manifest> all = Kustomize.overlay(overlay);
        assertThat(all).noneMatch(manifest -> manifest.kind().equals("Secret"));
        assertThat(PodTest.deployments(overlay))
                .allSatisfy(deployment -> assertThat(
                                Manifest.items(deployment.container().path("env")))
                        .allMatch(variable ->
                                variable.at("/valueFrom/secretKeyRef/name").isTextual()));
        assertThat(settings(all).properties())
                .extracting(Map.Entry::getKey)
                .noneMatch(name -> name.matches(".*(SECRET|TOKEN|PASSWORD|PRIVATE_KEY|JAAS).*"));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyServiceIsGivenWhatItCannotStartWithout(String overlay) {
        assertThat(PodTest.deployments(overlay))
                .allSatisfy(deployment -> assertThat(names(overlay, deployment))
                        .contains("KAFKA_BOOTSTRAP_SERVERS")
                        .containsAll(
                                Repository.mentions(MAIN.getOrDefault(deployment.name(), ""), "\"([A-Z]+_[A-Z_]+)\"")
                                        .stream()
                                        .filter(name -> !name.endsWith("_FILE"))
                                        .toList()));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyVariableIsInTheReadmeAndEverySecretInTheLinesThatMakeThem(String overlay) {
        String variables = Repository.text("README.md");
        String secrets = Repository.text("deploy/README.md");
        assertThat(PodTest.deployments(overlay)).allSatisfy(deployment -> {
            assertThat(names(overlay, deployment))
                    .allSatisfy(name -> assertThat(variables).containsAnyOf("`" + name + "`", known(name)));
            Manifest.items(deployment.container().path("env"))
                    .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                    .forEach(reference -> {
                        String secret = reference.path("name").asText();
                        assertThat(secrets).containsAnyOf("create secret generic " + secret + " ", "`" + secret + "`");
                        assertThat(secrets).contains("=" + reference.path("key").asText() + "=");
                    });
        });
    }

    /** Every setting of Kafka's clients can be given; the README says so once. */
    private static String known(String name) {
        return name.startsWith("KAFKA_") ? "`KAFKA_…`" : "`" + name + "`";
    }

    private static Set<String> names(String overlay, Manifest deployment) {
        Set<String> names = new HashSet<>();
        settings(Kustomize.overlay(overlay)).fieldNames().forEachRemaining(names::add);
        Manifest.items(deployment.container().path("env"))
                .forEach(variable -> names.add(variable.path("name").asText()));
        return names;
    }

    /** Its name ends in a hash, so that pods are replaced when it changes. */
    static JsonNode settings(List<Manifest> all) {
        return all.stream()
                .filter(manifest ->
                        manifest.kind().equals("ConfigMap") && manifest.name().startsWith("settings-"))
                .findFirst()
                .orElseThrow()
                .at("/data");
    }
}
