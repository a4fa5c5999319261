package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes and what is to be done; all of it is stored in one transaction.
 *
 * @param project as it is from now on, when it changes
 * @param deployments those that are new or change, as they are from now on
 * @param linked and {@code unlinked}: people who said or withdrew their GitHub login
 */
public record Decision(
        @Nullable Project project,
        List<Deployment> deployments,
        List<People.Link> linked,
        List<People.Link> unlinked,
        List<Order> orders) {

    public Decision {
        deployments = List.copyOf(deployments);
        linked = List.copyOf(linked);
        unlinked = List.copyOf(unlinked);
        orders = List.copyOf(orders);
    }

    /** An effect, and how long to wait before it. */
    public record Order(Effect effect, Duration delay) {}

    public List<Effect> effects() {
        return orders.stream().map(Order::effect).toList();
    }
}
