package dev.cimon.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of a trace that has ended.
 *
 * @param traceId 32 hexadecimal digits
 * @param id 16 hexadecimal digits
 * @param parent the step that it is a part of; empty for the first
 */
record Span(
        String traceId,
        String id,
        Optional<String> parent,
        String name,
        Instant began,
        Instant ended,
        boolean failed) {}
