package dev.cimon.engine.store;

import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scope of which has been found out what it means.
 *
 * @param here what the channel of the scope is bound to
 * @param asked the deployment that is named, in whatever way
 */
record Place(
        Scope scope,
        List<RepositoryName> here,
        @Nullable RepositoryName repository,
        @Nullable DeploymentId asked) {

    Place {
        here = List.copyOf(here);
    }

    Place asking(DeploymentId named) {
        return new Place(scope, here, repository, named);
    }
}
