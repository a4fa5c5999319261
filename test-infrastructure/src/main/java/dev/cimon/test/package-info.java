/**
 * What the tests of the services stand on: a real broker, a real database and the simulated providers, started once per
 * JVM. Embedded by default; Kafka and PostgreSQL in containers with {@code -Dcimon.test.infra=testcontainers}.
 */
@NullMarked
package dev.cimon.test;

import org.jspecify.annotations.NullMarked;
