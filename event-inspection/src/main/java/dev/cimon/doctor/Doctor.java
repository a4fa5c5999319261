package dev.cimon.doctor;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.inspection.Cluster;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ./cimon doctor}: looks at an installation from outside in, and says for each thing what to do. */
@Command(
        name = "./cimon doctor",
        description = "Checks tokens, scopes, webhooks, topics, schemas and clocks, and says what to do.",
        exitCodeOnInvalidInput = 64,
        footer = {
            "",
            "Settings come from the environment or from .env, the same as everywhere. It changes nothing, and prints no",
            "secret. Exit code: 0 if everything is as it should be, 1 if not."
        })
public final class Doctor implements Callable<Integer> {

    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.:\\-\\[\\]]+(/[A-Za-z0-9._~/\\-]*)?");
    private static final int NOT_WELL = 1;
    private static final int NO_INPUT = 66;

    private final Given given;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description = "where the providers reach the gateways, such as https://cimon.example.com; else those of"
                    + " ./cimon up")
    @Nullable URI url;

    @Option(
            names = "--repo",
            paramLabel = "<owner/name>",
            description = "a repository to deploy: whether GitHub and CircleCI let us see it")
    @Nullable RepositoryName repository;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "settings of a Kafka client, besides those in KAFKA_…")
    @Nullable Path config;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    boolean help;

    Doctor(Map<String, String> environment, InstantSource clock, PrintStream out, PrintStream err) {
        this.given = new Given(environment);
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** Exits with 0, 1 if something is wrong, 64 if it is asked wrongly, 66 if the file cannot be read. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new Doctor(System.getenv(), InstantSource.system(), out, err).run(arguments));
    }

    int run(String... arguments) {
        return new CommandLine(this)
                .registerConverter(RepositoryName.class, Doctor::repository)
                .registerConverter(URI.class, Doctor::address)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    @Override
    public Integer call() {
        Http http = new Http(clock);
        Cluster cluster;
        try {
            cluster = Cluster.of(given.environment(), config);
        } catch (IOException unreadable) {
            err.println("cimon: cannot read " + config);
            return NO_INPUT;
        }
        List<Examination> all = List.of(
                new Slack(given, http),
                new GitHub(given, http, clock, repository),
                new CircleCi(given, http, repository),
                new Gateways(given, http, clock, url),
                new Proofs(given, http, clock),
                new Kafka(cluster),
                new Database(given));
        int failed = 0;
        for (Examination examination : all) {
            for (Finding finding : examination.findings()) {
                out.println(finding.line(examination.subject()));
                failed += finding instanceof Finding.Failed ? 1 : 0;
            }
        }
        out.println();
        out.println(
                failed == 0
                        ? "Everything is as it should be."
                        : failed == 1 ? "One thing has to be mended." : failed + " things have to be mended.");
        return failed == 0 ? 0 : NOT_WELL;
    }

    private static URI address(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (address.matches()) {
            return URI.create(text);
        }
        throw new TypeConversionException("\"" + text + "\" is no address: "
                + (address.lookingAt()
                        ? "it has a \"" + text.substring(address.end(), text.offsetByCodePoints(address.end(), 1))
                                + "\""
                        : "it begins with https:// or http:// and the name of a host"));
    }

    private static RepositoryName repository(String name) {
        try {
            return RepositoryName.of(name);
        } catch (IllegalArgumentException notOne) {
            throw new TypeConversionException(String.valueOf(notOne.getMessage()));
        }
    }
}
