package dev.cimon.inspection;

import dev.cimon.events.Topic;
import dev.cimon.events.reference.RepositoryName;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The commands that look at events, and what all commands have in common. */
@Command(
        name = "./cimon events",
        description = "Looks into the topics: new events, one deployment through all of them, and what was set aside.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = 64,
        footer = {
            "",
            "It looks at the Kafka of ./cimon up, or at the one that KAFKA_BOOTSTRAP_SERVERS names. Times are local."
        })
final class EventsCommand {

    private static final List<Topic> INCOMING = List.of(Topic.SLACK_EVENTS, Topic.GITHUB_EVENTS, Topic.CIRCLECI_EVENTS);

    private final Map<String, String> environment;
    private final ZoneId zone;
    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock = InstantSource.system();

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

    EventsCommand(Map<String, String> environment, ZoneId zone, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.zone = zone;
        this.out = out;
        this.err = err;
    }

    @Command(description = "Shows new events, one line each, until Ctrl-C.", exitCodeOnInvalidInput = 64)
    int tail(
            @Parameters(arity = "0..1", paramLabel = "topic", description = "one topic; all of them if not given")
                    @Nullable Topic topic,
            @Option(
                            names = "--repo",
                            paramLabel = "<owner/name>",
                            description = "only what has this repository as its key, or mentions it")
                    @Nullable RepositoryName repository,
            @Option(
                            names = "--type",
                            paramLabel = "<type>",
                            description = "only events whose type has this in it, such as deployment-failed")
                    @Nullable String type,
            @Option(names = "--from-beginning", description = "first what stands there already") boolean fromBeginning)
            throws IOException {
        List<Topic> wanted = topic == null ? Arrays.asList(Topic.values()) : List.of(topic);
        try (Topics topics = Topics.on(cluster())) {
            return new Tail(topics, lines(), out, err).show(wanted, new Selection(repository, type), fromBeginning);
        }
    }

    @Command(
            description = {
                "Shows all events about one deployment, in all topics and in order of time, each with the time that has"
                        + " passed since the one before; goes on while it runs."
            },
            exitCodeOnInvalidInput = 64)
    int follow(
            @Parameters(
                            arity = "1",
                            paramLabel = "deployment",
                            description = "its id, or repository and number: owner/name#12")
                    Wanted deployment)
            throws IOException {
        try (Topics topics = Topics.on(cluster())) {
            return new Follow(topics, lines(), out, err).show(deployment);
        }
    }

    @Command(
            description = {
                "Puts events of a span of time onto their topics once more, in order of time, for example after a database"
                        + " was restored. What has acted already does not act again."
            },
            exitCodeOnInvalidInput = 64)
    int replay(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "topic",
                            description = "one topic; if not given, those that the engine reads")
                    @Nullable Topic topic,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "<time>",
                            description = "such as 2026-11-21T09:00:00Z; by Kafka's clock")
                    Instant from,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "<time>",
                            description = "up to, and without, this moment")
                    Instant to,
            @Option(names = "--repo", paramLabel = "<owner/name>", description = "as for tail") @Nullable RepositoryName repository,
            @Option(names = "--type", paramLabel = "<type>", description = "as for tail") @Nullable String type,
            @Option(names = "--dry-run", description = "only show which") boolean dryRun)
            throws IOException {
        List<Topic> wanted = topic == null ? INCOMING : List.of(topic);
        Cluster cluster = cluster();
        try (Topics topics = Topics.on(cluster);
                Writer writer = new Writer(cluster)) {
            return new Repetition(topics, writer, lines(), out, err)
                    .repeat(
                            wanted,
                            new Repetition.Span(from, to),
                            new Selection(repository, type),
                            clock.instant(),
                            dryRun);
        }
    }

    Cluster cluster() throws IOException {
        return Cluster.of(environment, config);
    }

    EventLines lines() {
        return new EventLines(zone);
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }
}
