package dev.cimon.inspection;

import dev.cimon.events.Topic;
import dev.cimon.events.reference.RepositoryName;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** {@code ./cimon events}: how an operator looks into the topics. */
public final class EventInspection {

    private static final int UNAVAILABLE = 69;
    private static final String DEAD_LETTERS = ".dlq";

    private final Map<String, String> environment;
    private final ZoneId zone;
    private final PrintStream out;
    private final PrintStream err;

    EventInspection(Map<String, String> environment, ZoneId zone, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.zone = zone;
        this.out = out;
        this.err = err;
    }

    /** Exits with 0, 1 if what was asked for is not there, 64 if it is asked wrongly, 69 if Kafka does not answer. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new EventInspection(System.getenv(), ZoneId.systemDefault(), out, err).run(arguments));
    }

    int run(String... arguments) {
        EventsCommand events = new EventsCommand(environment, zone, out, err);
        CommandLine line = new CommandLine(events)
                .addSubcommand(new DeadLetterCommand(events))
                .registerConverter(Topic.class, EventInspection::topic)
                .registerConverter(Wanted.class, Wanted::parse)
                .registerConverter(RepositoryName.class, EventInspection::repository)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    err.println("cimon: " + sentence(failure, events));
                    return UNAVAILABLE;
                });
        return line.execute(arguments);
    }

    private static String sentence(Exception failure, EventsCommand events) throws Exception {
        return switch (failure) {
            case KafkaException refused -> events.cluster().complaint(refused);
            case IOException unreadable -> "cannot read " + unreadable.getMessage();
            default -> throw failure;
        };
    }

    private static Topic topic(String name) {
        if (name.endsWith(DEAD_LETTERS)) {
            throw new TypeConversionException(name + " holds what could not be processed: ./cimon events dlq shows it"
                    + " and puts it back; its --topic is the one it came from");
        }
        return Arrays.stream(Topic.values())
                .filter(topic ->
                        topic.topicName().equals(name) || topic.topicName().equals("cimon." + name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no topic " + name + "; there are "
                        + Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.joining(", "))));
    }

    static RepositoryName repository(String name) {
        try {
            return RepositoryName.of(name);
        } catch (IllegalArgumentException notOne) {
            throw new TypeConversionException(notOne.getMessage());
        }
    }
}
