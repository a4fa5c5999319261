/** Where the time goes between a webhook and the last Slack call, as OpenTelemetry traces; off unless asked for. */
@NullMarked
package dev.cimon.trace;

import org.jspecify.annotations.NullMarked;
