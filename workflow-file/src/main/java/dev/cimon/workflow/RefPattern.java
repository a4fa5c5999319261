package dev.cimon.workflow;

import java.util.Optional;

/**
 * One pattern of branches or tags, as it stands in the file.
 *
 * @param text {@code *} is anything but a slash, {@code **} anything, {@code ?} and {@code +} mean that the character
 *     before them may be missing or repeated, {@code [a-z0-9]} is one of these characters, {@code \} takes what follows
 *     as it is, and a leading {@code !} excludes; {@code $default} is the default branch
 */
public record RefPattern(String text) {

    private static final String DEFAULT_BRANCH = "$default";
    private static final int LONGEST = 250;

    /** @throws IllegalArgumentException if {@link #problemWith} has something to say */
    public RefPattern {
        problemWith(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** What is wrong with a pattern, for whoever wrote it. */
    public static Optional<String> problemWith(String text) {
        String glob = globOf(text);
        if (glob.isEmpty()) {
            return Optional.of("An empty pattern matches nothing; write ** for everything.");
        }
        if (text.length() > LONGEST) {
            return Optional.of("A pattern has at most " + LONGEST + " characters.");
        }
        if (glob.startsWith("refs/")) {
            return Optional.of("Write the name without refs/heads/ or refs/tags/.");
        }
        return Glob.problemWith(glob);
    }

    boolean excludes() {
        return text.startsWith("!");
    }

    boolean matches(String name, String defaultBranch) {
        String glob = globOf(text);
        return glob.equals(DEFAULT_BRANCH) ? name.equals(defaultBranch) : new Glob(Glob.parse(glob)).matches(name);
    }

    private static String globOf(String text) {
        return text.startsWith("!") ? text.substring(1) : text;
    }
}
