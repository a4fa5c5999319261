package dev.cimon.chaos;

import dev.cimon.story.Tape;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Something that dies and comes back.
 *
 * @param away how long it stays away
 * @param begin takes it away
 * @param end starts it again
 * @param ready returns once it has come back
 * @param sign what only happens when it works
 */
record Trouble(String name, Duration away, Runnable begin, Runnable end, Runnable ready, Predicate<Tape.Entry> sign) {}
