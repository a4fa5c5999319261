package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.github.PullRequest.Review;
import dev.cimon.sandbox.github.PullRequest.State;
import java.util.Locale;

/** Pull requests, the issues they also are, their reviews and comments. */
final class PullRequestJson {
    private final Links links;
    private final RepositoryJson repositories;

    PullRequestJson(Links links, RepositoryJson repositories) {
        this.links = links;
        this.repositories = repositories;
    }

    ObjectNode pull(Repository repository, PullRequest pull) {
        String url = links.repo(repository) + "/pulls/" + pull.number();
        String site = links.site(repository) + "/pull/" + pull.number();
        String issue = links.repo(repository) + "/issues/" + pull.number();
        ObjectNode node = Nodes.object()
                .put("url", url)
                .put("id", pull.id())
                .put("node_id", Nodes.nodeId("PullRequest", pull.id()))
                .put("html_url", site)
                .put("diff_url", site + ".diff")
                .put("patch_url", site + ".patch")
                .put("issue_url", issue)
                .put("number", pull.number())
                .put("state", pull.open() ? "open" : "closed")
                .put("locked", false)
                .put("title", pull.title());
        node.set("user", repositories.account(pull.author()));
        node.putNull("body");
        addTimes(node, pull);
        node.putNull("assignee").putNull("milestone").put("draft", false);
        node.set("assignees", Nodes.array());
        node.set("requested_reviewers", Nodes.array(pull.requestedReviewers(), repositories::account));
        node.set("requested_teams", Nodes.array());
        node.set("labels", Nodes.array());
        node.put("commits_url", url + "/commits")
                .put("review_comments_url", url + "/comments")
                .put("review_comment_url", links.repo(repository) + "/pulls/comments{/number}")
                .put("comments_url", issue + "/comments")
                .put(
                        "statuses_url",
                        links.repo(repository) + "/statuses/" + pull.head().sha());
        node.set("head", head(repository, pull));
        node.set("base", end(repository, pull.base().branch(), pull.base().sha()));
        node.set("_links", Nodes.object().set("self", Nodes.object().put("href", url)));
        return node.put("author_association", "CONTRIBUTOR")
                .putNull("auto_merge")
                .putNull("active_lock_reason");
    }

    /** With what only a pull request asked for alone, or in a webhook, has. */
    ObjectNode pullInFull(Repository repository, PullRequest pull) {
        int commits = repository
                .commits
                .compare(pull.base().sha(), pull.head().sha())
                .ahead()
                .size();
        ObjectNode node = pull(repository, pull).put("merged", pull.state() instanceof State.Merged);
        if (pull.state() instanceof State.Merged merged) {
            node.set("merged_by", repositories.account(merged.by()));
        } else {
            node.putNull("merged_by");
        }
        return node.put("mergeable", pull.open())
                .put("rebaseable", pull.open())
                .put("mergeable_state", pull.open() ? "clean" : "unknown")
                .put("comments", 0)
                .put("review_comments", 0)
                .put("maintainer_can_modify", false)
                .put("commits", commits)
                .put("additions", commits)
                .put("deletions", commits)
                .put("changed_files", commits);
    }

    /** The body of the {@code pull_request} webhook. */
    ObjectNode event(Repository repository, PullRequest pull, String action) {
        ObjectNode body = Nodes.object().put("action", action).put("number", pull.number());
        body.set("pull_request", pullInFull(repository, pull));
        return body;
    }

