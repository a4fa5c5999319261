package dev.cimon.sandbox.github;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the sandbox. Deliveries of webhooks, issued tokens and withheld rights do not: the former fill disks,
 * the latter are given anew.
 */
record SavedWorld(
        long lastId,
        List<Account> accounts,
        List<SavedRepository> repositories,
        @Nullable List<Team> teams) {

    /** Worlds of an earlier version have no teams. */
    SavedWorld {
        teams = teams == null ? List.of() : List.copyOf(teams);
    }

    @Override
    public List<Team> teams() {
        return teams == null ? List.of() : teams;
    }
}
