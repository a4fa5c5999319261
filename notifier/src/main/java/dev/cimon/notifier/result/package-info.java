/** What Slack answered, on its way to Kafka. */
@NullMarked
package dev.cimon.notifier.result;

import org.jspecify.annotations.NullMarked;
