package dev.cimon.engine.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * A call that has ended.
 *
 * @param provider its name as people read it
 * @param operation the HTTP method
 * @param answer absent if there was none
 */
public record ProviderCall(
        String provider, String operation, Duration took, Outcome<Answer> outcome, Optional<Answer> answer) {}
