/** Cimon's events on Kafka: creating the topics, publishing, reading. */
@NullMarked
package dev.cimon.bus;

import org.jspecify.annotations.NullMarked;
