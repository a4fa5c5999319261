package dev.cimon.sandbox.github;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Accounts, repositories and the ids given so far. */
final class GitHubWorld {
    static final long INSTALLATION = 52_001_337;
    static final long APP = 90_210;
    static final long HOOK = 431_907_221;
    /** More ids than can have been given after the last save before a crash: none is given twice. */
    private static final long LEAP = 10_000;

    private final Clock clock;
    private final Map<String, Repository> repositories = new LinkedHashMap<>();
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private long lastId = 1_300_000_000;

    GitHubWorld(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    long nextId() {
        return ++lastId;
    }

    /** A person, made known on first mention. */
    Account person(String login) {
        return accounts.computeIfAbsent(login, l -> new Account(accounts.size() + 20_001, l, "User"));
    }

    List<Account> people() {
        return accounts.values().stream()
                .filter(account -> account.type().equals("User"))
                .toList();
    }

    Account organization(String login) {
        return accounts.computeIfAbsent(login, l -> new Account(accounts.size() + 20_001, l, "Organization"));
    }

    /** The account that a GitHub App acts as. */
    Account bot() {
        return accounts.computeIfAbsent("cimon[bot]", l -> new Account(accounts.size() + 20_001, l, "Bot"));
    }

    /** The owner of the token {@code ghp_sandbox}. */
    Account machineUser() {
        return person("cimon-bot");
    }

    Repository create(String owner, String name, String homepage) {
        Repository repository = new Repository(nextId(), organization(owner), name, homepage);
        repositories.put(repository.fullName().toLowerCase(Locale.ROOT), repository);
        return repository;
    }

    Optional<Repository> find(String owner, String name) {
        return Optional.ofNullable(repositories.get((owner + "/" + name).toLowerCase(Locale.ROOT)));
    }

    Collection<Repository> repositories() {
        return repositories.values();
    }

    List<Team> teams(String organization) {
        return teams.values().stream()
                .filter(team -> team.organization().equalsIgnoreCase(organization))
                .toList();
    }

    Optional<Team> team(String organization, String slug) {
        return Optional.ofNullable(teams.get((organization + "/" + slug).toLowerCase(Locale.ROOT)));
    }

    /** A new team, or a known one with other members. */
    Team putTeam(String organization, String slug, List<String> members) {
        members.forEach(this::person);
        long id = team(organization, slug).map(Team::id).orElseGet(this::nextId);
        Team team = new Team(id, organization, slug, members);
        teams.put((organization + "/" + slug).toLowerCase(Locale.ROOT), team);
        return team;
    }

    SavedWorld saved() {
        return new SavedWorld(
                lastId,
                List.copyOf(accounts.values()),
                repositories.values().stream().map(SavedRepository::of).toList(),
                List.copyOf(teams.values()));
    }

    /** Forgets everything for what was saved. */
    void restore(SavedWorld saved) {
        lastId = saved.lastId() + LEAP;
        accounts.clear();
        saved.accounts().forEach(account -> accounts.put(account.login(), account));
        teams.clear();
        saved.teams()
                .forEach(team -> teams.put((team.organization() + "/" + team.slug()).toLowerCase(Locale.ROOT), team));
        repositories.clear();
        saved.repositories().stream()
                .map(SavedRepository::opened)
                .forEach(repository -> repositories.put(repository.fullName().toLowerCase(Locale.ROOT), repository));
    }
}
