package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./cimon doctor} on a sound and on a broken configuration. */
@ExtendWith(LogsOnFailure.class)
class DoctorIT {

    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:\\d+");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = environment();

    @Test
    void findsNothingWrongWithWhatRuns() throws Exception {
        assertThat(examine(0, "--repo", "acme/shop")).isEqualTo("""
            ok      Slack: SLACK_BOT_TOKEN is good: cimon in Acme
            ok      Slack: the token has every scope
            ok      Slack: our clocks agree
            -       Slack: SLACK_APP_TOKEN is not set: Slack has to reach slack-gateway over HTTP
            ok      GitHub: GITHUB_TOKEN is good: cimon-bot
            ok      GitHub: the token has the scope repo
            ok      GitHub: acme/shop can be read
            ok      GitHub: our clocks agree
            ok      CircleCI: CIRCLECI_TOKEN is good: cimon-bot
            ok      CircleCI: acme/shop is set up
            ok      CircleCI: our clocks agree
            ok      Webhooks: http://HERE/slack/commands takes what is signed with SLACK_SIGNING_SECRET
            ok      Webhooks: http://HERE/github/webhooks takes what is signed with GITHUB_WEBHOOK_SECRET
            ok      Webhooks: http://HERE/circleci/webhooks takes what is signed with CIRCLECI_WEBHOOK_SECRET
            -       Proofs: GITHUB_CLIENT_ID is not set: people are believed who they are on GitHub
            ok      Kafka: HERE answers, 1 broker
            ok      Kafka: all 14 topics are there
            ok      PostgreSQL: lets cimon in
            ok      PostgreSQL: schema engine is at version N
            ok      PostgreSQL: schema notifier is at version N

            Everything is as it should be.
            """);
    }

    @Test
    void saysWhatToDoAboutEachThingThatIsWrong() throws Exception {
        environment.put("SLACK_SIGNING_SECRET", "another-secret");
        environment.put("GITHUB_TOKEN", "ghp_another-token");
        environment.put("CIRCLECI_WEBHOOK_SECRET", "");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        environment.put("DATABASE_PASSWORD", "another-password");

        String said = examine(1);

        assertThat(said)
                .contains(
                        "failed  GitHub: GitHub refuses GITHUB_TOKEN (401): make a new one.",
                        "failed  CircleCI: CIRCLECI_WEBHOOK_SECRET is not set: choose one and enter it in Project Settings,"
                                + " Webhooks.",
                        "failed  Webhooks: http://HERE/slack/commands refuses what is signed with SLACK_SIGNING_SECRET (401):"
                                + " give the gateway the same secret, and restart it.",
                        "-       Webhooks: http://HERE/circleci/webhooks is there; without CIRCLECI_WEBHOOK_SECRET nothing"
                                + " signed can be sent",
                        "failed  Kafka: HERE does not answer: is KAFKA_BOOTSTRAP_SERVERS right, and does the listener speak"
                                + " what KAFKA_SECURITY_PROTOCOL says?",
                        "things have to be mended.")
                .doesNotContain("another-secret", "another-token", "another-password", "xoxb-", "cci_", "sandbox-");
    }

    @Test
    void noticesThatAnAddressIsNotCimons() throws Exception {
        assertThat(examine(1, "--url", Shared.system().address(Service.SANDBOX).toString()))
                .contains(
                        "failed  Webhooks: http://HERE/slack/commands answers 404 to an unsigned request, which a gateway"
                                + " refuses with 401: does that address lead to Cimon?");
    }

    private String examine(int code, String... arguments) throws Exception {
        Path output = folder.resolve("output");
        List<String> command =
                new ArrayList<>(List.of(Shared.ROOT.resolve("cimon").toString(), "doctor"));
        command.addAll(List.of(arguments));
        ProcessBuilder script =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        script.environment().putAll(environment);
        script.environment().put("CIMON_STATE_DIR", folder.resolve("state").toString());
        Process process = script.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isEqualTo(code);
        return PORT.matcher(said).replaceAll("HERE").replaceAll("version \\d+", "version N");
    }

    private Map<String, String> environment() {
        Deployed system = Shared.system();
        String sandbox = system.address(Service.SANDBOX).toString();
        Map<String, String> told = new HashMap<>(Map.of(
                "CIMON_JAVA_HOME",
                System.getProperty("java.home"),
                "CIMON_BUILD",
                "no",
                "KAFKA_BOOTSTRAP_SERVERS",
                system.brokers(),
                "DATABASE_URL",
                system.database(),
                "DATABASE_USER",
                "cimon",
                "DATABASE_PASSWORD",
                "cimon",
                "SLACK_API_URL",
                sandbox + "/slack/api/",
                "GITHUB_API_URL",
                sandbox + "/github",
                "CIRCLECI_API_URL",
                sandbox + "/circleci/api/v2"));
        told.putAll(Map.of(
                "SLACK_BOT_TOKEN",
                "xoxb-sandbox",
                "SLACK_SIGNING_SECRET",
                Deployed.SLACK_SECRET,
                "GITHUB_TOKEN",
                "ghp_sandbox",
                "GITHUB_WEBHOOK_SECRET",
                Deployed.GITHUB_SECRET,
                "CIRCLECI_TOKEN",
                "cci_sandbox",
                "CIRCLECI_WEBHOOK_SECRET",
                Deployed.CIRCLECI_SECRET));
        for (Service service : Service.all()) {
            told.put(
                    service.portVariable(),
                    Integer.toString(system.address(service).getPort()));
        }
        return told;
    }
}
