package dev.cimon.workflow;

import java.util.List;

/**
 * Patterns of branches or tags, as the filters of GitHub Actions: the last one that matches a name decides, and one that
 * begins with {@code !} excludes. {@code $default} stands for the default branch of the repository.
 */
public record RefPatterns(List<RefPattern> patterns) {

    public static final RefPatterns NONE = new RefPatterns(List.of());

    public RefPatterns {
        patterns = List.copyOf(patterns);
    }

    /** @param name without {@code refs/heads/} or {@code refs/tags/} */
    public boolean match(String name, String defaultBranch) {
        return patterns.reversed().stream()
                .filter(pattern -> pattern.matches(name, defaultBranch))
                .findFirst()
                .filter(pattern -> !pattern.excludes())
                .isPresent();
    }

    @Override
    public String toString() {
        return String.join(", ", patterns.stream().map(RefPattern::text).toList());
    }
}
