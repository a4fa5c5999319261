package dev.cimon.workflow;

import java.util.List;

/** What came of reading a workflow file. */
public sealed interface Reading {

    /** It says this. */
    record Good(WorkflowFile file) implements Reading {}

    /** It cannot be used. */
    record Broken(List<Mistake> mistakes) implements Reading {
        /** @throws IllegalArgumentException if there is no mistake */
        public Broken {
            mistakes = mistakes.stream().sorted(Mistake.IN_ORDER).toList();
            if (mistakes.isEmpty()) {
                throw new IllegalArgumentException("broken without a mistake");
            }
        }
    }
}
