package dev.cimon.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final Duration ALREADY = Duration.ZERO;
    private static final Duration NOT_YET = Duration.ofHours(1);

    private final Slots slots = new Slots(2, 1);

    @Test
    void makesRoomForOthersWhileAProviderKeepsAnEffectWaiting() {
        Slots.Slot slot = enter();
        assertThat(room()).isEqualTo(1);

        slot.waitFor(() -> {
            assertThat(slots.moveAside(NOT_YET)).isZero();
            return assertThat(slots.moveAside(ALREADY)).isEqualTo(1);
        });

        assertThat(room()).isEqualTo(2);
    }

    @Test
    void leavesWhatDoesNotWaitForAProviderWhereItIs() {
        Slots.Slot slot = enter();
        assertThat(slots.moveAside(ALREADY)).isZero();

        slot.waitFor(() -> "an answer");

        assertThat(slots.moveAside(ALREADY)).isZero();
        assertThat(room()).isEqualTo(1);
    }

    @Test
    void makesRoomForOthersWhenItIsToldTo() {
        Slots.Slot slot = enter();

        assertThat(slot.moveAside()).isTrue();
        assertThat(slot.moveAside()).isFalse();

        assertThat(room()).isEqualTo(2);
    }

    @Test
    void movesNothingAsideTwiceAndNotMoreThanThereIsRoomFor() {
        Slots.Slot first = enter();
        Slots.Slot second = enter();
        assertThat(room()).isZero();

        int moved = first.waitFor(() -> second.waitFor(() -> slots.moveAside(ALREADY) + slots.moveAside(ALREADY)));
        assertThat(moved).isEqualTo(1);
        assertThat(room()).isEqualTo(1);

        first.close();
        second.close();
        assertThat(room()).isEqualTo(2);
    }

    @Test
    void givesAPlaceBackOnce() {
        Slots.Slot slot = enter();
        enter();

        slot.close();
        slot.close();

        assertThat(room()).isEqualTo(1);
    }

    @Test
    void isNotClosedWhileSomethingIsAside() throws InterruptedException {
        enter().moveAside();

        assertThat(slots.close(ALREADY)).isFalse();
    }

    @Test
    void isClosedOnceEverythingHasEnded() throws InterruptedException {
        Slots.Slot slot = enter();
        slot.moveAside();
        slot.close();

        assertThat(slots.close(ALREADY)).isTrue();
    }

    @Test
    void reservesNoMoreThanThereAreUntilTheyAreGivenBack() {
        Slots.Reservation one = slots.reserve(1);
        Slots.Reservation other = slots.reserve(5);
        assertThat(one.places()).isEqualTo(1);
        assertThat(other.places()).isEqualTo(1);
        assertThat(slots.reserve(1).places()).isZero();

        assertThat(one.end(0)).isZero();
        assertThat(other.end(0)).isZero();

        assertThat(room()).isEqualTo(2);
    }

    @Test
    void takesBackWhatNobodyEnds() {
        Slots.Reservation left = slots.reserve(2);
        slots.takeBack(NOT_YET);
        assertThat(room()).isZero();

        slots.takeBack(ALREADY);
        assertThat(room()).isEqualTo(2);

        assertThat(left.end(2)).isZero();
        assertThat(room()).isEqualTo(2);
    }

    @Test
    void isNotClosedWhileSomethingIsReserved() throws InterruptedException {
        Slots.Reservation reservation = slots.reserve(1);
        assertThat(slots.close(ALREADY)).isFalse();

        reservation.end(0);
        assertThat(slots.close(ALREADY)).isTrue();
    }

    private Slots.Slot enter() {
        assertThat(slots.reserve(1).end(1)).isEqualTo(1);
        return slots.enter();
    }

    private int room() {
        Slots.Reservation reservation = slots.reserve(2);
        int room = reservation.places();
        reservation.end(0);
        return room;
    }
}
