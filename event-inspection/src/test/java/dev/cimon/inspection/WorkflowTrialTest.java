package dev.cimon.inspection;

import static dev.cimon.trial.Past.at;
import static dev.cimon.trial.Past.person;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.EncodedEvent;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.trial.Past;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WorkflowTrialTest {

    private static final String MAIN = "refs/heads/main";

    private static final String PROPOSED = """
            environments:
              preview:
                on: {branches: [$default]}
                required-checks: [build]
              qa:
                on: {branches: [$default]}
                permissions: {teams: [acme/testers]}
              staging:
              production:
                on: {tags: ['v**']}
                after: preview
                approvals: {required: 1}
            """;

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of("KAFKA_BOOTSTRAP_SERVERS", BROKER.address()));

    @TempDir
    Path folder;

    private String types(int exit, String... arguments) {
        screen.reset();
        PrintStream out = new PrintStream(screen, true, UTF_8);
        WorkflowInspection inspection =
                new WorkflowInspection(environment, ZoneOffset.UTC, InstantSource.fixed(at("18:00")), out, out);
        assertThat(inspection.run(arguments)).as(screen.toString(UTF_8)).isEqualTo(exit);
        return screen.toString(UTF_8);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("next.yml"), text).toString();
    }

    private static void record(Past past) throws Exception {
        for (EventEnvelope<Event> event : past.events()) {
            BROKER.publish(event);
        }
    }

    private static Past aMorning() {
        Past past = Past.ofShop();
        past.pushed("05:00", "refs/heads/topic", 1, "alice-gh");
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview").succeeded();
        past.checked("09:04", 1, "build", Result.PASSED);
        past.pushed("10:30", MAIN, 2, "bob-gh");
        past.byPush("10:30", MAIN, 2, "bob-gh", "preview").succeeded();
        past.checked("10:35", 2, "build", Result.FAILED);
        past.pushed("11:00", "refs/tags/v1.4", 1, "alice-gh");
        past.byPush("11:00", "refs/tags/v1.4", 1, "alice-gh", "production").succeeded();
        past.byCommand("11:20", "main", 2, "carol", "staging").succeeded();
        return past;
    }

    @Test
    void printsWhatTheDocumentationShows() throws Exception {
        record(aMorning());
        String documentation = Files.readString(Path.of("../docs/workflow.md"));
        String shown = types(0, "try", file(PROPOSED), "--since", "12h", "--repo", "acme/shop");

        assertThat(shown).isEqualTo("""
                acme/shop, had this file been in force since 2026-03-14 06:00:

                asked for             deployment                     environment  then → now
                2026-03-14 09:00  #1  push main 1111111 by alice-gh  preview      started → held by checks, then started  Not green on 1111111 yet: build (has not reported).
                2026-03-14 09:00      push main 1111111 by alice-gh  qa           not asked for → cannot be told          GitHub has to say first whether alice-gh belongs to acme/testers.
                2026-03-14 10:30  #2  push main 2222222 by bob-gh    preview      started → held by checks, then refused  Red on 2222222: build.
                2026-03-14 10:30      push main 2222222 by bob-gh    qa           not asked for → cannot be told          GitHub has to say first whether bob-gh belongs to acme/testers.
                2026-03-14 11:00  #3  tag v1.4 1111111 by alice-gh   production   started → held by approval              Somebody has to approve it.

                6 deployments: 3 different (1 started, 1 held, 1 refused), 1 the same, of 2 it cannot be told.

                """);
        assertThat(documentation).contains(PROPOSED).contains(shown.strip());
    }

    @Test
    void triesEveryRepositoryThatIsFollowed() throws Exception {
        record(aMorning());

        assertThat(types(0, "try", file("environments: {preview: {on: {branches: [nowhere]}}}"), "--since", "12h"))
                .startsWith("acme/shop, had this file been in force since 2026-03-14 06:00:\n")
                .endsWith("\n4 deployments: 4 different (3 not asked for, 1 refused), 0 the same.\n\n");
    }

    @Test
    void saysHowFarBackTheTopicsReach() throws Exception {
        record(aMorning());

        assertThat(types(0, "try", file(PROPOSED)))
                .startsWith("acme/shop: what happened on GitHub is recorded since 2026-03-14 05:00 only.\n"
                        + "acme/shop, had this file been in force since 2026-03-14 05:00:\n");
    }

    @Test
    void takesWhatWasPutBackForNothingNew() throws Exception {
        Past past = Past.ofShop();
        past.pushed("09:00", MAIN, 1, "alice-gh");
        past.byPush("09:00", MAIN, 1, "alice-gh", "preview")
                .held("lock", "bob has locked preview.")
                .succeeded("09:10");
        record(past);
        for (EventEnvelope<Event> event : past.events()) {
            EncodedEvent again = EventCodec.encode(event);
            List<String> headers = new ArrayList<>(List.of(Repetition.REPEATED_FROM, "where it stood"));
            again.headers().forEach((name, value) -> headers.addAll(List.of(name, value)));
            BROKER.put(again.topic(), null, event.time(), again.key(), again.value(), headers);
        }

        assertThat(types(0, "try", file(PROPOSED))).contains("  preview      held by lock, then started → ");
    }

    @Test
    void saysThatNothingIsRecorded() throws Exception {
        assertThat(types(0, "try", file(PROPOSED))).isEqualTo("No repository was ever bound to a channel.\n");

        record(Past.ofShop());

        assertThat(types(0, "try", file(PROPOSED), "--since", "1w")).isEqualTo("""
                acme/shop: nothing that deploys, by this file or by the one in force, is recorded since 2026-03-07 18:00.

                """);
        assertThat(types(0, "try", file(PROPOSED), "--repo", "acme/api"))
                .isEqualTo("acme/api was never bound to a channel.\n");
    }

    @Test
    void believesNobodyWhereTheInstallationDoesNot() throws Exception {
        Past past = Past.ofShop();
        past.decided("08:00", new PersonLinked("T0ACME", person("carol"), "carol-gh", null));
        past.pushed("08:30", MAIN, 1, "alice-gh");
        record(past.byCommand("09:00", "main", 1, "carol", "staging").succeeded());
        String file = file("environments: {staging: {permissions: {logins: [carol-gh]}}}");

        assertThat(types(0, "try", file)).endsWith("\n1 deployment: 0 different, 1 the same.\n\n");

        environment.put("GITHUB_CLIENT_ID", "Iv23liCimonSandbox");

        assertThat(types(0, "try", file)).contains("Who is one of them proves it first: /cimon hello");
    }

    @Test
    void saysWhatIsWrongWithTheFileAsCheckDoes() throws Exception {
        String file = file("environments:\n  test:\n    onn: manual\n");

        assertThat(types(1, "try", file)).isEqualTo(types(1, "check", file));
        assertThat(types(66, "try", "nowhere.yml")).isEqualTo("cimon: there is no file nowhere.yml.\n");
    }

    @Test
    void takesNoSpanThatIsNone() throws Exception {
        assertThat(types(64, "try", file(PROPOSED), "--since", "yesterday"))
                .contains("\"yesterday\" is no span of time, such as 12h, 30d or 4w");
    }
}
