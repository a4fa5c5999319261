package dev.cimon.sandbox.github;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one repository holds. Lives on the simulator's event loop, as all state here. */
final class Repository {
    final long id;
    final Account owner;
    final String name;
    final String homepage;
    final String defaultBranch = "main";
    final CommitGraph commits = new CommitGraph();
    final NavigableMap<String, String> branches = new TreeMap<>();
    final NavigableMap<String, String> tags = new TreeMap<>();
    final NavigableMap<Integer, PullRequest> pulls = new TreeMap<>();
    final NavigableMap<Long, Comment> comments = new TreeMap<>();
    final NavigableMap<Long, Deployment> deployments = new TreeMap<>();
    final NavigableMap<Long, CheckRun> checkRuns = new TreeMap<>();
    final NavigableMap<Long, Release> releases = new TreeMap<>();
    final Map<String, Long> environments = new LinkedHashMap<>();
    final Map<String, String> contents = new LinkedHashMap<>();
    final List<CommitStatus> statuses = new ArrayList<>();
    final List<Account> collaborators = new ArrayList<>();

    Repository(long id, Account owner, String name, String homepage) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.homepage = homepage;
    }

    String fullName() {
        return owner.login() + "/" + name;
    }

    String head() {
        return Optional.ofNullable(branches.get(defaultBranch)).orElseThrow();
    }

    int nextNumber() {
        return pulls.isEmpty() ? 1 : pulls.lastKey() + 1;
    }

    /** As GitHub reads a ref in its API: {@code refs/…}, {@code heads/…}, {@code tags/…}, branch, tag or SHA. */
    Optional<Commit> resolve(String ref) {
        return Optional.ofNullable(shaOfName(ref)).map(commits::get).or(() -> commits.find(ref));
    }

    boolean isBranch(String name) {
        return branches.containsKey(name);
    }

    private @Nullable String shaOfName(String ref) {
        String name = ref.startsWith("refs/") ? ref.substring("refs/".length()) : ref;
        if (name.startsWith("heads/") && branches.containsKey(name.substring("heads/".length()))) {
            return branches.get(name.substring("heads/".length()));
        }
        if (name.startsWith("tags/") && tags.containsKey(name.substring("tags/".length()))) {
            return tags.get(name.substring("tags/".length()));
        }
        if (ref.equals("HEAD")) {
            return head();
        }
        return branches.containsKey(ref) ? branches.get(ref) : tags.get(ref);
    }

    List<Ref> refs() {
        List<Ref> refs = new ArrayList<>();
        branches.forEach((name, sha) -> refs.add(Ref.branch(name, sha)));
        tags.forEach((name, sha) -> refs.add(Ref.tag(name, sha)));
        return refs;
    }
}
