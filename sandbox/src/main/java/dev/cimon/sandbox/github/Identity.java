package dev.cimon.sandbox.github;

import java.time.Instant;

/** Who calls. */
sealed interface Identity {
    record Person(Account account) implements Identity {}

    /** The App itself: may only ask for its installations and deliveries. */
    record App(String id) implements Identity {}

    record Installation(Account bot, Instant expires) implements Identity {}
}
