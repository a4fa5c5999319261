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
        assertThat(slots.takeFree()).isEqualTo(2);
        Slots.Slot slot = slots.occupy();
        slots.giveBack(1);

        slot.waitFor(() -> {
            assertThat(slots.moveAside(NOT_YET)).isZero();
            return assertThat(slots.moveAside(ALREADY)).isEqualTo(1);
        });

        assertThat(slots.takeFree()).isEqualTo(2);
    }

    @Test
    void leavesWhatDoesNotWaitForAProviderWhereItIs() throws InterruptedException {
        slots.takeFree();
        Slots.Slot slot = slots.occupy();
        assertThat(slots.moveAside(ALREADY)).isZero();

        slot.waitFor(() -> "an answer");

        assertThat(slots.moveAside(ALREADY)).isZero();
    }

    @Test
    void movesNothingAsideTwiceAndNotMoreThanThereIsRoomFor() throws InterruptedException {
        slots.takeFree();
        Slots.Slot first = slots.occupy();
        Slots.Slot second = slots.occupy();

        int moved = first.waitFor(() -> second.waitFor(() -> slots.moveAside(ALREADY) + slots.moveAside(ALREADY)));
        assertThat(moved).isEqualTo(1);
        assertThat(slots.takeFree()).isEqualTo(1);

        first.close();
        second.close();
        slots.giveBack(1);
        assertThat(slots.takeFree()).isEqualTo(2);
    }

    @Test
    void givesAPlaceBackOnce() throws InterruptedException {
        slots.takeFree();
        Slots.Slot slot = slots.occupy();
        slots.occupy();

        slot.close();
        slot.close();

        assertThat(slots.takeFree()).isEqualTo(1);
    }

    @Test
    void isClosedOnlyOnceWhatIsAsideHasEndedToo() throws InterruptedException {
        slots.takeFree();
        Slots.Slot slot = slots.occupy();
        slots.giveBack(1);
        slot.waitFor(() -> slots.moveAside(ALREADY));

        assertThat(slots.close(ALREADY)).isFalse();

        slots.giveBack(2); // what closing in vain has taken
        slot.close();
        assertThat(slots.close(ALREADY)).isTrue();
    }
}
