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
        return push(repository, branch, List.of(message), author, files);
    }

    /** One commit per message, all in one push; returns the last. */
    Commit push(Repository repository, String branch, List<String> messages, Account author, List<FileChange> files) {
        String before = repository.branches.get(branch);
        Commit last = repository.commits.require(before == null ? repository.head() : before);
        for (String message : messages) {
            last = repository.commits.add(List.of(last.sha()), message, author, world.now(), files);
        }
        moveBranch(repository, branch, last.sha(), false, author);
        return last;
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

    /** The pull requests of the branch are closed with it. */
    void deleteBranch(Repository repository, String name, Account by) {
        String before = existing(repository, name);
        repository.branches.remove(name);
        webhooks.send(
                repository,
                "delete",
                Nodes.object().put("ref", name).put("ref_type", "branch").put("pusher_type", "user"),
                by);
        sendPush(repository, new PushPayload(Ref.HEADS + name, before, PushPayload.NONE, false, List.of(), by));
        openPullsOf(repository, name).forEach(pull -> close(repository, pull, by));
    }

    /** With a message the tag becomes an object of its own, as {@code git tag -a} makes it. */
    void tag(Repository repository, String name, String sha, @Nullable String message, Account by) {
        if (repository.tags.putIfAbsent(name, sha) != null) {
            throw GitHubRefusal.of(422, "Reference already exists");
        }
        if (message != null) {
            repository.annotatedTags.put(name, AnnotatedTag.of(name, sha, message, by, world.now()));
        }
        sendCreate(repository, "tag", name, by);
        String target = repository.tagTarget(name, sha);
        sendPush(repository, new PushPayload(Ref.TAGS + name, PushPayload.NONE, target, false, List.of(), by));
    }

    void deleteTag(Repository repository, String name, Account by) {
        String commit = repository.tags.remove(name);
        if (commit == null) {
            throw GitHubRefusal.notFound();
        }
        String before = repository.tagTarget(name, commit);
        repository.annotatedTags.remove(name);
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
            tag(repository, tag, repository.head(), null, by);
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

    void archive(Repository repository, boolean archived, Account by) {
        if (repository.archived != archived) {
            repository.archived = archived;
            ObjectNode body = Nodes.object().put("action", archived ? "archived" : "unarchived");
            webhooks.send(repository, "repository", body, by);
        }
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
        openPullsOf(repository, branch).forEach(pull -> synchronize(repository, pull, after, by));
    }

    private static List<PullRequest> openPullsOf(Repository repository, String branch) {
        return repository.pulls.values().stream()
                .filter(p -> p.open() && !p.head().fork() && p.head().branch().equals(branch))
                .toList();
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
        repository.pushed(world.now());
        webhooks.send(repository, "push", push.render(repository, documents), push.pusher());
    }
}
