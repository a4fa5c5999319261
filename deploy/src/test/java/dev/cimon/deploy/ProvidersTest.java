package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Slack, GitHub and CircleCI are asked for is what the services use, and the README gives the reason. */
class ProvidersTest {

    private static final String README = Repository.text("deploy/README.md");

    /** Each method's own page at https://docs.slack.dev/reference/methods says which scopes it needs. */
    private static final Map<String, Set<String>> SCOPES = Map.of(
            "auth.test", Set.of(),
            "chat.postMessage", Set.of("chat:write"),
            "chat.update", Set.of("chat:write"),
            "conversations.history", Set.of("channels:history", "groups:history"),
            "conversations.replies", Set.of("channels:history", "groups:history"),
            "usergroups.list", Set.of("usergroups:read"),
            "usergroups.users.list", Set.of("usergroups:read"),
            "views.open", Set.of());

    @Test
    void slackIsAskedForTheScopesOfTheCallsThatAreMade() {
        Set<String> calls = new TreeSet<>(Repository.mentions(
                "notifier/src/main/java/dev/cimon/notifier/slack/SlackClient.java", "call\\(\\s*\"([a-zA-Z.]+)\""));
        calls.addAll(Repository.mentions(
                "workflow-engine/src/main/java/dev/cimon/engine/slack/SlackClient.java", "call\\(\\s*\"([a-zA-Z.]+)"));
        assertThat(calls).isNotEmpty().isSubsetOf(SCOPES.keySet());
        Set<String> needed = calls.stream()
                .flatMap(call -> SCOPES.getOrDefault(call, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        needed.add("commands");
        JsonNode manifest = Repository.tree("deploy/slack/manifest.yml");
        assertThat(Manifest.texts(manifest.at("/oauth_config/scopes/bot")))
                .containsExactlyInAnyOrderElementsOf(needed)
                .allSatisfy(scope -> assertThat(README).contains("`" + scope + "`"));
    }

    @Test
    void slackSendsBothCommandsAndTheInteractionsToTheGateway() {
        JsonNode manifest = Repository.tree("deploy/slack/manifest.yml");
        List<JsonNode> commands =
                Manifest.items(manifest.at("/features/slash_commands")).toList();
        assertThat(commands)
                .extracting(command -> command.path("command").asText() + " "
                        + command.path("url").asText())
                .containsExactly(
                        "/cimon https://cimon.example.com/slack/commands",
                        "/deploy https://cimon.example.com/slack/commands");
        assertThat(manifest.at("/settings/interactivity/request_url").asText())
                .isEqualTo("https://cimon.example.com/slack/interactions");
    }

    @Test
    void gitHubSendsTheEventsThatTheGatewayReads() {
        JsonNode manifest = Repository.tree("deploy/github/app-manifest.json");
        Set<String> read = Repository.mentions(
                "github-gateway/src/main/java/dev/cimon/github/WebhookKind.java", "(?m)^    ([A-Z_]+)\\(");
        assertThat(Manifest.texts(manifest.path("default_events")))
                .extracting(String::toUpperCase)
                .containsExactlyInAnyOrderElementsOf(read);
        assertThat(manifest.at("/hook_attributes/url").asText()).isEqualTo("https://cimon.example.com/github/webhooks");
        assertThat(Manifest.texts(manifest.path("callback_urls")))
                .containsExactly("https://cimon.example.com"
                        + Repository.mentions(
                                        "github-gateway/src/main/java/dev/cimon/github/AccountProofs.java",
                                        "CALLBACK = \"([a-z/]+)\"")
                                .iterator()
                                .next());
        manifest.path("default_permissions")
                .properties()
                .forEach(permission -> assertThat(README)
                        .contains("| `" + permission.getKey() + "` | "
                                + permission.getValue().asText() + " |"));
    }

    @Test
    void theDoctorAsksForWhatTheManifestsAskFor() {
        String folder = "event-inspection/src/main/java/dev/cimon/doctor/";
        assertThat(Repository.mentions(folder + "Slack.java", "\"([a-z]+(?::[a-z]+)?)\"[,)]"))
                .containsAll(Manifest.texts(
                        Repository.tree("deploy/slack/manifest.yml").at("/oauth_config/scopes/bot")));
        JsonNode app = Repository.tree("deploy/github/app-manifest.json");
        assertThat(Repository.mentions(folder + "GitHub.java", "(?m)^ {12}\"([a-z_]+)\"[,)]"))
                .containsAll(Manifest.texts(app.path("default_events")));
        assertThat(app.path("default_permissions").properties())
                .allSatisfy(permission -> assertThat(Repository.text(folder + "GitHub.java"))
                        .contains("\"" + permission.getKey() + "\", \""
                                + permission.getValue().asText() + "\""));
    }

    @Test
    void theExampleForCircleCiDeclaresAndUsesWhatTheEngineSends() {
        JsonNode config = Repository.tree("deploy/circleci/config.yml");
        Set<String> sent = Repository.mentions(
                "workflow-engine/src/main/java/dev/cimon/engine/workflow/CiCall.java",
                "values\\.put\\(\\s*\"([a-z_]+)\"");
        assertThat(sent).contains("revision", "cimon_deployment");
        assertThat(config.path("parameters").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(sent)
                .allSatisfy(parameter -> assertThat(Repository.text("deploy/circleci/config.yml"))
                        .contains("<< pipeline.parameters." + parameter + " >>"));
        assertThat(config.at("/commands/checkout_revision/steps/1/run/command").asText())
                .contains("git checkout --detach \"$REVISION\"");
    }
}
