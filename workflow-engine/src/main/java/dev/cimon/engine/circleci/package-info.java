/** CircleCI as the engine needs it: starts pipelines, finds them again, follows and cancels them. */
@NullMarked
package dev.cimon.engine.circleci;

import org.jspecify.annotations.NullMarked;
