/**
 * What the webhook gateways have in common: nothing is read before its signature was verified, nothing is answered with
 * 2xx before Kafka has it.
 */
@NullMarked
package dev.cimon.webhook;

import org.jspecify.annotations.NullMarked;
