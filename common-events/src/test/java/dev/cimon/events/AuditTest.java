package dev.cimon.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cimon.events.audit.Actor;
import dev.cimon.events.audit.EntryAdded;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final SlackUser ALICE = new SlackUser("U0ALICE", "alice");

    private static EntryAdded entry(@Nullable String detail, @Nullable String why) {
        return new EntryAdded(
                        "acme/shop",
                        1,
                        Instant.parse("2026-11-21T12:00:00Z"),
                        new Actor("T0ACME", ALICE, null),
                        "may write in channel C0SHOP",
                        "project-frozen",
                        null,
                        null,
                        null,
                        detail,
                        why,
                        EntryAdded.BEGINNING,
                        "")
                .sealed();
    }

    /** What stands on people's topics has to be verified for ever: this never changes. */
    @Test
    void hashesWhatItAlwaysHashed() {
        assertThat(entry(null, "Black\nFriday").hash())
                .isEqualTo("572889c71cae5ed41da0b42866cb7c24b7f446c4de52a7045c31c3f84ec10c8c");
    }

    @Test
    void tellsApartWhatIsWrittenInAnotherField() {
        assertThat(entry("a", null).hash()).isNotEqualTo(entry(null, "a").hash());
        assertThat(entry("a\n=b", null).hash()).isNotEqualTo(entry("a", "b").hash());
        assertThat(entry("", null).hash()).isNotEqualTo(entry(null, null).hash());
    }

    @Test
    void staysTheSameOnATopic() throws JsonProcessingException {
        EntryAdded entry = entry("“x” \\ y", "why");
        String json = EventCodec.json().writeValueAsString(entry);
        assertThat(EventCodec.json().readValue(json, EntryAdded.class).expectedHash())
                .isEqualTo(entry.hash());
    }
}
