package dev.cimon.events.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** A GitHub repository, written {@code owner/name}; compared without regard to case, as GitHub does. */
public record RepositoryName(String owner, String name) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** @throws IllegalArgumentException if either part is not a legal GitHub name */
    public RepositoryName {
        if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException("not a repository name: " + owner + "/" + name);
        }
        owner = owner.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the text is not two parts with a slash between them */
    @JsonCreator
    public static RepositoryName of(String fullName) {
        int slash = fullName.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not owner/name: " + fullName);
        }
        return new RepositoryName(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    @Override
    @JsonValue
    public String toString() {
        return owner + "/" + name;
    }
}
