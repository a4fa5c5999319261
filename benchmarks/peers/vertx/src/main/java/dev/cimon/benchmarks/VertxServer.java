package dev.cimon.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least a server can do. Without {@code KAFKA_BOOTSTRAP_SERVERS} it verifies, parses and answers; with them it
 * verifies, puts the raw body on {@code TOPIC} and answers once every replica has it.
 */
public final class VertxServer extends AbstractVerticle {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALGORITHM = "HmacSHA256";

    private final Producer<String, byte[]> producer;
    private final String topic = System.getenv("TOPIC");
    private final Mac mac;

    private VertxServer(Producer<String, byte[]> producer) {
        this.producer = producer;
        this.mac = keyed(System.getenv("SECRET"));
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        String brokers = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
        Producer<String, byte[]> producer = brokers == null ? null : producer(brokers);
        Supplier<io.vertx.core.Verticle> server = () -> new VertxServer(producer);
        Vertx.vertx()
                .deployVerticle(
                        server, new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE));
    }

    @Override
    public void start() {
        vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1");
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(buffer -> {
            byte[] body = buffer.getBytes();
            if (!verified(request, body)) {
                request.response().setStatusCode(401).end();
            } else if (producer == null) {
                parse(request, body);
                request.response().end();
            } else {
                publish(request, body);
            }
        });
    }

    private boolean verified(HttpServerRequest request, byte[] body) {
        String slack = request.getHeader("X-Slack-Signature");
        String given = slack == null ? request.getHeader("X-Hub-Signature-256") : slack;
        String prefix = "sha256=";
        if (slack != null) {
            String timestamp = request.getHeader("X-Slack-Request-Timestamp");
            if (Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) > 300) {
                return false;
            }
            prefix = "v0=";
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
        }
        String ours = prefix + HexFormat.of().formatHex(mac.doFinal(body));
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.UTF_8), String.valueOf(given).getBytes(StandardCharsets.UTF_8));
    }

    private static void parse(HttpServerRequest request, byte[] body) {
        if (request.getHeader("X-Slack-Signature") == null) {
            try {
                JSON.readTree(body);
            } catch (IOException e) {
                request.response().setStatusCode(400);
            }
        } else {
            Map<String, String> fields = new HashMap<>();
            for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
                int equals = field.indexOf('=');
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
    }

    private void publish(HttpServerRequest request, byte[] body) {
        producer.send(
                new ProducerRecord<>(topic, body),
                (where, failure) -> context.runOnContext(done -> request.response()
                        .setStatusCode(failure == null ? 200 : 503)
                        .end()));
    }

    private static Producer<String, byte[]> producer(String brokers) throws Exception {
        String topic = System.getenv("TOPIC");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(topic, 8, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "enable.idempotence", true, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.partitionsFor(topic);
        return producer;
    }

    private static Mac keyed(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
