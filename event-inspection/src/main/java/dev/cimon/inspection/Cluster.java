package dev.cimon.inspection;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How a Kafka cluster is reached: the client settings, with those of a properties file where one is given. */
public record Cluster(Map<String, Object> settings) {

    private static final String BROKERS = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;

    private static final Set<String> CLIENT_SETTINGS = AdminClientConfig.configNames();

    /** How long an operator is kept waiting for a broker that does not answer. */
    private static final String PATIENCE_MILLIS = "8000";

    public Cluster {
        settings = Map.copyOf(settings);
    }

    /**
     * The brokers are those of {@code KAFKA_BOOTSTRAP_SERVERS}, else of the file, else the one of {@code ./cimon up}.
     * Every other setting can stand in the environment as well, {@code KAFKA_SECURITY_PROTOCOL} for example.
     *
     * @param file with {@code security.protocol}, {@code sasl.jaas.config} and the like
     * @throws IOException if the file cannot be read
     */
    public static Cluster of(Map<String, String> environment, @Nullable Path file) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(BROKERS, "127.0.0.1:" + environment.getOrDefault("CIMON_PORT_KAFKA", "19092"));
        if (file != null) {
            Properties given = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                given.load(reader);
            }
            given.stringPropertyNames().forEach(name -> settings.put(name, given.getProperty(name)));
        }
        CLIENT_SETTINGS.forEach(name -> {
            String value = environment.getOrDefault(variable(name), "");
            if (!value.isBlank()) {
                settings.put(name, value);
            }
        });
        String brokers = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
        if (!brokers.isBlank()) {
            settings.put(BROKERS, brokers);
        }
        return new Cluster(settings);
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** What it says to a person who could not be served, and what to do. */
    String complaint(KafkaException failure) {
        if (failure instanceof TimeoutException) {
            return "Kafka does not answer at " + brokers()
                    + ": start ./cimon up, or name another cluster in KAFKA_BOOTSTRAP_SERVERS.";
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "Kafka at " + brokers() + " says: " + cause.getMessage();
    }

    public String brokers() {
        return String.valueOf(settings.get(BROKERS));
    }
}
