package dev.cimon.sandbox.github;

import dev.cimon.sandbox.github.Commit.FileChange;
import dev.cimon.sandbox.github.PullRequest.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The organization acme as a new user finds it, and what is founded later. Their past sends no webhooks. */
final class AcmeSeeds {
    private static final List<String> PEOPLE = List.of("alice-gh", "bob-gh", "carol-gh", "dave-gh");
    private static final int FURTHER_COLLABORATORS = 130;

    private final GitHubWorld world;

    AcmeSeeds(GitHubWorld world) {
        this.world = world;
    }

    void sow() {
        Repository shop = world.create("acme", "shop", "https://shop.acme.example");
        PEOPLE.forEach(login -> shop.collaborators.add(world.person(login)));
        history(
                shop,
                List.of(
                        "Start the shop",
                        "List products by category",
                        "Keep the basket across sessions",
                        "Show prices with VAT",
                        "Fix rounding in the basket total\n\nHalf cents were rounded twice."));
        pull(shop, "feature/checkout", "Check out as a guest", "bob-gh");
        pull(shop, "fix/vat-rounding", "Round VAT per line", "carol-gh");

        world.putTeam("acme", "developers", PEOPLE);
        world.putTeam("acme", "release", List.of("carol-gh", "dave-gh"));

        Repository api = world.create("acme", "api", "https://api.acme.example");
        PEOPLE.forEach(login -> api.collaborators.add(world.person(login)));
        for (int i = 1; i <= FURTHER_COLLABORATORS; i++) {
            api.collaborators.add(world.person("acme-dev-%03d".formatted(i)));
        }
        history(
                api,
                List.of(
                        "Start the API",
                        "Answer orders as JSON",
                        "Page through orders",
                        "Reject unknown currencies",
                        "Speed up the order search"));
        pull(api, "feature/webhooks", "Tell customers about shipped orders", "dave-gh");
    }

    /** One more repository of anybody, with a first commit. */
    Repository found(String owner, String name) {
        Repository repository = world.create(owner, name, "https://" + name + "." + owner + ".example");
        PEOPLE.forEach(login -> repository.collaborators.add(world.person(login)));
        history(repository, List.of("Start " + name));
        return repository;
    }

    private void history(Repository repository, List<String> messages) {
        Instant at = world.now().minus(Duration.ofDays(messages.size()));
        List<String> parents = List.of();
        for (int i = 0; i < messages.size(); i++) {
            Account author = world.person(PEOPLE.get(i % PEOPLE.size()));
            FileChange file = new FileChange("src/main/Part" + i + ".java", i == 0 ? "added" : "modified");
            Commit commit = repository.commits.add(parents, messages.get(i), author, at, List.of(file));
            parents = List.of(commit.sha());
            repository.branches.put(repository.defaultBranch, commit.sha());
            at = at.plus(Duration.ofDays(1));
            if (i == messages.size() - 3) {
                repository.tags.put("v1.0.0", commit.sha());
            }
            if (i == messages.size() - 2) {
                repository.tags.put("v1.1.0", commit.sha());
                repository.branches.put("release/1.1", commit.sha());
            }
        }
    }

    private void pull(Repository repository, String branch, String title, String login) {
        Account author = world.person(login);
        String base = repository.head();
        Instant at = world.now().minus(Duration.ofHours(5));
        FileChange file = Activity.changed("src/main/" + repository.name + ".java");
        Commit commit = repository.commits.add(List.of(base), title, author, at, List.of(file));
        repository.branches.put(branch, commit.sha());
        PullRequest pull = new PullRequest(
                world.nextId(),
                repository.nextNumber(),
                title,
                author,
                new PullRequest.Head(branch, commit.sha(), false),
                new PullRequest.Base(repository.defaultBranch, base),
                new State.Open(),
                List.of(),
                List.of(),
                at,
                at);
        repository.pulls.put(pull.number(), pull);
    }
}
