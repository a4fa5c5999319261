package dev.cimon.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.slack.AnswerGiven;
import dev.cimon.metric.Meters;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.TestServer;
import dev.cimon.test.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TestServer BROKER = KafkaResource.broker();

    private final EventPublisher publisher = new EventPublisher(
            Map.of("bootstrap.servers", BROKER.getAddress()),
            Duration.ofSeconds(10),
            new Meters(new SimpleMeterRegistry()));

    @BeforeAll
    static void createTopics() throws InterruptedException {
        BROKER.start();
        TopicCreatorTest.creatorFor(BROKER.getAddress()).onStart(new StartupEvent());
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void whatIsPublishedStandsOnItsTopicUnderItsKey() {
        EventEnvelope<AnswerGiven> given = given("a-1");
        try (TopicReader results = KafkaResource.reader(Topic.SLACK_RESULTS_NAME)) {

            publisher.publish(given).await().atMost(PATIENCE);

            ConsumerRecord<String, byte[]> received = results.await(any -> true);
            assertThat(EventReader.read(received)).isEqualTo(given);
            assertThat(received.key()).isEqualTo("T0ACME/C0SHOP");
        }
    }

    @Test
    void failsSoonWhileKafkaIsAwayAndWorksAgainAfterwards() {
        publisher.publish(given("a-2")).await().atMost(PATIENCE);
        BROKER.stop();
        try {
            long before = System.nanoTime();

            assertThatThrownBy(() -> publisher.publish(given("a-3")).await().atMost(PATIENCE))
                    .isInstanceOf(Exception.class);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
        } finally {
            BROKER.start();
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> publisher.publish(given("a-4")).await().atMost(PATIENCE));
    }

    private static EventEnvelope<AnswerGiven> given(String answer) {
        return EventEnvelope.received(
                "answer/" + answer,
                "/notifier",
                Instant.parse("2026-03-14T09:26:53Z"),
                new AnswerGiven(answer, new ChannelRef("T0ACME", "C0SHOP")));
    }
}
