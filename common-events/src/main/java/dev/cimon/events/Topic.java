package dev.cimon.events;

import dev.cimon.events.audit.AuditEvent;
import dev.cimon.events.circleci.CircleCiEvent;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.slack.SlackCommand;
import dev.cimon.events.slack.SlackEvent;
import dev.cimon.events.slack.SlackResult;

/** The topics of Cimon and what each holds. */
public enum Topic {
    SLACK_EVENTS(Topic.SLACK_EVENTS_NAME, "slack", SlackEvent.class),
    GITHUB_EVENTS(Topic.GITHUB_EVENTS_NAME, "github", GitHubEvent.class),
    CIRCLECI_EVENTS(Topic.CIRCLECI_EVENTS_NAME, "circleci", CircleCiEvent.class),
    DEPLOYMENTS(Topic.DEPLOYMENTS_NAME, "deployment", DecisionEvent.class),
    AUDIT(Topic.AUDIT_NAME, "audit", AuditEvent.class),
    SLACK_COMMANDS(Topic.SLACK_COMMANDS_NAME, "slack", SlackCommand.class),
    SLACK_RESULTS(Topic.SLACK_RESULTS_NAME, "slack", SlackResult.class);

    public static final String SLACK_EVENTS_NAME = "cimon.slack.events";
    public static final String GITHUB_EVENTS_NAME = "cimon.github.events";
    public static final String CIRCLECI_EVENTS_NAME = "cimon.circleci.events";
    public static final String DEPLOYMENTS_NAME = "cimon.deployments";
    public static final String AUDIT_NAME = "cimon.audit";
    public static final String SLACK_COMMANDS_NAME = "cimon.slack.commands";
    public static final String SLACK_RESULTS_NAME = "cimon.slack.results";

    private final String topicName;
    private final String area;
    private final Class<? extends Event> content;

    Topic(String topicName, String area, Class<? extends Event> content) {
        this.topicName = topicName;
        this.area = area;
        this.content = content;
    }

    public String topicName() {
        return topicName;
    }

    /** Where records go that could not be processed, with the reason in their headers. */
    public String deadLetterName() {
        return topicName + ".dlq";
    }

    /** The third part of {@code ce_type}. */
    public String area() {
        return area;
    }

    /** The sealed interface of everything the topic holds. */
    public Class<? extends Event> content() {
        return content;
    }
}
