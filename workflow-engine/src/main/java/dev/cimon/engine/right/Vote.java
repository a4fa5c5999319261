package dev.cimon.engine.right;

import dev.cimon.events.reference.Revision;
import java.time.Instant;

/**
 * Somebody agrees to a deployment.
 *
 * @param right by which they may, in words
 * @param revision the one they agreed to
 */
public record Vote(Identity by, String right, Revision revision, Instant at) {}
