package dev.cimon.doctor;

import dev.cimon.doctor.Finding.Failed;
import dev.cimon.doctor.Finding.Sound;
import dev.cimon.events.Topic;
import dev.cimon.inspection.Cluster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/** Whether the brokers let us in, and whether the topics are there and have the replicas that they should. */
record Kafka(Cluster cluster) implements Examination {

    private static final int PATIENCE_SECONDS = 12;

    /** Less than a whole question may take, as the client wants it. */
    private static final int REQUEST_MILLIS = 6_000;

    @Override
    public String subject() {
        return "Kafka";
    }

    @Override
    public List<Finding> findings() {
        Map<String, Object> settings = new HashMap<>(cluster.settings());
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            int brokers = admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .size();
            List<Finding> found = new ArrayList<>();
            found.add(new Sound(cluster.brokers() + " answers, " + brokers + (brokers == 1 ? " broker" : " brokers")));
            topics(admin, brokers, found);
            return found;
        } catch (ExecutionException | KafkaException | TimeoutException away) {
            return List.of(new Failed(cluster.brokers() + " " + why(away)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of(new Failed("the question was interrupted."));
        }
    }

    private static void topics(Admin admin, int brokers, List<Finding> found)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> wanted = Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName()))
                .toList();
        Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        List<String> missing =
                wanted.stream().filter(name -> !there.contains(name)).toList();
        found.add(
                missing.isEmpty()
                        ? new Sound("all " + wanted.size() + " topics are there")
                        : new Failed("there is no " + String.join(", ", missing)
                                + ": a service creates them when it starts, if its login may; else create them."));
        Collection<TopicDescription> described = admin.describeTopics(
                        wanted.stream().filter(there::contains).toList())
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .values();
        List<String> alone = described.stream()
                .filter(topic -> brokers > 1
                        && topic.partitions().stream()
                                .anyMatch(partition -> partition.replicas().size() == 1))
                .map(TopicDescription::name)
                .sorted()
                .toList();
        if (!alone.isEmpty()) {
            found.add(new Failed(String.join(", ", alone) + ": one replica only, although there are " + brokers
                    + " brokers. Set CIMON_TOPICS_REPLICATION before the first start, or reassign the partitions."));
        }
        List<String> degraded = described.stream()
                .filter(topic -> topic.partitions().stream()
                        .anyMatch(partition ->
                                partition.isr().size() < partition.replicas().size()))
                .map(TopicDescription::name)
                .sorted()
                .toList();
        if (!degraded.isEmpty()) {
            found.add(new Failed(String.join(", ", degraded) + ": not every replica is in sync; look at the brokers."));
        }
    }

    private static String why(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof TimeoutException || cause instanceof org.apache.kafka.common.errors.TimeoutException
                ? "does not answer: is KAFKA_BOOTSTRAP_SERVERS right, and does the listener speak what"
                        + " KAFKA_SECURITY_PROTOCOL says?"
                : "refuses (" + cause.getClass().getSimpleName()
                        + "): do KAFKA_SASL_MECHANISM and KAFKA_SASL_JAAS_CONFIG fit, and may that login describe the"
                        + " topics?";
    }
}
