package dev.cimon.events.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final ProofRequest REQUEST = new ProofRequest(
            RepositoryName.of("acme/shop"),
            new ChannelRef("T0ACME", "C0SHOP"),
            new SlackUser("U0ALICE", "alice"),
            "trigger-1",
            NOON.plus(ProofRequest.LIFE));

    private final Seal<ProofRequest> seal = new Seal<>("secret", ProofRequest.class);

    @Test
    void givesBackWhatWasClosed() {
        String closed = seal.close(REQUEST);
        assertThat(closed).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
        assertThat(seal.open(closed)).contains(REQUEST);
    }

    @Test
    void opensNothingThatWasChanged() {
        String closed = seal.close(REQUEST);
        for (int at = 0; at < closed.length(); at++) {
            char other = closed.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(seal.open(closed.substring(0, at) + other + closed.substring(at + 1)))
                    .isEmpty();
        }
    }

    @Test
    void opensNothingOfAnotherSecretOrShape() {
        assertThat(new Seal<>("another", ProofRequest.class).open(seal.close(REQUEST)))
                .isEmpty();
        assertThat(new Seal<>("secret", SlackUser.class).open(seal.close(REQUEST)))
                .isEmpty();
    }

    @Test
    void opensNothingOfAnotherVersion() {
        record Shapes() {
            record ProofRequest(String person) {}
        }
        String newer = new Seal<>("secret", Shapes.ProofRequest.class).close(new Shapes.ProofRequest("alice"));
        assertThat(seal.open(newer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "e30", "e30.", ".e30", "ü.ü", "%.%"})
    void opensNoGarbage(String garbage) {
        assertThat(seal.open(garbage)).isEmpty();
    }

    @Test
    void expiresAtTheEndOfItsTenMinutes() {
        assertThat(REQUEST.expired(NOON.plusSeconds(599))).isFalse();
        assertThat(REQUEST.expired(NOON.plusSeconds(600))).isTrue();
    }
}
