package dev.cimon.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.events.Topic;
import dev.cimon.sandbox.infra.EmbeddedKafka;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicCreatorTest {

    private static final String[] NAMES = Arrays.stream(Topic.values())
            .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName()))
            .toArray(String[]::new);

    @Test
    void createsWhatIsMissingAndLeavesTheRestAlone() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.startTemporary();
                Admin admin = adminOf(kafka)) {
            admin.createTopics(List.of(new NewTopic(Topic.DEPLOYMENTS_NAME, 2, (short) 1)))
                    .all()
                    .get();

            creatorFor(kafka.bootstrapServers()).onStart(new StartupEvent());
            creatorFor(kafka.bootstrapServers()).onStart(new StartupEvent());

            assertThat(namesIn(admin)).containsExactlyInAnyOrder(NAMES);
            assertThat(partitionsOf(admin, Topic.DEPLOYMENTS_NAME)).isEqualTo(2);
            assertThat(partitionsOf(admin, Topic.SLACK_EVENTS.deadLetterName())).isEqualTo(3);
        }
    }

    @Test
    void createsThemAsSoonAsKafkaIsThere() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.startTemporary()) {
            kafka.stop();
            Thread starting = Thread.ofVirtual().start(() -> start(creatorFor(kafka.bootstrapServers())));

            kafka.start();

            try (Admin admin = adminOf(kafka)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(namesIn(admin)).containsExactlyInAnyOrder(NAMES));
            }
            assertThat(starting.join(Duration.ofSeconds(30))).isTrue();
        }
    }

    private static void start(TopicCreator creator) {
        try {
            creator.onStart(new StartupEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static TopicCreator creatorFor(String brokers) {
        return new TopicCreator(
                new ThreePartitions(),
                Map.of("bootstrap.servers", brokers, "key.serializer", "none of the admin's business"));
    }

    private static Admin adminOf(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static Set<String> namesIn(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }

    private static int partitionsOf(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    private record ThreePartitions() implements TopicSettings {

        @Override
        public int partitions() {
            return 3;
        }

        @Override
        public short replication() {
            return 1;
        }
    }
}
