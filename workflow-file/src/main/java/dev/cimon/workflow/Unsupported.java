package dev.cimon.workflow;

import java.util.Set;

/**
 * Keys of the format that the engine does not obey yet. They are refused: nobody should believe that something protects
 * production which does not.
 */
final class Unsupported {

    static final Set<String> KEYS = Set.of("slack-groups");

    private Unsupported() {}
}
