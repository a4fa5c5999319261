package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people give to CI, from Slack to the pipeline. */
@ExtendWith(LogsOnFailure.class)
class ParametersIT {

    private final ControlApi sandbox = Shared.system().sandbox();
    private final Team team = new Team(sandbox, "#mill", "acme/mill");

    @Test
    void comeFromACommandOrAFormAndStayTheSameWhenItIsTriedAgain() {
        sandbox.found(team.repository(), team.channel());
        sandbox.declare(
                "gh/acme/mill",
                Map.of(
                        "environment", "string",
                        "version", "string",
                        "revision", "string",
                        "subdomain", "string",
                        "url", "string",
                        "cimon_deployment", "string",
                        "fine", "boolean",
                        "stones", "integer",
                        "grain", "string"));
        team.setUp(0);
        String good = sandbox.pushFile(team.repository(), ".github/cimon.yml", """
            environments:
              wheel:
                parameters:
                  grain: {type: enum, values: [rye, wheat], required: true}
                  fine: {type: boolean, default: false}
                  stones: {type: integer, default: 2}
            """);
        team.awaitMessage(
                "alice",
                "the workflow",
                "",
                message -> message.read().contains("follows") && message.read().contains(good.substring(0, 7)));

        assertThat(team.ask("alice", "deploy main to wheel stones=many").read())
                .contains("“grain” has to be given.", "“stones” is a whole number, not “many”.", "one of rye, wheat");

        sandbox.behave("gh/acme/mill", "fail", 0);
        String before = team.mark("alice");
        sandbox.command("alice", team.channel(), "deploy main to wheel grain=rye stones=3");
        String failed = team.awaitDeployment(before, "wheel");
        team.awaitSaying(failed, ": failed");
        assertThat(team.awaitSaying(failed, ": failed").read()).contains("With grain=rye, fine=false, stones=3");
        assertGiven(failed, "rye", false, 3);

        sandbox.behave("gh/acme/mill", "pass", 0);
        before = team.mark("alice");
        team.ask("alice", "retry");
        String again = team.awaitDeployment(before, "wheel");
        team.assertSucceededExactlyOnce(again);
        assertGiven(again, "rye", false, 3);

        before = team.mark("carol");
        sandbox.command("carol", team.channel(), "deploy");
        JsonNode form = Team.eventually(
                "the form", () -> sandbox.forms("carol").stream().findFirst());
        sandbox.submit(
                form,
                Map.of("environment", "wheel", "ref", "main", "parameter grain", "wheat", "parameter fine", "true"));
        String asked = team.awaitDeployment(before, "wheel");
        team.assertSucceededExactlyOnce(asked);
        assertGiven(asked, "wheat", true, 2);
    }

    @Test
    void haveTheNamesThatTheConfigurationKnows() {
        Team forge = new Team(sandbox, "#forge", "acme/forge");
        sandbox.found(forge.repository(), forge.channel());
        sandbox.declare("gh/acme/forge", Map.of("stage", "string", "revision", "string", "cimon_deployment", "string"));
        forge.setUp(0);
        String definition = UUID.nameUUIDFromBytes("definition acme/forge".getBytes(StandardCharsets.UTF_8))
                .toString();
        String good = sandbox.pushFile(forge.repository(), ".github/cimon.yml", """
            environments:
              anvil:
                ci:
                  parameter-names: {environment: stage, version: false, subdomain: false, url: false}
                  pipeline-definition: %s
              hammer:
            """.formatted(definition));
        forge.awaitMessage(
                "alice",
                "the workflow",
                "",
                message -> message.read().contains("follows") && message.read().contains(good.substring(0, 7)));

        String deployment = forge.deploy("alice", "main", "anvil");
        forge.assertSucceededExactlyOnce(deployment);
        assertThat(forge.awaitPipeline(deployment)
                        .path("parameters")
                        .path("stage")
                        .asText())
                .isEqualTo("anvil");
        assertThat(sandbox.calls("circleci", "POST", "/project/gh/acme/forge/pipeline/run"))
                .hasSize(1);

        String refused = forge.deploy("alice", "main", "hammer");
        assertThat(forge.awaitSaying(refused, ": failed").read())
                .contains("Unexpected argument(s): ", ".github/cimon.yml can leave out or rename under ci.");
    }

    private void assertGiven(String deployment, String grain, boolean fine, int stones) {
        JsonNode parameters = team.awaitPipeline(deployment).path("parameters");
        assertThat(parameters.path("grain")).isEqualTo(sandbox.object().textNode(grain));
        assertThat(parameters.path("fine")).isEqualTo(sandbox.object().booleanNode(fine));
        assertThat(parameters.path("stones")).isEqualTo(sandbox.object().numberNode(stones));
    }
}
