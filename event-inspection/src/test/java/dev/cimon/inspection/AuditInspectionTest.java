package dev.cimon.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.audit.Actor;
import dev.cimon.events.audit.EntryAdded;
import dev.cimon.events.reference.SlackUser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AuditInspectionTest {

    private static final EntryAdded FIRST = entry("acme/shop", 1, EntryAdded.BEGINNING, "Sale");
    private static final EntryAdded SECOND = entry("acme/shop", 2, FIRST.hash(), "Sale");
    private static final EntryAdded THIRD = entry("acme/shop", 3, SECOND.hash(), "Sale");
    private static final EntryAdded OTHER = entry("acme/api", 1, EntryAdded.BEGINNING, "Sale");

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void exportsWhatItVerifiesLater() throws Exception {
        for (EntryAdded entry : List.of(SECOND, OTHER, FIRST, FIRST)) {
            BROKER.publish(EventEnvelope.received(
                    entry.chain() + "/" + entry.number(), "/workflow-engine", entry.at(), entry));
        }
        Map<String, String> cluster = Map.of("KAFKA_BOOTSTRAP_SERVERS", BROKER.address());
        assertThat(types(cluster, "verify")).isZero();
        assertThat(printed()).isEqualTo("""
                acme/api: 1 entry, unbroken; the last of 2026-11-21T12:00:00Z has the hash %s.
                acme/shop: 2 entries, unbroken; the last of 2026-11-21T12:00:00Z has the hash %s.
                """.formatted(OTHER.hash(), SECOND.hash()));
        assertThat(types(cluster, "export", "--repo", "acme/shop")).isZero();
        assertThat(printed()).isEqualTo(lines(FIRST, SECOND));
        assertThat(verify(lines(FIRST, SECOND))).isZero();
    }

    @Test
    void saysWhatARepositoryIs() {
        assertThat(types(Map.of(), "export", "--repo", "shop")).isEqualTo(64);
        assertThat(complained.toString(UTF_8)).startsWith("Invalid value for option '--repo': not owner/name: shop\n");
    }

    @Test
    void findsWhatWasChangedTakenOutOrPutIn() throws IOException {
        EntryAdded changed = new EntryAdded(
                SECOND.chain(),
                SECOND.number(),
                SECOND.at(),
                SECOND.who(),
                SECOND.right(),
                SECOND.what(),
                null,
                null,
                null,
                null,
                "No reason",
                SECOND.previous(),
                SECOND.hash());
        assertThat(verify(lines(FIRST, changed, THIRD))).isEqualTo(1);
        assertThat(printed()).isEqualTo("acme/shop: BROKEN at entry 2: it was changed.\n");
        assertThat(verify(lines(FIRST, changed.sealed(), THIRD))).isEqualTo(1);
        assertThat(printed()).isEqualTo("acme/shop: BROKEN at entry 3: it does not follow on entry 2.\n");
        assertThat(verify(lines(FIRST, THIRD))).isEqualTo(1);
        assertThat(printed()).isEqualTo("acme/shop: BROKEN at entry 3: it does not follow on entry 1.\n");
        assertThat(verify(lines(SECOND, THIRD))).isEqualTo(1);
        assertThat(printed()).isEqualTo("acme/shop: BROKEN at entry 2: its beginning is missing.\n");
        assertThat(verify(lines(FIRST, SECOND, changed.sealed()))).isEqualTo(1);
        assertThat(printed()).startsWith("acme/shop: BROKEN, there are two different entries 2.\n");
        assertThat(verify(lines(FIRST) + "{}\n")).isEqualTo(1);
        assertThat(printed()).startsWith("BROKEN: what stands at a line of ");
    }

    @Test
    void saysSoWhenThereIsNothingToVerify() throws IOException {
        assertThat(verify("")).isZero();
        assertThat(printed()).isEqualTo("There are no entries.\n");
        assertThat(types(Map.of(), "verify", "nowhere")).isEqualTo(66);
        assertThat(complained.toString(UTF_8)).isEqualTo("cimon: cannot read nowhere\n");
        assertThat(types(Map.of(), "prove")).isEqualTo(64);
    }

    private int verify(String exported) throws IOException {
        printed.reset();
        Path file = Files.writeString(folder.resolve("audit.jsonl"), exported);
        return types(Map.of(), "verify", file.toString());
    }

    private int types(Map<String, String> environment, String... arguments) {
        return new AuditInspection(
                        environment, new PrintStream(printed, true, UTF_8), new PrintStream(complained, true, UTF_8))
                .run(arguments);
    }

    private String printed() {
        String text = printed.toString(UTF_8);
        printed.reset();
        return text;
    }

    private static String lines(EntryAdded... entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (EntryAdded entry : entries) {
            lines.append(EventCodec.json().writeValueAsString(entry)).append('\n');
        }
        return lines.toString();
    }

    private static EntryAdded entry(String chain, long number, String previous, String why) {
        return new EntryAdded(
                        chain,
                        number,
                        Instant.parse("2026-11-21T12:00:00Z"),
                        new Actor("T0ACME", new SlackUser("U0ALICE", "alice"), null),
                        "may write in channel C0SHOP",
                        "project-frozen",
                        null,
                        null,
                        null,
                        null,
                        why,
                        previous,
                        "")
                .sealed();
    }
}
