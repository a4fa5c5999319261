package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.Step;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes and what is to be done; all of it is stored in one transaction.
 *
 * @param project as it is from now on, when it changes
 * @param unbound what holds no longer
 * @param deployments those that are new or change, as they are from now on
 * @param steps what was decided about deployments, for whoever asks later
 * @param linked and {@code unlinked}: people who said or withdrew their GitHub login
 * @param healed what was found by asking; the orders tell it already
 * @param deeds what people have caused, for the audit trail
 */
public record Decision(
        @Nullable Project project,
        List<Binding> unbound,
        List<Deployment> deployments,
        List<Step> steps,
        List<PullRequest> pullRequests,
        List<People.Link> linked,
        List<People.Link> unlinked,
        List<Order> orders,
        List<DeploymentHealed> healed,
        List<Deed> deeds) {

    public Decision {
        unbound = List.copyOf(unbound);
        deployments = List.copyOf(deployments);
        steps = List.copyOf(steps);
        pullRequests = List.copyOf(pullRequests);
        linked = List.copyOf(linked);
        unlinked = List.copyOf(unlinked);
        orders = List.copyOf(orders);
        healed = List.copyOf(healed);
        deeds = List.copyOf(deeds);
    }

    /** A channel follows a repository. */
    public record Binding(ChannelRef channel, RepositoryName repository) {}

    /** An effect, and how long to wait before it. */
    public record Order(Effect effect, Duration delay) {}

    public List<Effect> effects() {
        return orders.stream().map(Order::effect).toList();
    }
}
