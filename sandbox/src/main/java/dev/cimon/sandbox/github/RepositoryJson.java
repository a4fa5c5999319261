package dev.cimon.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Accounts, repositories, branches and refs. */
final class RepositoryJson {
    private static final List<String> USER_LINKS = List.of(
            "followers_url:/followers",
            "following_url:/following{/other_user}",
            "gists_url:/gists{/gist_id}",
            "starred_url:/starred{/owner}{/repo}",
            "subscriptions_url:/subscriptions",
            "organizations_url:/orgs",
            "repos_url:/repos",
            "events_url:/events{/privacy}",
            "received_events_url:/received_events");
    private static final List<String> REPOSITORY_LINKS = List.of(
            "forks_url:/forks",
            "keys_url:/keys{/key_id}",
            "collaborators_url:/collaborators{/collaborator}",
            "teams_url:/teams",
            "hooks_url:/hooks",
            "issue_events_url:/issues/events{/number}",
            "events_url:/events",
            "assignees_url:/assignees{/user}",
            "branches_url:/branches{/branch}",
            "tags_url:/tags",
            "blobs_url:/git/blobs{/sha}",
            "git_tags_url:/git/tags{/sha}",
            "git_refs_url:/git/refs{/sha}",
            "trees_url:/git/trees{/sha}",
            "statuses_url:/statuses/{sha}",
            "languages_url:/languages",
            "stargazers_url:/stargazers",
            "contributors_url:/contributors",
            "subscribers_url:/subscribers",
            "subscription_url:/subscription",
            "commits_url:/commits{/sha}",
            "git_commits_url:/git/commits{/sha}",
            "comments_url:/comments{/number}",
            "issue_comment_url:/issues/comments{/number}",
            "contents_url:/contents/{+path}",
            "compare_url:/compare/{base}...{head}",
            "merges_url:/merges",
            "archive_url:/{archive_format}{/ref}",
            "downloads_url:/downloads",
            "issues_url:/issues{/number}",
            "pulls_url:/pulls{/number}",
            "milestones_url:/milestones{/number}",
            "notifications_url:/notifications{?since,all,participating}",
            "labels_url:/labels{/name}",
            "releases_url:/releases{/id}",
            "deployments_url:/deployments");

    private final Links links;

    RepositoryJson(Links links) {
        this.links = links;
    }

    ObjectNode account(Account account) {
        String url = links.user(account);
        ObjectNode node = Nodes.object()
                .put("login", account.login())
                .put("id", account.id())
                .put("node_id", Nodes.nodeId(account.type(), account.id()))
                .put("avatar_url", "https://avatars.githubusercontent.com/u/" + account.id() + "?v=4")
                .put("gravatar_id", "")
                .put("url", url)
                .put("html_url", links.site(account));
        addLinks(node, url, USER_LINKS);
        return node.put("type", account.type()).put("user_view_type", "public").put("site_admin", false);
    }

    /** With the profile that only {@code GET /user} and {@code GET /users/…} have. */
    ObjectNode profile(Account account, Instant createdAt) {
        return account(account)
                .put("name", account.displayName())
                .put("email", account.email())
                .put("public_repos", 2)
                .put("followers", 0)
                .put("following", 0)
                .put("created_at", Nodes.time(createdAt))
                .put("updated_at", Nodes.time(createdAt));
    }

    ObjectNode repository(Repository repository) {
        String url = links.repo(repository);
        String site = links.site(repository);
        ObjectNode node = Nodes.object()
                .put("id", repository.id)
                .put("node_id", Nodes.nodeId("Repository", repository.id))
                .put("name", repository.name)
                .put("full_name", repository.fullName())
                .put("private", true);
        node.set("owner", account(repository.owner));
        node.put("html_url", site)
                .put("description", "The " + repository.name + " of acme")
                .put("fork", false)
                .put("url", url);
        addLinks(node, url, REPOSITORY_LINKS);
        addTimes(node, repository);
        node.put("git_url", site.replace("https:", "git:") + ".git")
                .put("ssh_url", "git@github.com:" + repository.fullName() + ".git")
                .put("clone_url", site + ".git")
                .put("svn_url", site)
                .put("homepage", repository.homepage);
        addFacts(node, repository);
        return node;
    }

