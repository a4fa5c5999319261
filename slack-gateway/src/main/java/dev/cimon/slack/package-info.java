/** What people do in Slack as events on Kafka. */
@NullMarked
package dev.cimon.slack;

import org.jspecify.annotations.NullMarked;
