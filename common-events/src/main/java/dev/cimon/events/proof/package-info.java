/**
 * How somebody proves which GitHub account is theirs: what workflow-engine gives them on their way through the browser, and
 * github-gateway believes.
 */
@NullMarked
package dev.cimon.events.proof;

import org.jspecify.annotations.NullMarked;
