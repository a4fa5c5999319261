package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.github.Commit.FileChange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commits in the three shapes that GitHub has for them: in lists and alone, compared, and in pushes. */
final class CommitJson {
    private final Links links;
    private final RepositoryJson repositories;

    CommitJson(Links links, RepositoryJson repositories) {
        this.links = links;
        this.repositories = repositories;
    }

    ObjectNode commit(Repository repository, Commit commit) {
        String url = links.repo(repository) + "/commits/" + commit.sha();
        ObjectNode node = Nodes.object().put("sha", commit.sha()).put("node_id", Nodes.nodeId("Commit", commit.sha()));
        node.set("commit", git(repository, commit));
        node.put("url", url)
                .put("html_url", links.site(repository) + "/commit/" + commit.sha())
                .put("comments_url", url + "/comments");
        node.set("author", repositories.account(commit.author()));
        node.set("committer", repositories.account(commit.author()));
        node.set(
                "parents",
                Nodes.array(
                        commit.parents(),
                        sha -> Nodes.object()
                                .put("sha", sha)
                                .put("url", links.repo(repository) + "/commits/" + sha)
                                .put("html_url", links.site(repository) + "/commit/" + sha)));
        return node;
    }

    ObjectNode commitWithFiles(Repository repository, Commit commit) {
        ObjectNode node = commit(repository, commit);
        int changes = commit.files().size();
        node.set(
                "stats",
                Nodes.object()
                        .put("total", 2 * changes)
                        .put("additions", changes)
                        .put("deletions", changes));
        node.set("files", files(repository, commit.sha(), commit.files()));
        return node;
    }

    ObjectNode comparison(Repository repository, String spec, Commit base, Commit head, List<Commit> shown) {
        CommitGraph.Comparison comparison = repository.commits.compare(base.sha(), head.sha());
        String encoded = URLEncoder.encode(spec, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        String url = links.repo(repository) + "/compare/" + encoded;
        String site = links.site(repository) + "/compare/" + encoded;
        ObjectNode node = Nodes.object()
                .put("url", url)
                .put("html_url", site)
                .put("permalink_url", site)
                .put("diff_url", site + ".diff")
                .put("patch_url", site + ".patch");
        node.set("base_commit", commit(repository, base));
        node.set("merge_base_commit", commit(repository, comparison.mergeBase().orElse(base)));
        node.put("status", comparison.status())
                .put("ahead_by", comparison.ahead().size())
                .put("behind_by", comparison.behind().size())
                .put("total_commits", comparison.ahead().size());
        node.set("commits", Nodes.array(shown, c -> commit(repository, c)));
        node.set("files", files(repository, head.sha(), comparison.files()));
        return node;
    }

    /** As it stands in the {@code push} webhook. */
    ObjectNode pushed(Repository repository, Commit commit) {
        ObjectNode node = Nodes.object()
                .put("id", commit.sha())
                .put("tree_id", commit.treeSha())
                .put("distinct", true)
                .put("message", commit.message())
                .put("timestamp", Nodes.time(commit.at()))
                .put("url", links.site(repository) + "/commit/" + commit.sha());
        node.set(
                "author",
                person(commit.author()).put("username", commit.author().login()));
        node.set(
                "committer",
                person(commit.author()).put("username", commit.author().login()));
        node.set("added", named(commit, "added"));
        node.set("removed", named(commit, "removed"));
        node.set("modified", named(commit, "modified"));
        return node;
    }

    private ObjectNode git(Repository repository, Commit commit) {
        ObjectNode node = Nodes.object();
        node.set("author", person(commit.author()).put("date", Nodes.time(commit.at())));
        node.set("committer", person(commit.author()).put("date", Nodes.time(commit.at())));
        node.put("message", commit.message());
        node.set(
                "tree",
                Nodes.object()
                        .put("sha", commit.treeSha())
                        .put("url", links.repo(repository) + "/git/trees/" + commit.treeSha()));
        node.put("url", links.repo(repository) + "/git/commits/" + commit.sha()).put("comment_count", 0);
        node.set(
                "verification",
                Nodes.object()
                        .put("verified", false)
                        .put("reason", "unsigned")
                        .putNull("signature")
                        .putNull("payload")
                        .putNull("verified_at"));
        return node;
    }

    private ArrayNode files(Repository repository, String sha, List<FileChange> files) {
        return Nodes.array(
                files,
                file -> Nodes.object()
                        .put("sha", CommitGraph.sha1(sha + file.name()))
                        .put("filename", file.name())
                        .put("status", file.status())
                        .put("additions", 1)
                        .put("deletions", 1)
                        .put("changes", 2)
                        .put("blob_url", links.site(repository) + "/blob/" + sha + "/" + file.name())
                        .put("raw_url", links.site(repository) + "/raw/" + sha + "/" + file.name())
                        .put("contents_url", links.repo(repository) + "/contents/" + file.name() + "?ref=" + sha)
                        .put("patch", "@@ -1 +1 @@\n-before\n+after"));
    }

    private static ArrayNode named(Commit commit, String status) {
        return Nodes.strings(commit.files().stream()
                .filter(f -> f.status().equals(status))
                .map(FileChange::name)
                .toList());
    }

    private static ObjectNode person(Account account) {
        return Nodes.object().put("name", account.displayName()).put("email", account.email());
    }
}
