/** What happened in Slack, what Slack should show, and what it answered. */
@NullMarked
package dev.cimon.events.slack;

import org.jspecify.annotations.NullMarked;