    ObjectNode issue(Repository repository, PullRequest pull) {
        String url = links.repo(repository) + "/issues/" + pull.number();
        String site = links.site(repository) + "/pull/" + pull.number();
        ObjectNode node = Nodes.object()
                .put("url", url)
                .put("repository_url", links.repo(repository))
                .put("comments_url", url + "/comments")
                .put("events_url", url + "/events")
                .put("html_url", site)
                .put("id", pull.id())
                .put("node_id", Nodes.nodeId("Issue", pull.id()))
                .put("number", pull.number())
                .put("title", pull.title())
                .put("state", pull.open() ? "open" : "closed")
                .put("locked", false)
                .put(
                        "comments",
                        repository.comments.values().stream()
                                .filter(c -> c.issue() == pull.number())
                                .count())
                .putNull("body");
        node.set("user", repositories.account(pull.author()));
        node.set("labels", Nodes.array());
        node.set("assignees", Nodes.array());
        node.set(
                "pull_request",
                Nodes.object()
                        .put("url", links.repo(repository) + "/pulls/" + pull.number())
                        .put("html_url", site));
        return node.put("created_at", Nodes.time(pull.createdAt()))
                .put("updated_at", Nodes.time(pull.updatedAt()))
                .put("closed_at", Nodes.time(pull.closedAt()));
    }

    ObjectNode review(Repository repository, PullRequest pull, Review review) {
        String site = links.site(repository) + "/pull/" + pull.number() + "#pullrequestreview-" + review.id();
        ObjectNode node =
                Nodes.object().put("id", review.id()).put("node_id", Nodes.nodeId("PullRequestReview", review.id()));
        node.set("user", repositories.account(review.author()));
        return node.put("body", review.body())
                .put("state", review.state().toUpperCase(Locale.ROOT))
                .put("html_url", site)
                .put("pull_request_url", links.repo(repository) + "/pulls/" + pull.number())
                .put("author_association", "COLLABORATOR")
                .put("submitted_at", Nodes.time(review.at()))
                .put("commit_id", review.commit());
    }

    ObjectNode comment(Repository repository, Comment comment) {
        ObjectNode node = Nodes.object()
                .put("url", links.repo(repository) + "/issues/comments/" + comment.id())
                .put("html_url", links.site(repository) + "/pull/" + comment.issue() + "#issuecomment-" + comment.id())
                .put("issue_url", links.repo(repository) + "/issues/" + comment.issue())
                .put("id", comment.id())
                .put("node_id", Nodes.nodeId("IssueComment", comment.id()));
        node.set("user", repositories.account(comment.author()));
        return node.put("created_at", Nodes.time(comment.createdAt()))
                .put("updated_at", Nodes.time(comment.updatedAt()))
                .put("author_association", "COLLABORATOR")
                .put("body", comment.body());
    }

    private static void addTimes(ObjectNode node, PullRequest pull) {
        node.put("created_at", Nodes.time(pull.createdAt()))
                .put("updated_at", Nodes.time(pull.updatedAt()))
                .put("closed_at", Nodes.time(pull.closedAt()))
                .put("merged_at", pull.state() instanceof State.Merged merged ? Nodes.time(merged.at()) : null)
                .put("merge_commit_sha", pull.state() instanceof State.Merged merged ? merged.sha() : null);
    }

    private ObjectNode head(Repository repository, PullRequest pull) {
        ObjectNode head = end(repository, pull.head().branch(), pull.head().sha());
        if (!pull.head().fork()) {
            return head;
        }
        String login = pull.author().login();
        ObjectNode fork = repositories.repository(repository);
        fork.put("id", repository.id + 1_000_000)
                .put("fork", true)
                .put("full_name", login + "/" + repository.name)
                .put("html_url", links.site(pull.author()) + "/" + repository.name);
        fork.set("owner", repositories.account(pull.author()));
        head.put("label", login + ":" + pull.head().branch());
        head.set("user", repositories.account(pull.author()));
        head.set("repo", fork);
        return head;
    }

    private ObjectNode end(Repository repository, String branch, String sha) {
        ObjectNode node = Nodes.object()
                .put("label", repository.owner.login() + ":" + branch)
                .put("ref", branch)
                .put("sha", sha);
        node.set("user", repositories.account(repository.owner));
        node.set("repo", repositories.repository(repository));
        return node;
    }
}
