package dev.cimon.sandbox.github;

import java.time.Instant;
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
    /** By name; the tags without an object of their own are not in it. */
    final Map<String, AnnotatedTag> annotatedTags = new LinkedHashMap<>();

    final NavigableMap<Integer, PullRequest> pulls = new TreeMap<>();
    final NavigableMap<Long, Comment> comments = new TreeMap<>();
    final NavigableMap<Long, Deployment> deployments = new TreeMap<>();
    final NavigableMap<Long, CheckRun> checkRuns = new TreeMap<>();
    final NavigableMap<Long, Release> releases = new TreeMap<>();
    final Map<String, Long> environments = new LinkedHashMap<>();
    final Map<String, String> contents = new LinkedHashMap<>();
    final List<CommitStatus> statuses = new ArrayList<>();
    final List<Account> collaborators = new ArrayList<>();
    boolean archived;
    private @Nullable Instant pushedAt;

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

    /** A ref was created, moved or deleted. */
    void pushed(@Nullable Instant at) {
        pushedAt = at;
    }

    /** Null if nobody has pushed since the beginning. */
    @Nullable Instant lastPush() {
        return pushedAt;
    }

    Instant pushedAt() {
        return pushedAt == null ? commits.last().at() : pushedAt;
    }

    int nextNumber() {
        return pulls.isEmpty() ? 1 : pulls.lastKey() + 1;
    }

    /** As GitHub reads a ref in its API: {@code refs/…}, {@code heads/…}, {@code tags/…}, branch, tag or SHA. */
    Optional<Commit> resolve(String ref) {
        return Optional.ofNullable(shaOfName(ref)).map(commits::get).or(() -> commits.find(ref));
    }

    /** What the ref of a tag points to: a commit, or the tag's own object. */
    String tagTarget(String name, String commit) {
        AnnotatedTag annotated = annotatedTags.get(name);
        return annotated == null ? commit : annotated.sha();
    }

    Optional<AnnotatedTag> annotatedTag(String sha) {
        return annotatedTags.values().stream().filter(t -> t.sha().equals(sha)).findFirst();
    }

    /** The commit itself, or the one an annotated tag's object points to. */
    Commit peeled(String sha) {
        return commits.require(annotatedTag(sha).map(AnnotatedTag::commit).orElse(sha));
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
