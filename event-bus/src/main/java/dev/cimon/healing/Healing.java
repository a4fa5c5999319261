package dev.cimon.healing;

/** The ways in which Cimon finds by asking what nobody has told it; docs/reliability.md explains each. */
public enum Healing {
    REDELIVERY("redelivery"),
    CI_STATUS_ASKED("ci-status-asked"),
    GITHUB_DEPLOYMENT_FOUND("github-deployment-found"),
    PIPELINE_FOUND("pipeline-found"),
    SLACK_MESSAGE_FOUND("slack-message-found");

    private final String kind;

    Healing(String kind) {
        this.kind = kind;
    }

    /** Its name on the meter and in the log. */
    public String kind() {
        return kind;
    }
}
