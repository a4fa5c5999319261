/** CircleCI's webhooks as events on Kafka. */
@NullMarked
package dev.cimon.circleci;

import org.jspecify.annotations.NullMarked;
