package dev.cimon.workflow;

import dev.cimon.events.reference.EnvironmentName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a channel is told of deployments.
 *
 * @param channel its id in Slack
 * @param environments of which it is told; of all, when empty
 * @param milestones of which one has to be reached before it is told; none, when empty
 * @param mentions who is mentioned
 */
public record Notification(
        String channel, List<EnvironmentName> environments, Set<Milestone> milestones, Set<Mention> mentions) {

    public Notification {
        environments = List.copyOf(environments);
        milestones = Set.copyOf(milestones);
        mentions = Set.copyOf(mentions);
    }

    /** What a channel is told of which the file says nothing. */
    public static Notification standard(String channel) {
        return new Notification(channel, List.of(), Set.of(), Set.of(Mention.AUTHOR));
    }

    /**
     * @param environment as the file has it
     * @param reached by the deployment, so far
     */
    public boolean tells(EnvironmentName environment, Set<Milestone> reached) {
        return (environments.isEmpty() || environments.contains(environment))
                && (milestones.isEmpty() || reached.stream().anyMatch(milestones::contains));
    }

    /** What a deployment that has reached it stays beyond. */
    public enum Milestone {
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        REFUSED,
        SUPERSEDED;

        /** As it stands in the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who is mentioned, if they have linked themselves and want it. */
    public enum Mention {
        /** Of the commit. */
        AUTHOR,
        /** Whoever set the deployment off. */
        REQUESTER;

        /** As it stands in the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
