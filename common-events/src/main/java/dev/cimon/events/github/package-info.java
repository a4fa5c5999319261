/** What happened on GitHub. */
@NullMarked
package dev.cimon.events.github;

import org.jspecify.annotations.NullMarked;
