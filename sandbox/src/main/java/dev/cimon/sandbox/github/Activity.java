package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.github.Commit.FileChange;
import dev.cimon.sandbox.github.PullRequest.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do in repositories. Each deed changes the state and sends the webhooks that GitHub sends for it. */
final class Activity {
    private final GitHubWorld world;
    private final GitHubWebhooks webhooks;
    private final Documents documents;

    Activity(GitHubWorld world, GitHubWebhooks webhooks, Documents documents) {
        this.world = world;
        this.webhooks = webhooks;
        this.documents = documents;
    }

    Commit push(Repository repository, String branch, String message, Account author, List<FileChange> files) {
        String before = repository.branches.get(branch);
        String parent = before == null ? repository.head() : before;
        Commit commit = repository.commits.add(List.of(parent), message, author, world.now(), files);
        moveBranch(repository, branch, commit.sha(), false, author);
        return commit;
    }

    /** History of the branch rewritten: its last commit is replaced. */
    Commit forcePush(Repository repository, String branch, String message, Account author, List<FileChange> files) {
        Commit replaced = repository.commits.require(existing(repository, branch));
        Commit commit = repository.commits.add(replaced.parents(), message, author, world.now(), files);
        moveBranch(repository, branch, commit.sha(), true, author);
        return commit;
    }

    void createBranch(Repository repository, String name, String sha, Account by) {
        if (repository.isBranch(name)) {
            throw GitHubRefusal.of(422, "Reference already exists");
        }
        repository.branches.put(name, sha);
        sendCreate(repository, "branch", name, by);
        sendPush(repository, new PushPayload(Ref.HEADS + name, PushPayload.NONE, sha, false, List.of(), by));
    }

    void deleteBranch(Repository repository, String name, Account by) {
        String before = existing(repository, name);
        repository.branches.remove(name);
        webhooks.send(
                repository,
                "delete",
                Nodes.object().put("ref", name).put("ref_type", "branch").put("pusher_type", "user"),
                by);
        sendPush(repository, new PushPayload(Ref.HEADS + name, before, PushPayload.NONE, false, List.of(), by));
    }

    void tag(Repository repository, String name, String sha, Account by) {
        if (repository.tags.putIfAbsent(name, sha) != null) {
            throw GitHubRefusal.of(422, "Reference already exists");
        }
        sendCreate(repository, "tag", name, by);
        sendPush(repository, new PushPayload(Ref.TAGS + name, PushPayload.NONE, sha, false, List.of(), by));
    }

    void deleteTag(Repository repository, String name, Account by) {
        String before = repository.tags.remove(name);
        if (before == null) {
            throw GitHubRefusal.notFound();
        }
        webhooks.send(
                repository,
                "delete",
                Nodes.object().put("ref", name).put("ref_type", "tag").put("pusher_type", "user"),
                by);
        sendPush(repository, new PushPayload(Ref.TAGS + name, before, PushPayload.NONE, false, List.of(), by));
    }

    void mergeDefaultBranchInto(Repository repository, String branch, Account by) {
        String message = "Merge branch '" + repository.defaultBranch + "' into " + branch;
        Commit merge = repository.commits.add(
                List.of(existing(repository, branch), repository.head()), message, by, world.now(), List.of());
        moveBranch(repository, branch, merge.sha(), false, by);
    }

    PullRequest openPull(Repository repository, String title, String branch, Account author, boolean fork) {
        String head = repository.branches.get(branch);
        if (fork || head == null) {
            head = fork
                    ? repository
                            .commits
                            .add(List.of(repository.head()), title, author, world.now(), List.of(changed("README.md")))
                            .sha()
                    : push(repository, branch, title, author, List.of(changed("README.md")))
                            .sha();
        }
        Instant now = world.now();
        PullRequest pull = new PullRequest(
                world.nextId(),
                repository.nextNumber(),
                title,
                author,
                new PullRequest.Head(branch, head, fork),
                new PullRequest.Base(repository.defaultBranch, repository.head()),
                new State.Open(),
                List.of(),
                List.of(),
                now,
                now);
        put(repository, pull, "opened", author);
        return pull;
    }

