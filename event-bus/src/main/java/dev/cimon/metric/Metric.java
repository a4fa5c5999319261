package dev.cimon.metric;

import static dev.cimon.metric.Metric.Kind.COUNTER;
import static dev.cimon.metric.Metric.Kind.GAUGE;
import static dev.cimon.metric.Metric.Kind.SECONDS;
import static dev.cimon.metric.Metric.Kind.TIMER;

import java.util.List;

/** Every meter of Cimon. What is not here is not counted; docs/metrics.md is made from this. */
public enum Metric {
    WEBHOOKS_ACCEPTED(
            COUNTER, "cimon.webhooks.accepted", "gateways", "Requests whose event Kafka has acknowledged", "type"),
    WEBHOOKS_REJECTED(
            COUNTER,
            "cimon.webhooks.rejected",
            "gateways",
            "Requests that were refused: unsigned, forged, stale, malformed, foreign_url, too_large, too_slow, no_room",
            "reason"),
    WEBHOOKS_IGNORED(
            COUNTER,
            "cimon.webhooks.ignored",
            "gateways",
            "Requests in good order that mean nothing to Cimon, by the sender's word for them",
            "kind"),
    WEBHOOKS_UNPUBLISHED(
            COUNTER,
            "cimon.webhooks.unpublished",
            "gateways",
            "Requests whose event Kafka did not take in time; the sender was told"),
    DELIVERIES_FAILED(
            COUNTER,
            "cimon.deliveries.failed",
            "github-gateway",
            "Requests for a missed delivery that GitHub refused or after which it failed again"),
    EVENTS_PUBLISHED(
            COUNTER,
            "cimon.events.published",
            "all",
            "Events that Kafka has acknowledged; those of cimon.deployments are the engine's decisions",
            "topic",
            "type"),
    EVENTS_CONSUMED(
            TIMER,
            "cimon.events.consumed",
            "workflow-engine, notifier",
            "Events that were read and dealt with, and how long that took: in the engine until the decision about it"
                    + " is stored",
            "topic",
            "type"),
    DEAD_LETTERS(
            COUNTER,
            "cimon.dead.letters",
            "workflow-engine, notifier",
            "Records that could not be processed and were set aside",
            "topic"),
    DEPLOYMENTS(
            GAUGE, "cimon.deployments", "workflow-engine", "Deployments on their way, and those that run now", "state"),
    GATE_WAITING(
            GAUGE, "cimon.gate.waiting", "workflow-engine", "Deployments that a gate lets wait at the moment", "gate"),
    GATE_WAIT_OLDEST(
            SECONDS,
            "cimon.gate.wait.oldest",
            "workflow-engine",
            "How long ago the oldest deployment that a gate lets wait was asked for",
            "gate"),
    EFFECTS(
            TIMER,
            "cimon.effects",
            "workflow-engine",
            "Attempts to do what was decided, and how long they took: done, refused, retry_later, unknown, defect",
            "effect",
            "outcome"),
    EFFECTS_DUE(GAUGE, "cimon.effects.due", "workflow-engine", "Effects that could be done now and are not yet done"),
    EFFECTS_OLDEST(
            SECONDS,
            "cimon.effects.oldest",
            "workflow-engine",
            "Since when the oldest effect that is not done has been due or tried"),
    EFFECTS_PARKED(
            GAUGE,
            "cimon.effects.parked",
            "workflow-engine",
            "Effects set aside because of a defect; nobody tries them"),
    PROVIDER_CALLS(
            TIMER,
            "cimon.provider.calls",
            "workflow-engine, notifier",
            "Calls to GitHub, CircleCI and Slack, and how long they took: done, refused, retry_later, unknown",
            "provider",
            "operation",
            "outcome"),
    RATE_LIMIT_REMAINING(
            GAUGE,
            "cimon.provider.ratelimit.remaining",
            "workflow-engine",
            "Requests that the provider's rate limit left us at the last answer; NaN once that limit is over",
            "provider",
            "resource"),
    RATE_LIMIT(
            GAUGE,
            "cimon.provider.ratelimit.limit",
            "workflow-engine",
            "That limit as a whole",
            "provider",
            "resource"),
    NOTIFIER_DELAY(
            TIMER,
            "cimon.notifier.delay",
            "notifier",
            "From the engine's decision to what Slack shows: message, answer, modal",
            "kind"),
    NOTIFIER_WAITING(
            GAUGE, "cimon.notifier.waiting", "notifier", "Messages whose newest version Slack does not show yet"),
    NOTIFIER_OLDEST(SECONDS, "cimon.notifier.oldest", "notifier", "How old the oldest of those versions is"),
    HEALED(
            COUNTER,
            "cimon.healed",
            "github-gateway, workflow-engine, notifier",
            "What nobody had told and was found by asking",
            "kind");

    /** What is measured, and so what Prometheus sees of it. */
    public enum Kind {
        COUNTER,
        TIMER,
        GAUGE,
        /** A gauge of an age or a duration. */
        SECONDS
    }

    private final Kind kind;
    private final String meterName;
    private final String services;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> labels;

    Metric(Kind kind, String meterName, String services, String sentence, String... labels) {
        this.kind = kind;
        this.meterName = meterName;
        this.services = services;
        this.sentence = sentence;
        this.labels = List.of(labels);
    }

    public Kind kind() {
        return kind;
    }

    /** Which services have it, as people call them. */
    public String services() {
        return services;
    }

    public String sentence() {
        return sentence;
    }

    public List<String> labels() {
        return labels;
    }

    /** The names of its series at {@code /q/metrics}. */
    public List<String> seriesNames() {
        String base = meterName.replace('.', '_');
        return switch (kind) {
            case COUNTER -> List.of(base + "_total");
            case TIMER ->
                List.of(
                        base + "_seconds_bucket",
                        base + "_seconds_sum",
                        base + "_seconds_count",
                        base + "_seconds_max");
            case GAUGE -> List.of(base);
            case SECONDS -> List.of(base + "_seconds");
        };
    }

    String meterName() {
        return meterName;
    }
}