    /** As the {@code push} webhook alone has it: two of the three times in seconds, and more about the owner. */
    ObjectNode pushedRepository(Repository repository) {
        ObjectNode node = repository(repository)
                .put("created_at", repository.commits.first().at().getEpochSecond())
                .put("pushed_at", repository.pushedAt().getEpochSecond())
                .put("stargazers", 0)
                .put("master_branch", repository.defaultBranch)
                .put("organization", repository.owner.login());
        node.set(
                "owner",
                account(repository.owner).put("name", repository.owner.login()).putNull("email"));
        return node;
    }

    ObjectNode repositoryWithPermissions(Repository repository) {
        ObjectNode node = repository(repository);
        node.set("permissions", permissions());
        return node.put("allow_squash_merge", true)
                .put("allow_merge_commit", true)
                .put("allow_rebase_merge", true)
                .put("delete_branch_on_merge", false)
                .put("network_count", 0)
                .put("subscribers_count", 4);
    }

    ObjectNode collaborator(Account account) {
        ObjectNode node = account(account);
        node.set("permissions", permissions());
        return node.put("role_name", "write");
    }

    ObjectNode branch(Repository repository, String name, String sha) {
        ObjectNode node = Nodes.object().put("name", name);
        node.set("commit", Nodes.object().put("sha", sha).put("url", links.repo(repository) + "/commits/" + sha));
        return node.put("protected", false);
    }

    ObjectNode ref(Repository repository, Ref ref) {
        ObjectNode node = Nodes.object()
                .put("ref", ref.fullName())
                .put("node_id", Nodes.nodeId("Ref", ref.fullName()))
                .put("url", links.repo(repository) + "/git/" + ref.fullName());
        String target = ref.isTag() ? repository.tagTarget(ref.shortName(), ref.sha()) : ref.sha();
        String type = target.equals(ref.sha()) ? "commit" : "tag";
        node.set("object", object(repository, type, target));
        return node;
    }

    ObjectNode annotatedTag(Repository repository, AnnotatedTag tag) {
        ObjectNode node = Nodes.object()
                .put("node_id", Nodes.nodeId("Tag", tag.sha()))
                .put("sha", tag.sha())
                .put("url", links.repo(repository) + "/git/tags/" + tag.sha());
        node.set(
                "tagger",
                Nodes.object()
                        .put("name", tag.tagger().displayName())
                        .put("email", tag.tagger().email())
                        .put("date", Nodes.time(tag.at())));
        node.set("object", object(repository, "commit", tag.commit()));
        return node.put("tag", tag.name()).put("message", tag.message());
    }

    private ObjectNode object(Repository repository, String type, String sha) {
        return Nodes.object()
                .put("sha", sha)
                .put("type", type)
                .put("url", links.repo(repository) + "/git/" + type + "s/" + sha);
    }

    private static void addTimes(ObjectNode node, Repository repository) {
        Instant first = repository.commits.first().at();
        Instant last = repository.commits.last().at();
        node.put("created_at", Nodes.time(first))
                .put("updated_at", Nodes.time(last))
                .put("pushed_at", Nodes.time(repository.pushedAt()));
    }

    private static void addFacts(ObjectNode node, Repository repository) {
        long open = repository.pulls.values().stream().filter(PullRequest::open).count();
        node.put("size", 1873)
                .put("stargazers_count", 0)
                .put("watchers_count", 0)
                .put("language", "Java")
                .put("has_issues", true)
                .put("has_projects", true)
                .put("has_downloads", true)
                .put("has_wiki", false)
                .put("has_pages", false)
                .put("has_discussions", false)
                .put("forks_count", 0)
                .putNull("mirror_url")
                .put("archived", repository.archived)
                .put("disabled", false)
                .put("open_issues_count", open)
                .putNull("license")
                .put("allow_forking", true)
                .put("is_template", false)
                .put("web_commit_signoff_required", false);
        node.set("topics", Nodes.array());
        node.put("visibility", "private")
                .put("forks", 0)
                .put("open_issues", open)
                .put("watchers", 0)
                .put("default_branch", repository.defaultBranch);
    }

    private static ObjectNode permissions() {
        return Nodes.object()
                .put("admin", false)
                .put("maintain", false)
                .put("push", true)
                .put("triage", true)
                .put("pull", true);
    }

    private static void addLinks(ObjectNode node, String url, List<String> links) {
        links.forEach(link -> {
            int colon = link.indexOf(':');
            node.put(link.substring(0, colon), url + link.substring(colon + 1));
        });
    }
}
