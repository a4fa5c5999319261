package dev.cimon.events.circleci;

/** How a workflow or job ended, in CircleCI's words. */
public enum Outcome {
    SUCCESS,
    FAILED,
    ERROR,
    CANCELED,
    UNAUTHORIZED
}
