package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How everything looks on the wire. */
record Documents(
        RepositoryJson repositories,
        CommitJson commits,
        PullRequestJson pulls,
        DeploymentJson deployments,
        CheckJson checks,
        Links links) {

    static Documents at(Links links) {
        RepositoryJson repositories = new RepositoryJson(links);
        return new Documents(
                repositories,
                new CommitJson(links, repositories),
                new PullRequestJson(links, repositories),
                new DeploymentJson(links, repositories),
                new CheckJson(links, repositories),
                links);
    }

    ObjectNode release(Repository repository, Release release) {
        String site = links.site(repository) + "/releases/tag/" + release.tag();
        ObjectNode node = Nodes.object()
                .put("url", links.repo(repository) + "/releases/" + release.id())
                .put("html_url", site)
                .put("id", release.id())
                .put("node_id", Nodes.nodeId("Release", release.id()))
                .put("tag_name", release.tag())
                .put("target_commitish", release.target())
                .put("name", release.name())
                .put("body", release.body())
                .put("draft", false)
                .put("prerelease", release.prerelease())
                .put("created_at", Nodes.time(release.at()))
                .put("published_at", Nodes.time(release.at()));
        node.set("author", repositories.account(release.author()));
        node.set("assets", Nodes.array());
        return node;
    }

    ObjectNode commitComment(Repository repository, String sha, Comment comment) {
        ObjectNode node = Nodes.object()
                .put("url", links.repo(repository) + "/comments/" + comment.id())
                .put("html_url", links.site(repository) + "/commit/" + sha + "#commitcomment-" + comment.id())
                .put("id", comment.id())
                .put("node_id", Nodes.nodeId("CommitComment", comment.id()))
                .put("commit_id", sha)
                .putNull("position")
                .putNull("line")
                .putNull("path")
                .put("author_association", "COLLABORATOR")
                .put("created_at", Nodes.time(comment.createdAt()))
                .put("updated_at", Nodes.time(comment.updatedAt()))
                .put("body", comment.body());
        node.set("user", repositories.account(comment.author()));
        return node;
    }
}
