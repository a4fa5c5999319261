package dev.cimon.engine.deployment;

/** What sort of place an environment is. */
public enum EnvironmentKind {
    /** Lives as long as its pull request. */
    PULL_REQUEST,
    /** Stays, for trying things out. */
    STANDING,
    /** What customers use. */
    PRODUCTION
}
