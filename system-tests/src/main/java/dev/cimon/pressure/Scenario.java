package dev.cimon.pressure;

/** One kind of pressure on a system of its own. */
interface Scenario {

    /** Goes through it; what was found stands in the account. */
    void play(Stage stage, Account account);
}
