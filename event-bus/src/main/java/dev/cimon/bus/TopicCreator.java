package dev.cimon.bus;

import dev.cimon.events.Topic;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing, before the first channel connects. Where Kafka is away it goes on trying in the
 * background, so that a service started before its broker heals by itself.
 */
@ApplicationScoped
class TopicCreator {

    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int LARGEST_DEAD_LETTER = 2 * 1024 * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TopicSettings settings;
    private final Map<String, Object> kafka;

    TopicCreator(TopicSettings settings, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.settings = settings;
        this.kafka = kafka;
    }

    void onStart(@Observes @Priority(1) StartupEvent started) throws InterruptedException {
        Thread creating = Thread.ofVirtual().name("topic-creator").start(this::createUntilDone);
        if (!creating.join(FIRST_WAIT)) {
            LOG.warn("Kafka does not answer; the topics are created as soon as it does");
        }
    }

    private void createUntilDone() {
        try {
            while (!tryCreate()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryCreate() throws InterruptedException {
        try (Admin admin = Admin.create(adminConfig())) {
            Set<String> present = admin.listTopics().names().get(5, TimeUnit.SECONDS);
            Set<String> missing = new HashSet<>(names());
            missing.removeAll(present);
            List<NewTopic> topics = missing.stream()
                    .map(name ->
                            new NewTopic(name, settings.partitions(), settings.replication()).configs(configs(name)))
                    .toList();
            admin.createTopics(topics).all().get(10, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return true;
            }
            LOG.warnf("topics cannot be created yet: %s", e.getMessage());
            return false;
        } catch (TimeoutException | KafkaException e) {
            return false;
        }
    }

    /**
     * With acks=all, one replica may be away and the others still have to confirm. The audit trail is kept for ever, and
     * so is what was set aside until somebody has looked; a dead letter is larger than its record by its reason.
     */
    private Map<String, String> configs(String name) {
        Map<String, String> configs = new HashMap<>();
        configs.put("min.insync.replicas", String.valueOf(Math.max(1, settings.replication() - 1)));
        boolean deadLetters = Arrays.stream(Topic.values()).anyMatch(topic -> name.equals(topic.deadLetterName()));
        if (deadLetters) {
            configs.put("max.message.bytes", String.valueOf(LARGEST_DEAD_LETTER));
        }
        if (name.equals(Topic.DEPLOYMENTS_NAME) || name.equals(Topic.AUDIT_NAME) || deadLetters) {
            configs.put("retention.ms", "-1");
        }
        return configs;
    }

    private Map<String, Object> adminConfig() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().retainAll(AdminClientConfig.configNames());
        return config;
    }

    private static List<String> names() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName()))
                .toList();
    }
}
