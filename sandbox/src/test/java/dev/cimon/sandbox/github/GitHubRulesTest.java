package dev.cimon.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.github.Calls.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubRulesTest {
    private static final String SHOP = "/github/repos/acme/shop";

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
    private final Calls calls = new Calls(sandbox.url(), "Authorization", "token ghp_sandbox");

    @AfterEach
    void close() {
        calls.close();
        sandbox.close();
    }

    private Answer deploy(String fields) {
        return calls.post(SHOP + "/deployments", "{\"ref\":\"main\",\"auto_merge\":false" + fields + "}");
    }

    private static String message(Answer answer) {
        return answer.body().path("message").asText();
    }

    @Test
    void refusesDeploymentsWithoutARefOrOfAnUnknownOne() {
        Answer missing = calls.post(SHOP + "/deployments", "{}");
        Answer unknown = calls.post(SHOP + "/deployments", "{\"ref\":\"no-such\"}");

        assertThat(missing.status()).isEqualTo(422);
        assertThat(message(missing)).isEqualTo("Invalid request.\n\n\"ref\" wasn't supplied.");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(message(unknown)).isEqualTo("No ref found for: no-such");
    }

    @Test
    void refusesDeploymentsWithRedContextsUnlessNoneAreRequired() {
        calls.post("/control/github/repos/acme/shop/statuses", "{\"context\":\"ci\",\"state\":\"failure\"}");

        Answer refused = deploy("");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(message(refused)).isEqualTo("Conflict: Commit status checks failed for main.");
        assertThat(refused.body()
                        .path("errors")
                        .path(0)
                        .path("contexts")
                        .path(0)
                        .path("context")
                        .asText())
                .isEqualTo("ci");
        assertThat(deploy(",\"required_contexts\":[]").status()).isEqualTo(201);
        assertThat(deploy(",\"required_contexts\":[\"lint\"]").status()).isEqualTo(409);
    }

    @Test
    void keepsThePayloadAsItWasSent() {
        Answer object = deploy(",\"payload\":{\"cimon\":{\"number\":7}},\"environment\":\"test\"");
        Answer text = deploy(",\"payload\":\"{}\",\"environment\":\"test\"");

        assertThat(object.body().path("payload").path("cimon").path("number").asInt())
                .isEqualTo(7);
        assertThat(text.body().path("payload").asText()).isEqualTo("{}");
        assertThat(object.body().path("production_environment").asBoolean()).isFalse();
        JsonNode listed = calls.get(SHOP + "/deployments?environment=test").body();
        assertThat(listed).hasSize(2);
        assertThat(listed.path(0).path("id")).isEqualTo(text.body().path("id"));
    }

    @Test
    void deletesInactiveDeploymentsOnly() {
        String older = deploy("").body().path("id").asText();
        String newer = deploy("").body().path("id").asText();
        String statuses = SHOP + "/deployments/" + newer + "/statuses";
        assertThat(calls.post(statuses, "{\"state\":\"nonsense\"}").status()).isEqualTo(422);
        assertThat(calls.post(statuses, "{\"state\":\"success\"}").status()).isEqualTo(201);

        assertThat(calls.call("DELETE", SHOP + "/deployments/" + newer, "").status())
                .isEqualTo(422);
        assertThat(calls.call("DELETE", SHOP + "/deployments/" + older, "").status())
                .isEqualTo(204);
        assertThat(calls.post(statuses, "{\"state\":\"inactive\"}").status()).isEqualTo(201);
        assertThat(calls.call("DELETE", SHOP + "/deployments/" + newer, "").status())
                .isEqualTo(204);
        assertThat(calls.get(SHOP + "/environments/production").status()).isEqualTo(200);
        assertThat(calls.call("DELETE", SHOP + "/environments/production", "").status())
                .isEqualTo(204);
        assertThat(calls.get(SHOP + "/environments/production").status()).isEqualTo(404);
    }

    @Test
    void mergesTheDefaultBranchFirstWhenAskedTo() {
        calls.post("/control/github/repos/acme/shop/pushes", "{}");

        Answer merged = calls.post(SHOP + "/deployments", "{\"ref\":\"feature/checkout\"}");
        assertThat(merged.status()).isEqualTo(202);
        assertThat(message(merged)).isEqualTo("Auto-merged main into feature/checkout on deployment.");
        assertThat(calls.post(SHOP + "/deployments", "{\"ref\":\"feature/checkout\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void acceptsSlashesInRefsAsTheyAreAndEncoded() {
        for (String ref : List.of("feature/checkout", "feature%2Fcheckout")) {
            assertThat(calls.get(SHOP + "/commits/" + ref).status()).isEqualTo(200);
            assertThat(calls.get(SHOP + "/branches/" + ref).status()).isEqualTo(200);
            assertThat(calls.get(SHOP + "/commits/" + ref + "/status")
                            .body()
                            .path("state")
                            .asText())
                    .isEqualTo("pending");
            assertThat(calls.get(SHOP + "/compare/main..." + ref)
                            .body()
                            .path("ahead_by")
                            .asInt())
                    .isEqualTo(1);
        }
        assertThat(calls.get(SHOP + "/git/matching-refs/heads/fix").body()).hasSize(1);
        assertThat(calls.get(SHOP + "/git/ref/heads/none").status()).isEqualTo(404);
        assertThat(calls.get(SHOP + "/commits/0123456").status()).isEqualTo(422);
    }

    @Test
    void servesAFileOnceItIsSown() {
        String path = "/contents/.github/cimon.yml";
        assertThat(calls.get(SHOP + path).status()).isEqualTo(404);

        calls.call("PUT", "/control/github/repos/acme/shop" + path, "{\"content\":\"version: 1\\n\"}");

        assertThat(calls.get(SHOP + path).body().path("content").asText()).isEqualTo("dmVyc2lvbjogMQo=\n");
    }

    @Test
    void speaksGitHubsHeadersAndPages() {
        Answer first = calls.get("/github/repos/acme/api/collaborators?per_page=100");

        assertThat(first.body()).hasSize(100);
        assertThat(first.header("Link")).contains("per_page=100&page=2>; rel=\"next\"", "rel=\"last\"");
        assertThat(first.header("x-ratelimit-limit")).isEqualTo("5000");
        assertThat(first.header("X-GitHub-Request-Id")).isNotEmpty();
        assertThat(first.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(calls.get("/github/repos/acme/api/collaborators?per_page=100&page=2")
                        .body())
                .hasSize(34);
        Answer nowhere = calls.get("/github/nowhere");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(message(nowhere)).isEqualTo("Not Found");
    }
}
