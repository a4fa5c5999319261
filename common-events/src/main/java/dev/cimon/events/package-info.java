/** The contracts between the services: what they say on Kafka, how it is encoded and where it goes. */
@NullMarked
package dev.cimon.events;

import org.jspecify.annotations.NullMarked;
