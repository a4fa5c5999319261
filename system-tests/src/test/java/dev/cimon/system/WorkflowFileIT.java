package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A repository brings its own workflow. */
@ExtendWith(LogsOnFailure.class)
class WorkflowFileIT {

    private static final String PATH = ".github/cimon.yml";

    private final ControlApi sandbox = Shared.system().sandbox();
    private final Team team = new Team(sandbox, "#bakery", "acme/bakery");

    @Test
    void isFollowedFromThePushThatBringsItUntilItIsMended() {
        sandbox.found(team.repository(), team.channel());
        team.setUp(0);

        String good = sandbox.pushFile(team.repository(), PATH, """
            environments:
              oven:
                on: {branches: [$default]}
                url: https://oven.acme.example/
                allowed-refs: {branches: [$default]}
              shelf:
            """);
        team.awaitMessage("alice", "the workflow", "", saying("follows", good, "now: oven, shelf."));
        assertThat(checkOf(good)).isEqualTo("success The workflow is good, and in force.");

        String before = team.mark("alice");
        team.push("main", "Bake bread", "alice-gh");
        String deployment = team.awaitDeployment(before, "oven");
        team.assertSucceededExactlyOnce(deployment);
        assertThat(team.awaitPipeline(deployment).path("parameters").path("url").asText())
                .isEqualTo("https://oven.acme.example/");
        assertThat(team.ask("bob", "deploy main to preview").read()).contains("oven", "shelf");

        String broken = sandbox.pushFile(team.repository(), PATH, "environments:\n  oven:\n    onn: manual\n");
        team.awaitMessage("alice", "the mistake", "", saying("Line 3, column 5", broken, "did you mean “on”?"));
        assertThat(checkOf(broken))
                .isEqualTo("failure The workflow has a mistake and is not in force. Line 3: There is no key “onn” here;"
                        + " did you mean “on”?");
        assertThat(team.ask("bob", "config").read())
                .contains("The workflow in force is", good.substring(0, 7), broken.substring(0, 7), "has a mistake");
    }

    private static Predicate<SlackMessage> saying(String one, String sha, String other) {
        return message -> message.read().contains(one)
                && message.read().contains(sha.substring(0, 7))
                && message.read().contains(other);
    }

    /** The commit status of that name, once it is there. */
    private String checkOf(String sha) {
        JsonNode status = Team.eventually(
                "the check of " + sha,
                () -> StreamSupport.stream(
                                sandbox.repository(team.repository())
                                        .path("statuses")
                                        .spliterator(),
                                false)
                        .filter(candidate -> candidate.path("sha").asText().equals(sha))
                        .filter(candidate -> candidate.path("context").asText().equals("Cimon workflow"))
                        .findFirst());
        return status.path("state").asText() + " " + status.path("description").asText();
    }
}
