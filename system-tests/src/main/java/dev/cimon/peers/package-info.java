/**
 * Compares the gateways with their peers: what each answers, what it costs, how long it takes. Runs by {@code ./cimon bench
 * peers}.
 */
@NullMarked
package dev.cimon.peers;

import org.jspecify.annotations.NullMarked;
