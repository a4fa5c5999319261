/** GitHub's webhooks as events on Kafka. */
@NullMarked
package dev.cimon.github;

import org.jspecify.annotations.NullMarked;
