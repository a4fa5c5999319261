package dev.cimon.workflow;

/**
 * What deploys to an environment by itself.
 *
 * @param branches whose push does
 * @param tags whose push does
 * @param pullRequests the branches into which a pull request that does wants to be merged
 */
public record Triggers(RefPatterns branches, RefPatterns tags, RefPatterns pullRequests) {

    /** Nothing does: it is deployed to by hand only. */
    public static final Triggers MANUAL = new Triggers(RefPatterns.NONE, RefPatterns.NONE, RefPatterns.NONE);

    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    /** Whether the push of this ref ({@code refs/heads/…} or {@code refs/tags/…}) does. */
    public boolean push(String ref, String defaultBranch) {
        return (ref.startsWith(HEADS) && branches.match(ref.substring(HEADS.length()), defaultBranch))
                || (ref.startsWith(TAGS) && tags.match(ref.substring(TAGS.length()), defaultBranch));
    }
}
