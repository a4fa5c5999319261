package dev.cimon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final int MIB = 1024 * 1024;

    /** One MiB for what is usual of each body, and one for what is beyond. */
    private final BodyBudget budget = BodyBudget.ofHeap(8 * MIB);

    @Test
    void givesWhatThereIsAndNoMore() {
        assertThat(budget.largest()).isEqualTo(MIB + BodyBudget.USUAL);
        assertThat(budget.grow(0, MIB / 2)).isTrue();
        assertThat(budget.grow(0, MIB)).isFalse();
        assertThat(budget.grow(MIB / 2, MIB + BodyBudget.USUAL + 1)).isFalse();
        assertThat(budget.grow(MIB / 2, MIB + BodyBudget.USUAL)).isTrue();
    }

    @Test
    void hasAgainWhatWasGivenBack() {
        assertThat(budget.grow(0, MIB)).isTrue();
        budget.giveBack(MIB);

        assertThat(budget.grow(0, MIB + BodyBudget.USUAL)).isTrue();
        budget.giveBack(MIB + BodyBudget.USUAL);
        for (int n = 0; n < MIB / BodyBudget.USUAL; n++) {
            assertThat(budget.grow(0, BodyBudget.USUAL)).isTrue();
        }
        assertThat(budget.grow(0, 1)).isFalse();
    }

    @Test
    void hasRoomForTheUsualWhateverIsLarge() {
        assertThat(budget.grow(0, MIB + BodyBudget.USUAL)).isTrue();
        assertThat(budget.grow(0, BodyBudget.USUAL + 1)).isFalse();
        for (int n = 1; n < MIB / BodyBudget.USUAL; n++) {
            assertThat(budget.grow(0, BodyBudget.USUAL)).isTrue();
        }
    }
}
