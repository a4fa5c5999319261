package dev.cimon.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final Duration ALREADY = Duration.ZERO;
    private static final Duration NOT_YET = Duration.ofHours(1);

    private final Slots slots = new Slots(2, 1);

    @Test
    void makesRoomForOthersWhileAProviderKeepsAnEffectWaiting() throws InterruptedException {
        Slots.Slot slot = slots.enter();
        assertThat(slots.room()).isEqualTo(1);

        slot.waitFor(() -> {
            assertThat(slots.moveAside(NOT_YET)).isZero();
            return assertThat(slots.moveAside(ALREADY)).isEqualTo(1);
        });

        assertThat(slots.room()).isEqualTo(2);
    }

    @Test
    void leavesWhatDoesNotWaitForAProviderWhereItIs() throws InterruptedException {
        Slots.Slot slot = slots.enter();
        assertThat(slots.moveAside(ALREADY)).isZero();

        slot.waitFor(() -> "an answer");

        assertThat(slots.moveAside(ALREADY)).isZero();
        assertThat(slots.room()).isEqualTo(1);
    }

    @Test
    void makesRoomForOthersWhenItIsToldTo() throws InterruptedException {
        Slots.Slot slot = slots.enter();

        assertThat(slot.moveAside()).isTrue();
        assertThat(slot.moveAside()).isFalse();

        assertThat(slots.room()).isEqualTo(2);
    }

    @Test
    void movesNothingAsideTwiceAndNotMoreThanThereIsRoomFor() throws InterruptedException {
        Slots.Slot first = slots.enter();
        Slots.Slot second = slots.enter();
        assertThat(slots.room()).isZero();

        int moved = first.waitFor(() -> second.waitFor(() -> slots.moveAside(ALREADY) + slots.moveAside(ALREADY)));
        assertThat(moved).isEqualTo(1);
        assertThat(slots.room()).isEqualTo(1);

        first.close();
        second.close();
        assertThat(slots.room()).isEqualTo(2);
    }

    @Test
    void givesAPlaceBackOnce() throws InterruptedException {
        Slots.Slot slot = slots.enter();
        slots.enter();

        slot.close();
        slot.close();

        assertThat(slots.room()).isEqualTo(1);
    }

    @Test
    void isNotClosedWhileSomethingIsAside() throws InterruptedException {
        slots.enter().moveAside();

        assertThat(slots.close(ALREADY)).isFalse();
    }

    @Test
    void isClosedOnceEverythingHasEnded() throws InterruptedException {
        Slots.Slot slot = slots.enter();
        slot.moveAside();
        slot.close();

        assertThat(slots.close(ALREADY)).isTrue();
    }
}
