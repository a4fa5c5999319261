package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.Topic;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Strimzi and KEDA are told of the topics is what the services do with them. */
class KafkaTest {

    private static final String ALL = "cimon. Describe";

    @Test
    void strimziMakesTheTopicsThatTheServicesWouldMake() {
        List<Manifest> topics = PodTest.kind("operators", "KafkaTopic");
        assertThat(topics)
                .extracting(Manifest::name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName()))
                        .toList());
        JsonNode settings = SettingsTest.settings(Kustomize.overlay("operators"));
        assertThat(topics).allSatisfy(topic -> {
            boolean deadLetters = topic.name().endsWith(".dlq");
            JsonNode config = topic.at("/spec/config");
            assertThat(topic.at("/spec/partitions").asText())
                    .isEqualTo(settings.path("CIMON_TOPICS_PARTITIONS").asText());
            assertThat(topic.at("/spec/replicas").asText())
                    .isEqualTo(settings.path("CIMON_TOPICS_REPLICATION").asText());
            assertThat(config.path("min.insync.replicas").asInt()).isEqualTo(2);
            assertThat(config.has("max.message.bytes")).isEqualTo(deadLetters);
            assertThat(config.has("retention.ms"))
                    .isEqualTo(deadLetters
                            || topic.name().equals(Topic.DEPLOYMENTS_NAME)
                            || topic.name().equals(Topic.AUDIT_NAME));
        });
    }

    @Test
    void aGatewayMayWriteItsOwnEventsAndNothingElse() {
        assertThat(rights("slack-gateway")).containsExactlyInAnyOrder(ALL, Topic.SLACK_EVENTS_NAME + " Write");
        assertThat(rights("github-gateway")).containsExactlyInAnyOrder(ALL, Topic.GITHUB_EVENTS_NAME + " Write");
        assertThat(rights("circleci-gateway")).containsExactlyInAnyOrder(ALL, Topic.CIRCLECI_EVENTS_NAME + " Write");
    }

    @Test
    void whoReadsMayReadItsChannelsAndWriteTheirDeadLettersAndWhatItPublishes() {
        assertThat(rights("workflow-engine"))
                .containsExactlyInAnyOrderElementsOf(withChannels(
                        "workflow-engine",
                        Topic.DEPLOYMENTS_NAME + " Write",
                        Topic.AUDIT_NAME + " Write",
                        Topic.SLACK_COMMANDS_NAME + " Write"));
        assertThat(rights("notifier"))
                .containsExactlyInAnyOrderElementsOf(withChannels("notifier", Topic.SLACK_RESULTS_NAME + " Write"));
    }

    @Test
    void kedaLooksAtTheChannelsOfWhatItScales() {
        List<Manifest> scaled = PodTest.kind("operators", "ScaledObject");
        assertThat(scaled).extracting(Manifest::name).containsExactlyInAnyOrder("workflow-engine", "notifier");
        assertThat(scaled).allSatisfy(manifest -> {
            Set<String> channels = values(manifest.name(), "topic");
            assertThat(Manifest.items(manifest.at("/spec/triggers")))
                    .extracting(trigger -> trigger.at("/metadata/topic").asText())
                    .containsExactlyInAnyOrderElementsOf(channels);
            assertThat(Manifest.items(manifest.at("/spec/triggers")))
                    .extracting(trigger -> trigger.at("/metadata/consumerGroup").asText())
                    .containsOnly(manifest.name());
        });
    }

    private static List<String> withChannels(String service, String... published) {
        return Stream.of(
                        Stream.of(ALL),
                        Stream.of(published),
                        values(service, "topic").stream().map(topic -> topic + " Read"),
                        values(service, "group.id").stream().map(group -> group + " Read"),
                        values(service, "dead-letter-queue.topic").stream().map(topic -> topic + " Write"))
                .flatMap(rights -> rights)
                .toList();
    }

    /** What the service's incoming channels have for this setting. */
    private static Set<String> values(String service, String setting) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Repository.text(service + "/src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[a-z-]+\\." + setting.replace(".", "\\.")))
                .map(properties::getProperty)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> rights(String service) {
        Manifest user = Manifest.the(Kustomize.overlay("operators"), "KafkaUser", "kafka-" + service);
        return Manifest.items(user.at("/spec/authorization/acls"))
                .flatMap(acl -> Manifest.texts(acl.path("operations")).stream()
                        .map(operation -> acl.at("/resource/name").asText() + " " + operation))
                .toList();
    }
}
