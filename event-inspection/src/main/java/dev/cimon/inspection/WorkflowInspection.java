package dev.cimon.inspection;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.trial.Proposal;
import dev.cimon.workflow.DurationText;
import dev.cimon.workflow.Mistake;
import dev.cimon.workflow.Reading;
import dev.cimon.workflow.WorkflowFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code ./cimon workflow}: what Cimon thinks of a workflow file, before it is pushed. */
@Command(
        name = "./cimon workflow",
        description = "Says what Cimon thinks of a workflow file, before it is pushed.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = 64,
        footer = {
            "",
            "docs/workflow.md explains what can stand in it. try looks at the Kafka of ./cimon up, or at the one that",
            "KAFKA_BOOTSTRAP_SERVERS names; times are local.",
            "Exits with 0, 1 if there are mistakes, 64 if it is asked wrongly, 66 if there is no such file, 69 if Kafka",
            "does not answer."
        })
public final class WorkflowInspection {

    private static final int MISTAKES = 1;
    private static final int NO_INPUT = 66;
    private static final int UNAVAILABLE = 69;

    /** Days in a week are nobody's doubt; a workflow file has no need of them. */
    private static final Pattern WEEKS = Pattern.compile("([1-9]\\d{0,2})w");

    private static final int DAYS_OF_A_WEEK = 7;

    private final Map<String, String> environment;
    private final ZoneId zone;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "this text")
    boolean help;

    WorkflowInspection(
            Map<String, String> environment, ZoneId zone, InstantSource clock, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.zone = zone;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new WorkflowInspection(System.getenv(), ZoneId.systemDefault(), InstantSource.system(), out, err)
                .run(arguments));
    }

    int run(String... arguments) {
        return new CommandLine(this)
                .registerConverter(RepositoryName.class, EventInspection::repository)
                .registerConverter(Duration.class, WorkflowInspection::span)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    @Command(
            description = "Checks a file and prints each mistake as file:line:column: what to do.",
            exitCodeOnInvalidInput = 64)
    int check(@Parameters(arity = "1", paramLabel = "file", description = "such as .github/cimon.yml") Path file) {
        return ifGood(file, (good, _) -> {
            out.println(file + " is good: " + names(good));
            return 0;
        });
    }

    @Command(
            name = "try",
            description = {
                "Lets everything that is recorded happen once more, as if the file had been in force, and tells which"
                        + " deployments would have been started, held or refused differently. It changes nothing and"
                        + " asks nobody: what is not recorded, such as who belongs to a team, cannot be told."
            },
            exitCodeOnInvalidInput = 64)
    int tryOut(
            @Parameters(arity = "1", paramLabel = "file", description = "such as .github/cimon.yml") Path file,
            @Option(
                            names = "--since",
                            defaultValue = "30d",
                            paramLabel = "<span>",
                            description = "how far back, such as 12h, 30d (as without it) or 4w")
                    Duration since,
            @Option(
                            names = "--repo",
                            paramLabel = "<owner/name>",
                            description = "only what happened in this repository; in every one without it")
                    @Nullable RepositoryName repository,
            @Option(
                            names = "--config",
                            paramLabel = "<file>",
                            description = "settings of a Kafka client, such as security.protocol and sasl.jaas.config")
                    @Nullable Path config) {
        Instant now = clock.instant();
        String slash = environment.getOrDefault("SLACK_COMMAND", "/cimon");
        boolean proofRequired =
                !environment.getOrDefault("GITHUB_CLIENT_ID", "").isBlank();
        return ifGood(
                file,
                (_, text) ->
                        tryOut(new Proposal(text, now.minus(since), slash, proofRequired), repository, config, now));
    }

    private int tryOut(Proposal proposal, @Nullable RepositoryName repository, @Nullable Path config, Instant now) {
        try {
            Cluster cluster = Cluster.of(environment, config);
            try (Topics topics = Topics.on(cluster)) {
                new WorkflowTrial(topics, new TrialText(zone), out).show(proposal, repository, now);
                return 0;
            } catch (KafkaException refused) {
                err.println("cimon: " + cluster.complaint(refused));
                return UNAVAILABLE;
            }
        } catch (IOException unreadable) {
            err.println("cimon: cannot read " + unreadable.getMessage());
            return NO_INPUT;
        }
    }

    private int ifGood(Path file, ToIntBiFunction<WorkflowFile, String> use) {
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException notText) {
            out.println(file + ":1:1: This is not a text in UTF-8.");
            return MISTAKES;
        } catch (IOException unreadable) {
            err.println("cimon: " + because(file));
            return NO_INPUT;
        }
        return switch (WorkflowFile.read(text)) {
            case Reading.Good good -> use.applyAsInt(good.file(), text);
            case Reading.Broken broken -> {
                for (Mistake mistake : broken.mistakes()) {
                    out.println(file + ":" + mistake);
                }
                yield MISTAKES;
            }
        };
    }

    private static String because(Path file) {
        if (Files.isDirectory(file)) {
            return file + " is a folder; name the file in it.";
        }
        return Files.exists(file) ? file + " cannot be read." : "there is no file " + file + ".";
    }

    private static String names(WorkflowFile file) {
        return file.environments().stream()
                .map(environment -> environment.name().name())
                .collect(Collectors.joining(", "));
    }

    private static Duration span(String text) {
        Matcher weeks = WEEKS.matcher(text);
        return weeks.matches()
                ? Duration.ofDays(Long.parseLong(weeks.group(1)) * DAYS_OF_A_WEEK)
                : DurationText.parse(text)
                        .orElseThrow(() -> new TypeConversionException(
                                "\"" + text + "\" is no span of time, such as 12h, 30d or 4w"));
    }
}
