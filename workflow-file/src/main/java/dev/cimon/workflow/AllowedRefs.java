package dev.cimon.workflow;

/**
 * Which refs may be deployed to an environment.
 *
 * @param commits whether a commit may that is named by its SHA instead of by branch or tag
 */
public record AllowedRefs(RefPatterns branches, RefPatterns tags, boolean commits) {}
