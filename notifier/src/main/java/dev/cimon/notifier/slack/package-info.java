/** Slack's Web API and response URLs, with the few outcomes a call can have. */
@NullMarked
package dev.cimon.notifier.slack;

import org.jspecify.annotations.NullMarked;
