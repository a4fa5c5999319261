package dev.cimon.sandbox.github;

import java.util.List;

/**
 * What outlives the sandbox. Deliveries of webhooks, issued tokens and withheld rights do not: the former fill disks,
 * the latter are given anew.
 */
record SavedWorld(long lastId, List<Account> accounts, List<SavedRepository> repositories) {}