    Commit pushTo(Repository repository, PullRequest pull, String message, Account author, List<FileChange> files) {
        if (!pull.head().fork()) {
            return push(repository, pull.head().branch(), message, author, files);
        }
        Commit commit = repository.commits.add(List.of(pull.head().sha()), message, author, world.now(), files);
        synchronize(repository, pull, commit.sha(), author);
        return commit;
    }

    PullRequest close(Repository repository, PullRequest pull, Account by) {
        requireOpen(pull);
        return put(repository, pull.withState(new State.Closed(world.now()), world.now()), "closed", by);
    }

    PullRequest merge(Repository repository, PullRequest pull, Account by) {
        requireOpen(pull);
        String message = "Merge pull request #" + pull.number() + " from " + repository.owner.login() + "/"
                + pull.head().branch() + "\n\n" + pull.title();
        String target = pull.base().branch();
        Commit merge = repository.commits.add(
                List.of(existing(repository, target), pull.head().sha()), message, by, world.now(), List.of());
        moveBranch(repository, target, merge.sha(), false, by);
        State merged = new State.Merged(world.now(), merge.sha(), by);
        return put(repository, pull.withState(merged, world.now()), "closed", by);
    }

    PullRequest reopen(Repository repository, PullRequest pull, Account by) {
        if (!(pull.state() instanceof State.Closed)) {
            throw GitHubRefusal.of(422, "only a closed pull request can be reopened");
        }
        return put(repository, pull.withState(new State.Open(), world.now()), "reopened", by);
    }

    Release release(Repository repository, String tag, String name, String text, boolean prerelease, Account by) {
        if (!repository.tags.containsKey(tag)) {
            tag(repository, tag, repository.head(), by);
        }
        Release release =
                new Release(world.nextId(), tag, repository.defaultBranch, name, text, prerelease, by, world.now());
        repository.releases.put(release.id(), release);
        for (String action : List.of("created", "published", prerelease ? "prereleased" : "released")) {
            ObjectNode body = Nodes.object().put("action", action);
            body.set("release", documents.release(repository, release));
            webhooks.send(repository, "release", body, by);
        }
        return release;
    }

    static FileChange changed(String name) {
        return new FileChange(name, "modified");
    }

    private static void requireOpen(PullRequest pull) {
        if (!pull.open()) {
            throw GitHubRefusal.of(422, "pull request " + pull.number() + " is closed");
        }
    }

    private static String existing(Repository repository, String branch) {
        String sha = repository.branches.get(branch);
        if (sha == null) {
            throw GitHubRefusal.of(404, "Branch not found");
        }
        return sha;
    }

    private void moveBranch(Repository repository, String branch, String after, boolean forced, Account by) {
        @Nullable String before = repository.branches.put(branch, after);
        String from = before == null ? repository.head() : before;
        List<Commit> commits = repository.commits.added(from, after);
        if (before == null) {
            sendCreate(repository, "branch", branch, by);
        }
        String old = before == null ? PushPayload.NONE : before;
        sendPush(repository, new PushPayload(Ref.HEADS + branch, old, after, forced, commits, by));
        List.copyOf(repository.pulls.values()).stream()
                .filter(p -> p.open() && !p.head().fork() && p.head().branch().equals(branch))
                .forEach(p -> synchronize(repository, p, after, by));
    }

    private void synchronize(Repository repository, PullRequest pull, String after, Account by) {
        PullRequest moved = pull.withHead(after, world.now());
        repository.pulls.put(moved.number(), moved);
        ObjectNode body = documents
                .pulls()
                .event(repository, moved, "synchronize")
                .put("before", pull.head().sha())
                .put("after", after);
        webhooks.send(repository, "pull_request", body, by);
    }

    private PullRequest put(Repository repository, PullRequest pull, String action, Account by) {
        repository.pulls.put(pull.number(), pull);
        webhooks.send(repository, "pull_request", documents.pulls().event(repository, pull, action), by);
        return pull;
    }

    private void sendCreate(Repository repository, String type, String name, Account by) {
        ObjectNode body = Nodes.object()
                .put("ref", name)
                .put("ref_type", type)
                .put("master_branch", repository.defaultBranch)
                .put("description", "The " + repository.name + " of acme")
                .put("pusher_type", "user");
        webhooks.send(repository, "create", body, by);
    }

    private void sendPush(Repository repository, PushPayload push) {
        webhooks.send(repository, "push", push.render(repository, documents), push.pusher());
    }
}
