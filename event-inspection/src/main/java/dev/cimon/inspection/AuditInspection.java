package dev.cimon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.EventCodec;
import dev.cimon.events.Topic;
import dev.cimon.events.audit.EntryAdded;
import dev.cimon.events.reference.RepositoryName;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code ./cimon audit}: what people have caused, and the proof that nobody has changed it since. */
@Command(
        name = "./cimon audit",
        description = "Exports what people have caused, and proves that nobody has changed it since.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = 64,
        footer = {
            "",
            "It looks at the Kafka of ./cimon up, or at the one that KAFKA_BOOTSTRAP_SERVERS names.",
            "Exits with 0, 1 if a chain is broken, 64 if it is asked wrongly, 66 if a file cannot be read, 69 if Kafka",
            "does not answer."
        })
public final class AuditInspection {

    private static final int BROKEN = 1;
    private static final int NO_INPUT = 66;
    private static final int UNAVAILABLE = 69;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            scope = ScopeType.INHERIT,
            description = "settings of a Kafka client, such as security.protocol and sasl.jaas.config")
    @Nullable Path config;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "this text")
    boolean help;

    AuditInspection(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new AuditInspection(System.getenv(), out, err).run(arguments));
    }

    int run(String... arguments) {
        return new CommandLine(this)
                .registerConverter(RepositoryName.class, EventInspection::repository)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, _, _) -> explained(failure))
                .execute(arguments);
    }

    @Command(
            description = "Prints every entry as a line of JSON, chain by chain, in order.",
            exitCodeOnInvalidInput = 64)
    int export(
            @Option(names = "--repo", paramLabel = "<owner/name>", description = "only the chain of this repository")
                    @Nullable RepositoryName repository)
            throws IOException {
        Chains chains = fromTopic();
        for (EntryAdded entry : chains.entries()) {
            if (repository == null || entry.chain().equals(repository.toString())) {
                out.println(EventCodec.json().writeValueAsString(entry));
            }
        }
        return 0;
    }

    @Command(
            description = {
                "Checks that no entry was changed, taken out or put in between: of the topic, or of what was exported."
            },
            exitCodeOnInvalidInput = 64)
    int verify(
            @Parameters(arity = "0..1", paramLabel = "file", description = "what export has printed") @Nullable Path file)
            throws IOException {
        Chains chains = file == null ? fromTopic() : fromFile(file);
        List<Chains.Verdict> verdicts = chains.verdicts();
        verdicts.forEach(verdict -> out.println(verdict.sentence()));
        if (verdicts.isEmpty()) {
            out.println("There are no entries.");
        }
        return verdicts.stream().allMatch(Chains.Verdict::unbroken) ? 0 : BROKEN;
    }

    private Chains fromTopic() throws IOException {
        Chains chains = new Chains();
        try (Topics topics = Topics.on(Cluster.of(environment, config))) {
            topics.readAll(
                    topics.partitionsOf(List.of(Topic.AUDIT_NAME)),
                    received -> add(chains, received.json(), received.place()));
        }
        return chains;
    }

    private static Chains fromFile(Path file) throws IOException {
        Chains chains = new Chains();
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> add(chains, parsed(line), "a line of " + file));
        }
        return chains;
    }

    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(EventCodec.json().readTree(line));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static void add(Chains chains, Optional<JsonNode> json, String place) {
        try {
            chains.add(EventCodec.json().treeToValue(json.orElseThrow(), EntryAdded.class));
        } catch (IOException | RuntimeException noEntry) { // whatever stands there, it breaks the proof
            chains.unreadable(place);
        }
    }

    private int explained(Exception failure) throws Exception {
        return switch (failure) {
            case KafkaException refused -> {
                err.println("cimon: Kafka does not answer at "
                        + Cluster.of(environment, config).brokers() + ": " + refused.getMessage());
                yield UNAVAILABLE;
            }
            case IOException unreadable -> {
                err.println("cimon: cannot read " + unreadable.getMessage());
                yield NO_INPUT;
            }
            default -> throw failure;
        };
    }
}
