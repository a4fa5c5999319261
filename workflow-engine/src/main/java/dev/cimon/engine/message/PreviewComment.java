package dev.cimon.engine.message;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Cancelled;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Failed;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Refused;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.deployment.DeploymentState.Superseded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.deployment.Pipeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our one comment on a pull request, in GitHub's Markdown. Only words of ours stand in it, so it can mention nobody. */
public final class PreviewComment {

    public static final String ENDED = ":zzz: The preview has ended with this pull request.";

    /** Every comment of ours ends with a line that begins so; nobody sees it. */
    private static final String MARK = "<!-- cimon ";

    private PreviewComment() {}

    /** Whether a comment is one of ours that comes back as an event. */
    public static boolean isOurs(String body) {
        return body.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((earlier, last) -> last)
                .filter(last -> last.startsWith(MARK))
                .isPresent();
    }

    /**
     * What there is to say about the newest deployment of the preview; empty where an earlier word stands.
     *
     * @param current what the preview shows meanwhile, if it shows anything
     */
    public static Optional<String> about(Deployment newest, Optional<Deployment> current) {
        Commit commit = newest.commit();
        if (commit == null) {
            return Optional.empty();
        }
        String sha = "`" + commit.revision().abbreviated() + "`";
        return switch (newest.state()) {
            case Requested r -> deploying(sha);
            case Waiting w -> deploying(sha);
            case Creating c -> deploying(sha);
            case Triggering t -> deploying(sha);
            case Running r -> deploying(sha);
            case Succeeded s -> Optional.of(":rocket: " + sha + " is deployed" + address(newest));
            case Failed failed ->
                Optional.of(":x: " + sha + " could not be deployed." + pipeline(failed.pipeline()) + still(current));
            case Cancelled c -> Optional.of(":no_entry_sign: " + sha + " was not deployed." + still(current));
            case Refused r -> Optional.of(":no_entry_sign: " + sha + " was not deployed." + still(current));
            case Superseded s -> Optional.empty();
            case Inactive i -> Optional.empty();
        };
    }

    private static Optional<String> deploying(String sha) {
        return Optional.of(":hourglass_flowing_sand: " + sha + " is being deployed.");
    }

    private static String address(Deployment deployment) {
        return deployment.url() == null ? " to " + deployment.environment() + "." : ": " + deployment.url();
    }

    private static String pipeline(@Nullable Pipeline pipeline) {
        return pipeline == null ? "" : " See [pipeline #" + pipeline.number() + "](" + pipeline.url() + ").";
    }

    private static String still(Optional<Deployment> current) {
        return current.map(deployment -> " The preview still shows `"
                        + deployment.requireCommit().revision().abbreviated() + "`" + address(deployment))
                .orElse("");
    }
}
