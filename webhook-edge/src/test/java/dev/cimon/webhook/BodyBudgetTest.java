package dev.cimon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private final BodyBudget budget = new BodyBudget(10);

    @Test
    void givesWhatThereIsAndNoMore() {
        assertThat(budget.take(6)).isTrue();
        assertThat(budget.take(5)).isFalse();
        assertThat(budget.take(4)).isTrue();
        assertThat(budget.take(1)).isFalse();
    }

    @Test
    void hasAgainWhatWasGivenBack() {
        assertThat(budget.take(10)).isTrue();
        budget.giveBack(3);

        assertThat(budget.take(4)).isFalse();
        assertThat(budget.take(3)).isTrue();
    }
}
