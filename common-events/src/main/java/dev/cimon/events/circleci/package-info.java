/** What happened on CircleCI. */
@NullMarked
package dev.cimon.events.circleci;

import org.jspecify.annotations.NullMarked;
