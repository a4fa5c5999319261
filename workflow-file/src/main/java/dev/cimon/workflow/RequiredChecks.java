package dev.cimon.workflow;

import java.util.List;

/** Which commit statuses and check runs must be green. */
public sealed interface RequiredChecks {

    /** None: red ones do not matter. */
    record None() implements RequiredChecks {}

    /** Every one that the commit has. */
    record All() implements RequiredChecks {}

    /** Those of these names, whether the commit has them already or not. */
    record Named(List<String> names) implements RequiredChecks {
        public Named {
            names = List.copyOf(names);
        }
    }
}
