package dev.cimon.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What GitHub posts, with everything around the few fields that anybody reads. */
final class Body {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LINKS = Stream.of(
                    "archive assignees blobs branches clone collaborators comments commits compare contents contributors",
                    "deployments downloads events forks git_commits git_refs git_tags git hooks issue_comment issue_events",
                    "issues keys labels languages merges milestones mirror notifications pulls releases ssh stargazers",
                    "statuses subscribers subscription svn tags teams trees")
            .flatMap(line -> Stream.of(line.split(" ")))
            .toList();
    private static final String LOREM = "Round the basket total once, at the end, as the invoice does. ";

    private Body() {}

    /** A push of three commits to {@code main}, of this many bytes unless it needs more. */
    static byte[] push(int number, int bytes) {
        ObjectNode push = JSON.createObjectNode();
        push.put("ref", "refs/heads/main")
                .put("before", sha(number))
                .put("after", sha(number + 1))
                .put("created", false)
                .put("deleted", false)
                .put("forced", false)
                .put("compare", "https://github.com/acme/shop/compare/" + sha(number) + "..." + sha(number + 1));
        push.set("repository", repository(true));
        push.putObject("pusher").put("name", "alice-gh").put("email", "alice@acme.example");
        push.set("sender", user("alice-gh"));
        push.putObject("installation").put("id", 48_151_623).put("node_id", "MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uNDg=");
        for (int i = 0; i < 3; i++) {
            push.withArray("commits").add(commit(number - i, "Prepare the basket for rounding, part " + i));
        }
        ObjectNode head = commit(number + 1, "Fix rounding in the basket total");
        push.set("head_commit", head);
        return filled(push, head, "message", bytes);
    }

    /** A pull request that was pushed to, of this many bytes unless it needs more. */
    static byte[] pullRequest(int number, int bytes) {
        ObjectNode event = JSON.createObjectNode();
        event.put("action", "synchronize").put("number", 27 + number);
        ObjectNode pull = event.putObject("pull_request");
        pull.put("url", "https://api.github.com/repos/acme/shop/pulls/27")
                .put("id", 1_934_512_877L)
                .put("html_url", "https://github.com/acme/shop/pull/27")
                .put("number", 27 + number)
                .put("state", "open")
                .put("title", "Round the basket total once")
                .put("created_at", "2026-03-02T08:11:05Z")
                .put("updated_at", "2026-03-02T09:41:55Z")
                .put("draft", false)
                .put("merged", false)
                .put("mergeable_state", "unknown");
        pull.set("user", user("alice-gh"));
        pull.withArray("requested_reviewers").add(user("bob-gh")).add(user("carol-gh"));
        pull.set("head", branch("rounding", number + 1));
        pull.set("base", branch("main", number));
        event.set("repository", repository(false));
        event.set("sender", user("alice-gh"));
        event.putObject("installation").put("id", 48_151_623);
        return filled(event, pull, "body", bytes);
    }

    private static byte[] filled(ObjectNode whole, ObjectNode part, String field, int bytes) {
        String text = part.path(field).asText();
        part.put(field, text);
        int missing = Math.max(0, bytes - whole.toString().length());
        part.put(field, text + LOREM.repeat(missing / LOREM.length() + 1).substring(0, missing));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode branch(String ref, int number) {
        ObjectNode branch = JSON.createObjectNode();
        branch.put("label", "acme:" + ref).put("ref", ref).put("sha", sha(number));
        branch.set("user", user("acme"));
        branch.set("repo", repository(false));
        return branch;
    }

    private static ObjectNode commit(int number, String message) {
        ObjectNode commit = JSON.createObjectNode();
        commit.put("id", sha(number))
                .put("tree_id", sha(number + 1_000))
                .put("distinct", true)
                .put("message", message)
                .put("timestamp", "2026-03-02T10:41:55+01:00")
                .put("url", "https://github.com/acme/shop/commit/" + sha(number));
        for (String role : List.of("author", "committer")) {
            commit.putObject(role)
                    .put("name", "Alice")
                    .put("email", "alice@acme.example")
                    .put("username", "alice-gh");
        }
        commit.putArray("added");
        commit.putArray("removed");
        commit.putArray("modified").add("src/main/java/com/acme/shop/Basket.java");
        return commit;
    }

    /** In a push, times are seconds; everywhere else they are text. */
    private static ObjectNode repository(boolean pushed) {
        ObjectNode repository = JSON.createObjectNode();
        repository
                .put("id", 186_853_002)
                .put("node_id", "MDEwOlJlcG9zaXRvcnkxODY4NTMwMDI=")
                .put("name", "shop")
                .put("full_name", "acme/shop")
                .put("private", true)
                .put("html_url", "https://github.com/acme/shop")
                .put("default_branch", "main")
                .put("fork", false)
                .put("size", 4_812);
        repository.set("owner", user("acme"));
        for (String link : LINKS) {
            repository.put(link + "_url", "https://api.github.com/repos/acme/shop/" + link + "{/sha}");
        }
        if (pushed) {
            repository.put("pushed_at", 1_772_444_515L).put("master_branch", "main");
        } else {
            repository.put("pushed_at", "2026-03-02T09:41:55Z");
        }
        return repository;
    }

    private static ObjectNode user(String login) {
        ObjectNode user = JSON.createObjectNode();
        user.put("login", login).put("id", 21_031_067).put("type", "User").put("site_admin", false);
        for (String link : List.of("followers", "following", "gists", "orgs", "repos", "events")) {
            user.put(link + "_url", "https://api.github.com/users/" + login + "/" + link);
        }
        return user;
    }

    private static String sha(int number) {
        return "6113728f27ae82c7b1a177c8d03f9e96e%07x".formatted(number & 0xfffffff);
    }
}
