package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogsOnFailure.class)
class PullRequestIT {

    private final Team team = Team.shop().setUp(0.5);
    private final ControlApi sandbox = team.sandbox();

    @Test
    void followsAPullRequestFromTheOpeningToTheMerge() {
        link("carol");
        link("dave");
        JsonNode pull = open("Pay <!channel> later");
        String number = pull.path("number").asText();
        String sha = pull.path("sha").asText();
        String key = "pull-request/" + team.repository() + "/" + number;
        String does = "pulls/" + number;

        SlackMessage opened = awaitSaying(key, ": open");
        assertThat(opened.read()).contains("#" + number + " Pay <!channel> later by carol-gh");
        awaitSaying(key, "Preview: ");
        awaitComment(number, "is deployed: https://");

        happens(does + "/reviewers", "reviewer", "dave-gh", "author", "carol-gh");
        awaitReply(opened, "@dave, your review of #" + number + " is asked for.");
        happens("check-runs", "sha", sha, "name", "lint", "conclusion", "failure");
        awaitSaying(key, "1 failed (lint)");
        happens(does + "/reviews", "author", "dave-gh", "state", "changes_requested", "body", "Rounded <!here> twice.");
        SlackMessage review = awaitReply(opened, "@carol, dave-gh asked for changes");
        assertThat(review.raw()).contains("<@U0CAROL>", "Rounded &lt;!here&gt; twice.");
        happens(does + "/comments", "author", "carol-gh", "body", "Once now.");
        assertThat(awaitReply(opened, "carol-gh commented").read()).isEqualTo("carol-gh commented\nOnce now.");
        happens("check-runs", "sha", sha, "name", "lint", "conclusion", "success");
        awaitSaying(key, "Checks: 1 passed");
        happens(does + "/reviews", "author", "dave-gh", "state", "approved");
        awaitReply(opened, "@carol, dave-gh approved");

        happens(does + "/merge", "author", "carol-gh");
        SlackMessage merged = awaitSaying(key, ": merged");
        awaitComment(number, "The preview has ended");
        assertThat(merged.ts()).isEqualTo(opened.ts());
        assertThat(merged.read()).contains("dave-gh approved", "2 comments").doesNotContain("Preview", "waits for");
        assertThat(merged.raw()).contains("&lt;!channel&gt;").doesNotContain("<!channel>");
        assertThat(messages(key)).hasSize(1);
        assertThat(replies(opened)).hasSize(4);
        assertThat(comments(number)).hasSize(1);
    }

    @Test
    void announcesAReleaseAndACommentOnACommitOnce() {
        String tag = "autumn-" + System.currentTimeMillis();
        happens("releases", "tag", tag, "name", "Autumn <!everyone>");
        SlackMessage release = awaitSaying("release/" + team.repository() + "/" + tag, "released");
        assertThat(release.read()).contains("acme/shop released Autumn <!everyone> `" + tag + "`");
        assertThat(release.raw()).doesNotContain("<!everyone>");

        String before = team.mark("alice");
        happens("commits/main/comments", "author", "dave-gh", "body", "Does this round twice?");
        SlackMessage comment =
                team.awaitMessage("alice", "the comment", before, m -> key(m).startsWith("commit-comment/"));
        assertThat(comment.read()).contains("dave-gh commented on `", "Does this round twice?");
    }

    private void link(String person) {
        assertThat(team.ask(person, "hello " + person + "-gh").read()).contains(person + "-gh");
    }

    private JsonNode open(String title) {
        return sandbox.onGitHub(
                team.repository(),
                "pulls",
                sandbox.object()
                        .put("title", title)
                        .put("branch", "pay-" + System.currentTimeMillis())
                        .put("author", "carol-gh"));
    }

    private void happens(String what, String... namesAndValues) {
        var body = sandbox.object();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            body.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        sandbox.onGitHub(team.repository(), what, body);
    }

    private SlackMessage awaitSaying(String key, String words) {
        return team.awaitMessage(
                "alice",
                key + " to say " + words,
                "",
                m -> key(m).equals(key) && m.read().contains(words));
    }

    private SlackMessage awaitReply(SlackMessage thread, String words) {
        return team.awaitMessage(
                "alice",
                "a reply: " + words,
                "",
                m -> m.repliesTo(thread) && m.read().contains(words));
    }

    private List<SlackMessage> messages(String key) {
        return sandbox.messages("alice", team.channel()).stream()
                .filter(m -> key(m).equals(key))
                .toList();
    }

    private List<SlackMessage> replies(SlackMessage thread) {
        return sandbox.messages("alice", team.channel()).stream()
                .filter(m -> m.repliesTo(thread))
                .toList();
    }

    private static String key(SlackMessage message) {
        return message.json().path("metadata").path("event_payload").path("key").asText();
    }

    private void awaitComment(String number, String words) {
        Team.eventually(
                "our comment to say " + words,
                () -> comments(number).stream()
                        .filter(body -> body.contains(words))
                        .findFirst());
    }

    /** What Cimon has written on the pull request on GitHub. */
    private List<String> comments(String number) {
        return StreamSupport.stream(
                        sandbox.repository(team.repository()).path("comments").spliterator(), false)
                .filter(comment -> comment.path("issue").asText().equals(number))
                .map(comment -> comment.path("body").asText())
                .filter(body -> body.contains("<!-- cimon preview -->"))
                .toList();
    }
}
