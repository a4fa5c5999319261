package dev.cimon.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.process.Deployed;
import dev.cimon.process.Replica;
import dev.cimon.process.Service;
import dev.cimon.story.ControlApi;
import dev.cimon.story.Tape;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that can go wrong: each process is killed, Kafka, PostgreSQL and each provider go away. */
final class Troubles {

    private static final List<String> PROVIDERS = List.of("slack", "github", "circleci");

    private static final int MOST_RESTARTS = 3;

    private final Deployed system;
    private final ControlApi sandbox;
    private final Pace pace;

    Troubles(Deployed system, Pace pace) {
        this.system = system;
        this.sandbox = system.sandbox();
        this.pace = pace;
    }

    /** @param engine and notifier: the second replica of each */
    List<Trouble> all(Replica engine, Replica notifier) {
        Predicate<Tape.Entry> decision = of("deployment.");
        Predicate<Tape.Entry> shown = is("slack.message-shown");
        return List.of(
                killed("slack-gateway", system.replica(Service.SLACK_GATEWAY), is("slack.command-entered")),
                killed("github-gateway", system.replica(Service.GITHUB_GATEWAY), of("github.")),
                killed("circleci-gateway", system.replica(Service.CIRCLECI_GATEWAY), of("circleci.")),
                killed("workflow-engine (1 of 2)", system.replica(Service.WORKFLOW_ENGINE), decision),
                killed("workflow-engine (2 of 2)", engine, decision),
                killed("notifier (1 of 2)", system.replica(Service.NOTIFIER), shown),
                killed("notifier (2 of 2)", notifier, shown),
                stopped("kafka", "Kafka", decision),
                stopped("database", "PostgreSQL", decision),
                outage("slack", "Slack", shown),
                outage("github", "GitHub", is("deployment.deployment-registered")),
                outage("circleci", "CircleCI", is("deployment.deployment-started")));
    }

    /** From now on every provider misbehaves a little, all the time. */
    void misbehave() {
        PROVIDERS.forEach(provider -> sandbox.fault(provider, misbehaviour()));
    }

    void behave() {
        PROVIDERS.forEach(provider -> sandbox.fault(provider, sandbox.object()));
    }

    private ObjectNode misbehaviour() {
        return sandbox.object()
                .put("errorRate", 0.1)
                .put("timeoutAfterActingRate", 0.05)
                .put("rateLimitRate", 0.05)
                .put("retryAfterSeconds", 1)
                .put("duplicateWebhookRate", 0.2)
                .put("reorderWebhooks", true)
                .put("webhookDelay", "PT0.2S");
    }

    private Trouble killed(String name, Replica replica, Predicate<Tape.Entry> sign) {
        return new Trouble(
                name + " killed", pace.dead(), replica::kill, replica::startAgain, () -> supervise(replica), sign);
    }

    /** What gives up while it starts, for want of Kafka or PostgreSQL, is started again, as Kubernetes does. */
    private static void supervise(Replica replica) {
        for (int restarts = 0; ; restarts++) {
            try {
                replica.awaitReady();
                return;
            } catch (AssertionError notReady) {
                if (restarts == MOST_RESTARTS) {
                    throw notReady;
                }
                replica.kill();
                replica.startAgain();
            }
        }
    }

    private Trouble stopped(String server, String name, Predicate<Tape.Entry> sign) {
        return new Trouble(
                name + " stopped",
                pace.stopped(),
                () -> sandbox.let(server, false),
                () -> sandbox.let(server, true),
                () -> {},
                sign);
    }

    private Trouble outage(String provider, String name, Predicate<Tape.Entry> sign) {
        return new Trouble(
                name + " down",
                pace.outage(),
                () -> sandbox.fault(provider, misbehaviour().put("down", true)),
                () -> sandbox.fault(provider, misbehaviour()),
                () -> {},
                sign);
    }

    private static Predicate<Tape.Entry> is(String... names) {
        return entry -> Stream.of(names).anyMatch(entry::is);
    }

    private static Predicate<Tape.Entry> of(String area) {
        return entry -> entry.type().startsWith("dev.cimon." + area);
    }
}
