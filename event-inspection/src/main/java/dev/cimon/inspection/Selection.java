package dev.cimon.inspection;

import dev.cimon.events.reference.RepositoryName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events somebody wants to see; absent means all. */
record Selection(
        @Nullable RepositoryName repository, @Nullable String type) {

    boolean takes(Received event) {
        return isAbout(event) && isOfType(event);
    }

    private boolean isAbout(Received event) {
        if (repository == null) {
            return true;
        }
        String name = repository.toString();
        return event.key().equals(Optional.of(name))
                || event.value().orElse("").toLowerCase(Locale.ROOT).contains("\"" + name + "\"");
    }

    private boolean isOfType(Received event) {
        return type == null || event.header("ce_type").orElse("").contains(type);
    }
}
