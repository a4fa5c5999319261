package dev.cimon.workflow;

import dev.cimon.events.reference.EnvironmentName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One environment as the file has it.
 *
 * @param name {@link #PULL_REQUESTS} for those of pull requests, of which there is one each
 * @param on what deploys here by itself; nothing, if it is deployed to by hand only
 * @param production whether GitHub shows it as production, and whether its address has no subdomain
 * @param url its address; for pull requests with <code>{number}</code>
 * @param stableRef what is deployed here when nobody names a ref; allowed here in any case
 * @param allowedRefs which refs may be deployed here; any, when absent
 * @param after only what has succeeded there is deployed here
 * @param requiredChecks which checks of a commit must be green before it is deployed here
 * @param approvals who has to agree; nobody, when absent
 * @param freezeWindows when nothing is deployed here
 * @param permissions who may deploy here and steer what is deployed here; everybody in the channel, when absent
 * @param lockAfterRollback whether a rollback locks it
 * @param parameters what deployments here may be given for CI
 * @param ci how CI is told what is deployed here
 */
public record Environment(
        EnvironmentName name,
        Triggers on,
        boolean production,
        @Nullable String url,
        @Nullable String stableRef,
        @Nullable AllowedRefs allowedRefs,
        @Nullable EnvironmentName after,
        RequiredChecks requiredChecks,
        @Nullable Approvals approvals,
        List<FreezeWindow> freezeWindows,
        Concurrency concurrency,
        @Nullable PeopleRule permissions,
        boolean lockAfterRollback,
        Parameters parameters,
        Ci ci) {

    /** Stands for the environments of all pull requests. */
    public static final EnvironmentName PULL_REQUESTS = new EnvironmentName("pr{number}");

    public Environment {
        freezeWindows = List.copyOf(freezeWindows);
    }

    public boolean ofPullRequests() {
        return name.equals(PULL_REQUESTS);
    }
}
