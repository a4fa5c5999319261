/** A stand-in for CircleCI: the API v2 under {@code /circleci}, pipelines that run on a clock, and their webhooks. */
@NullMarked
package dev.cimon.sandbox.circleci;

import org.jspecify.annotations.NullMarked;
