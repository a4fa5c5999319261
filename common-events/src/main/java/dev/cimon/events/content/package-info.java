/** What a person reads, independent of Slack: the engine says it, the notifier draws it. */
@NullMarked
package dev.cimon.events.content;

import org.jspecify.annotations.NullMarked;
