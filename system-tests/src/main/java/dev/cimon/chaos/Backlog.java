package dev.cimon.chaos;

import dev.cimon.process.Deployed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What Cimon still means to do, and what it has given up: its tables and its dead-letter topics. */
final class Backlog {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String UNDONE = """
            select 'effect in lane ' || lane || ' after ' || attempts || ' attempts: ' || coalesce(problem, 'not begun')
              from engine.effect
            union all
            select 'message ' || message_key || ' in ' || channel || ': ' || coalesce(failed_reason, 'not shown yet')
              from notifier.message where wanted_version > shown_version or failed_reason is not null
            union all
            select 'answer ' || answer_id from notifier.answer where done_at is null
            union all
            select 'result ' || event_id from notifier.result
            """;

    private final Deployed system;

    Backlog(Deployed system) {
        this.system = system;
    }

    /** Each in words; empty once everything is done. */
    List<String> read() {
        List<String> undone = new ArrayList<>(deadLetters());
        try (Connection connection = DriverManager.getConnection("jdbc:" + system.database(), "cimon", "cimon");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(UNDONE)) {
            while (rows.next()) {
                undone.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be read.", e);
        }
        return undone;
    }

    private List<String> deadLetters() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", system.brokers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics(PATIENCE).entrySet().stream()
                    .filter(topic -> topic.getKey().endsWith(".dlq"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions, PATIENCE).entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .map(end -> end.getValue() + " dead letters on " + end.getKey())
                    .toList();
        }
    }
}
