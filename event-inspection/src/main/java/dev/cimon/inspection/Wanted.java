package dev.cimon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** A deployment as a person names it. */
sealed interface Wanted {

    /** Whether this is it, as the events of {@code cimon.deployments} refer to deployments. */
    boolean is(JsonNode deployment);

    /** @throws TypeConversionException with what is expected instead */
    static Wanted parse(String text) {
        Matcher numbered = Numbered.FORM.matcher(text);
        try {
            return numbered.matches()
                    ? new Numbered(RepositoryName.of(numbered.group(1)), Long.parseLong(numbered.group(2)))
                    : new Identified(DeploymentId.of(text));
        } catch (IllegalArgumentException neither) {
            throw new TypeConversionException(
                    "\"" + text + "\" is neither the id of a deployment nor like owner/name#12");
        }
    }

    /** By the id that it has everywhere. */
    record Identified(DeploymentId id) implements Wanted {

        @Override
        public boolean is(JsonNode deployment) {
            return deployment.path("id").asText().equals(id.toString());
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** By the number that people know it by. */
    record Numbered(RepositoryName repository, long number) implements Wanted {

        private static final Pattern FORM = Pattern.compile("([^#]+)#([0-9]{1,18})");

        @Override
        public boolean is(JsonNode deployment) {
            return deployment.path("number").asLong() == number
                    && deployment.path("repository").asText().equals(repository.toString());
        }

        @Override
        public String toString() {
            return repository + "#" + number;
        }
    }
}
