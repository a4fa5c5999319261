package dev.cimon.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.RepositoryName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RepetitionTest {

    /** Kafka's clock counts, so the span has to be of these days. */
    private static final Instant NINE =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS);

    @RegisterExtension
    static final Broker BROKER = new Broker();

    private final Operator operator = new Operator(BROKER.address());

    @BeforeEach
    void fill() throws Exception {
        for (int minute : List.of(0, 1, 2, 3)) {
            BROKER.publish(deletion("acme/shop", "early-" + minute, NINE.plusSeconds(60L * minute)));
        }
        BROKER.publish(deletion("acme/api", "other", NINE.plusSeconds(61)));
        BROKER.put(Topic.GITHUB_EVENTS_NAME, 0, NINE.plusSeconds(62), "acme/shop", new byte[] {'{'}, List.of());
    }

    @Test
    void showsWhichWithoutPuttingThemBack() {
        assertThat(replay(0, "--dry-run")).isEqualTo("""
            00:01:00.000  cimon.github.events    push-received         acme/shop  early-1 by alice-gh
            00:01:01.000  cimon.github.events    push-received         acme/api  other by alice-gh
            00:02:00.000  cimon.github.events    push-received         acme/shop  early-2 by alice-gh

            3 would be put back; without --dry-run they are. What has acted does not act again.
            """);
        assertThat(BROKER.on(Topic.GITHUB_EVENTS_NAME)).hasSize(6);
    }

    @Test
    void putsThemBackAsTheyWere() {
        assertThat(replay(0, "--repo", "acme/shop")).endsWith("2 put back. What had acted does not act again.\n");

        List<Received> all = BROKER.on(Topic.GITHUB_EVENTS_NAME);
        List<Received> repeated = all.stream()
                .filter(event -> event.header(Repetition.REPEATED_FROM).isPresent())
                .toList();
        assertThat(repeated)
                .extracting(event -> event.header("ce_id").orElse(""))
                .containsExactly("early-1", "early-2");
        assertThat(repeated)
                .allSatisfy(event -> assertThat(all)
                        .filteredOn(other -> other.place()
                                .equals(event.header(Repetition.REPEATED_FROM).orElse("")))
                        .singleElement()
                        .satisfies(original -> {
                            assertThat(original.value()).isEqualTo(event.value());
                            assertThat(original.key()).isEqualTo(event.key());
                        }));
        assertThat(replay(0, "--repo", "acme/shop", "--dry-run")).contains("2 would be put back");
    }

    @Test
    void refusesWhatCimonNoLongerRemembers() {
        assertThat(operator.types(1, "replay", "--from", "2020-01-01T00:00:00Z", "--to", NINE.toString(), "--dry-run"))
                .isEqualTo(
                        "cimon: Cimon knows for 29 days what has acted; what is older would act again. Begin later.\n");
        assertThat(operator.types(1, "replay", "--from", NINE.toString(), "--to", NINE.toString()))
                .isEqualTo("cimon: --from has to be before --to.\n");
        assertThat(operator.types(64, "replay", "--from", "yesterday", "--to", NINE.toString()))
                .contains("Invalid value for option '--from'");
    }

    private String replay(int exit, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                "github.events",
                "--from",
                NINE.plusSeconds(60).toString(),
                "--to",
                NINE.plusSeconds(180).toString()));
        arguments.addAll(List.of(more));
        return operator.types(exit, arguments.toArray(String[]::new));
    }

    private static EventEnvelope<PushReceived> deletion(String repository, String branch, Instant when) {
        return EventEnvelope.received(
                branch,
                "/github-gateway",
                when,
                new PushReceived(
                        RepositoryName.of(repository),
                        null,
                        "refs/heads/" + branch,
                        false,
                        true,
                        false,
                        null,
                        "main",
                        "alice-gh",
                        when));
    }
}
