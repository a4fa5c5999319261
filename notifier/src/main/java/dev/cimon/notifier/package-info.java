/** The service that makes Slack show what the engine says. */
@NullMarked
package dev.cimon.notifier;

import org.jspecify.annotations.NullMarked;
