package dev.cimon.engine.circleci;

import dev.cimon.events.reference.PipelineId;
import java.net.URI;

/**
 * A pipeline that exists.
 *
 * @param number unique in its project
 * @param url of its page
 */
public record Pipeline(PipelineId id, long number, URI url) {}
