package dev.cimon.workflow;

/** What becomes of a deployment while another one to the same environment is on its way. */
public enum Concurrency {
    /** It waits for its turn. */
    QUEUE("queue"),
    /** The other one is cancelled. */
    CANCEL_RUNNING("cancel-running"),
    /** It is refused. */
    REFUSE("refuse");

    private final String word;

    Concurrency(String word) {
        this.word = word;
    }

    /** As it stands in the file. */
    public String word() {
        return word;
    }
}
