package dev.cimon.workflow;

import dev.cimon.events.reference.EnvironmentName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .github/cimon.yml} says: which environments there are, what deploys there by itself, and what a deployment
 * needs before it may. A value of this type has been checked.
 *
 * @param environments in their order; with that of all pull requests, if pull requests are deployed
 * @param notifications of the channels about which it says something
 * @param administrators who may decide what concerns all environments; everybody in the channel, when absent
 */
public record WorkflowFile(
        List<Environment> environments,
        List<Notification> notifications,
        @Nullable PeopleRule administrators) {

    /** Where it stands in a repository. */
    public static final String PATH = ".github/cimon.yml";

    /** What the result of checking it is called on the commit; no deployment need wait for that. */
    public static final String CHECK = "Cimon workflow";

    private static final String STANDARD = "standard.yml";

    public WorkflowFile {
        environments = List.copyOf(environments);
        notifications = List.copyOf(notifications);
    }

    /** Reads and checks the text of a file. Total: whatever the text is, all its mistakes come back. */
    public static Reading read(String text) {
        return WorkflowReader.read(text);
    }

    /** What holds where a repository has no such file. */
    public static WorkflowFile standard() {
        return Standard.FILE;
    }

    /** The text of the default workflow. */
    public static String standardText() {
        try (InputStream text = WorkflowFile.class.getResourceAsStream(STANDARD)) {
            if (text == null) {
                throw new IllegalStateException("the default workflow is not in this build");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<Environment> environment(EnvironmentName name) {
        return environments.stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    /** What that channel, named by its id, is told. */
    public Notification notification(String channel) {
        return notifications.stream()
                .filter(notification -> notification.channel().equals(channel))
                .findFirst()
                .orElseGet(() -> Notification.standard(channel));
    }

    /** Read once, when it is first asked for. */
    private static final class Standard {
        private static final WorkflowFile FILE = switch (read(standardText())) {
            case Reading.Good good -> good.file();
            case Reading.Broken broken -> throw new IllegalStateException("the default workflow: " + broken.mistakes());
        };
    }
}
